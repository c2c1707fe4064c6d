"""Which attributes a message asks for: the rest of the message tells."""
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Container, Mapping, Optional, Sequence

from actions.language.pack_tables import words_of
from actions.language.packs import phrases
from actions.language.tokens import Reading
from bot.nlu.entities.ambiguous_aliases import Attributes, choose, is_asked
from bot.nlu.entities.gazetteer import Vocabulary
from bot.nlu.entities.measures import FITTING
from bot.nlu.entities.mention import Found
from bot.nlu.entities.sizes import as_size_on_sale
from bot.nlu.entities.wanted_flags import tell_wanted

MEASURING, OPENING = words_of("questions.measuring"), words_of("questions.opening")
ASKING_NOTHING = MEASURING | OPENING | words_of("questions.measuring_little")
TAGS = words_of("questions.tags")
THINGS = frozenset(("product", "category", "brand", "reference", "ordinal"))
# Who speaks of these asks the shop, not about a property; "how long" is then a delivery time.
SHOP_MATTERS = words_of("questions.shop_matters")
WENT_WRONG = words_of("questions.went_wrong")
MEMBERSHIP, TIMES = words_of("questions.membership"), words_of("questions.times")
MINE = words_of("pointing.mine")
DEFINITE_ENDINGS = phrases("suffixes.definite")


@dataclass(frozen=True)
class _Message:
    """What was found in a message, and what tells that some of it is not meant."""

    words: tuple[str, ...]
    findings: Sequence[Found]
    is_question: bool
    unreliable: frozenset[str]
    flags: Container[str]  # of the kind of thing spoken of: meant even where nothing is asked

    @cached_property
    def is_for_shop(self) -> bool:
        return bool(SHOP_MATTERS & set(self.words))

    @cached_property
    def is_of_damage(self) -> bool:
        return bool(WENT_WRONG & set(self.words)) and not self.is_question

    @cached_property
    def is_of_membership(self) -> bool:
        return bool(MEMBERSHIP & set(self.words))  # gold and silver

    def words_of(self, found: Found) -> tuple[str, ...]:
        return self.words[found.first : found.end]


def clearest(
    findings: Sequence[Found], text: str, reading: Reading, vocabulary: Vocabulary
) -> list[Found]:
    """Attributes one each, without those another finding makes needless or improbable."""
    words = reading.words
    category = _category(findings, vocabulary)
    fitting = vocabulary.category_attributes.get(category or "", {})
    flags = fitting.keys() & vocabulary.flags.keys()
    message = _Message(
        words, findings, is_question(text, words), vocabulary.unreliable, flags
    )
    kept = [each for each in findings if not _is_improbable(each, message)]
    clear = choose(kept, words, _attributes(fitting, vocabulary))
    clear = [f for f in clear if not _is_own(f, findings, words)]
    clear = [
        as_size_on_sale(f, words, category, vocabulary.sized) if is_asked(f) else f for f in clear
    ]
    wanted = tell_wanted(clear, text, reading, vocabulary)
    return _without_parts(_once(wanted), text, reading)


def _attributes(fitting: Mapping[str, int], vocabulary: Vocabulary) -> Attributes:
    return Attributes(
        fitting, vocabulary.uses, vocabulary.lengths, vocabulary.phrases, vocabulary.unreliable
    )


def _is_improbable(found: Found, message: _Message) -> bool:
    if is_asked(found):
        return message.is_of_damage or _is_idle(found, message) or _is_told(found, message)
    if found.facts[0].entity != "attribute_value":
        return False
    is_span_of_time = bool(TIMES & set(message.words_of(found)))  # of an instalment plan
    return message.is_of_membership or (message.is_for_shop and is_span_of_time)


def _category(findings: Sequence[Found], vocabulary: Vocabulary) -> Optional[str]:
    """Of the first thing the message is about."""
    for found in findings:
        for fact in found.facts:
            category = fact.value if fact.entity == "category" else None
            if fact.entity == "product":
                category = vocabulary.names.categories.get(fact.value)
            if category in vocabulary.category_attributes:
                return category
    return None


def _is_told(found: Found, message: _Message) -> bool:
    """Whether a value beside it says what it is: "warna merah", "16 GB of RAM"."""
    attributes = {fact.value for fact in found.facts}
    is_fit = bool(FITTING & set(message.words_of(found)))
    return any(
        fact.entity == "attribute_value" and (is_fit or fact.value["attribute"] in attributes)
        for other in message.findings
        if other.first - found.end in (0, 1) or found.first - other.end in (0, 1)
        for fact in other.facts
    )


def _is_idle(found: Found, message: _Message) -> bool:
    """Whether the words mean something else here."""
    is_weak = not set(message.words_of(found)) - message.unreliable - ASKING_NOTHING
    if message.is_for_shop:
        return is_weak or len(found.facts) > 1
    if not is_weak or found.facts[0].value in message.flags:
        return False
    return not message.is_question or not _is_about_a_thing(found, message)


def _is_about_a_thing(found: Found, message: _Message) -> bool:
    near = message.words[max(found.first - 3, 0) : found.end + 2]
    is_named = any(fact.entity in THINGS for f in message.findings for fact in f.facts)
    return is_named or bool(MEASURING & set(near))


def is_question(text: str, words: Sequence[str]) -> bool:
    is_open = "?" in text or MEASURING & set(words) or OPENING & set(words[:2])
    return bool(is_open or TAGS & set(words[-3:]))


def _once(findings: Sequence[Found]) -> list[Found]:
    """The same thing said twice counts once; numbers of pieces and places stay as they are.

    So do the words that compare: they say nothing of the goods.
    """
    seen: set[str] = set()
    kept = []
    for found in findings:
        is_counted = found.facts[0].entity in ("quantity", "ordinal", "compared")
        facts = tuple(f for f in found.facts if is_counted or repr(f) not in seen)
        seen.update(repr(fact) for fact in found.facts)
        if facts:
            kept.append(replace(found, facts=facts))
    return kept


def _without_parts(findings: list[Found], text: str, reading: Reading) -> list[Found]:
    """Beside a product and what is asked of it, a category is a part of it: its camera.

    So is "kameranya" in "hp yang kameranya bagus".
    """
    findings = [f for f in findings if not _is_part(f, findings, text, reading)]
    kinds = {fact.entity for found in findings for fact in found.facts}
    if not {"product", "attribute", "category"} <= kinds:
        return findings
    return [found for found in findings if found.facts[0].entity != "category"]


def _is_part(
    found: Found, findings: Sequence[Found], text: str, reading: Reading
) -> bool:
    is_kind = found.facts[0].entity == "category"
    is_behind = any(f.first < found.first and f.facts[0].entity == "category" for f in findings)
    end = reading.ends[found.end - 1]
    return is_kind and is_behind and text[:end].lower().endswith(DEFINITE_ENDINGS)


def _is_own(found: Found, findings: Sequence[Found], words: Sequence[str]) -> bool:
    """Whether a kind is what the shopper has already: "a mouse for my laptop"."""
    is_first = not any(
        f.first < found.first and f.facts[0].entity in ("category", "product") for f in findings
    )
    is_mine = bool(MINE & set(words[max(found.first - 1, 0) : found.first]))
    return found.facts[0].entity == "category" and is_mine and not is_first
