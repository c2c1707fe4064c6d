"""Which attribute a vague word asks for: the others of the message tell."""
from dataclasses import replace
from typing import Sequence

from bot.nlu.found import Found
from bot.nlu.vocabulary import Vocabulary


def clearest(findings: Sequence[Found], vocabulary: Vocabulary) -> list[Found]:
    """Vague words ("how long") keep the attributes of the category named, or give way."""
    facts = [fact for found in findings for fact in found.facts]
    fitting = frozenset().union(
        *(
            vocabulary.category_attributes.get(fact.value, frozenset())
            for fact in facts
            if fact.entity == "category"
        )
    )
    narrowed = [_fitting(found, fitting) if _is_vague(found) else found for found in findings]
    is_clear = any(_is_asked(found) and not _is_vague(found) for found in narrowed)
    return [found for found in narrowed if not (is_clear and _is_vague(found))]


def _fitting(found: Found, attributes: frozenset[str]) -> Found:
    kept = tuple(fact for fact in found.facts if fact.value in attributes)
    return replace(found, facts=kept) if kept else found


def _is_asked(found: Found) -> bool:
    return found.facts[0].entity == "attribute"


def _is_vague(found: Found) -> bool:
    return _is_asked(found) and len(found.facts) > 1
