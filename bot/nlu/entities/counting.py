"""Numbers that say how many or which one of a list, and those that are of a house."""
from typing import Container

from spacy.matcher import Matcher
from spacy.vocab import Vocab

from actions.language.pack_tables import Phrase, words_of
from actions.language.tokens import Reading
from bot.nlu.entities import ordinals, quantities
from bot.nlu.entities.mention import Found

ADDRESS = words_of("street.words") | words_of("street.parts")
RULES = {**ordinals.RULES, **quantities.RULES}


class Counting:
    """Finds ordinals and quantities in a reading."""

    def __init__(self, vocab: Vocab) -> None:
        self._matcher = Matcher(vocab)
        for label, rule in RULES.items():
            self._matcher.add(label, rule.patterns)

    def find(
        self, reading: Reading, units: frozenset[str], goods: Container[str] = frozenset()
    ) -> list[Found]:
        """`goods`: words that name products and kinds, of which a number says how many."""
        results = [*quantities.find_bare(reading, units, goods), *quantities.find_both(reading)]
        for label, first, end in self._matcher(reading.doc):
            rule = RULES[reading.doc.vocab.strings[label]]
            facts = rule.facts(reading.words, first, end)
            if facts:
                results.append(Found(first, end, facts))
        return results


def is_address(words: Phrase) -> bool:
    """Whether numbers are those of a house."""
    return bool(ADDRESS & set(words)) and any(word.isdigit() for word in words)
