"""Flags wanted, "a waterproof jacket", apart from flags asked about, "is it waterproof"."""
from dataclasses import replace
from typing import Iterable, Sequence

from actions.language.pack_tables import phrases_of, words_of
from actions.language.packs import phrases
from actions.language.tokens import Reading
from bot.nlu.entities.gazetteer import Vocabulary
from bot.nlu.entities.mention import Fact, Found

Words = Sequence[str]

IN_SIGHT = frozenset(("product", "reference", "ordinal"))
# "Do you have", "is there": whether the shop has such a thing, not whether a product is so.
OFFERS, THERE_IS = phrases_of("wishes.offers"), words_of("wishes.there_is")
YES_NO, ASKING = words_of("wishes.yes_no"), words_of("wishes.asking")
DEFINITE, DEFINITE_ENDINGS = words_of("pointing.definite"), phrases("suffixes.definite")
APART = words_of("wishes.apart")
# Who wants something that the message doesn't name by kind.
UNNAMED, CHOOSING = words_of("wishes.unnamed"), words_of("wishes.choosing")
TAGS, WITHOUT = words_of("negations.tags"), words_of("negations.without")
LEAST_ALIKE = 3  # letters: decaf, caffeine
LIKE_NAMED = 4  # letters: folding, folds; lipat, dilipat


def tell_wanted(
    findings: Sequence[Found], text: str, reading: Reading, vocabulary: Vocabulary
) -> list[Found]:
    """Flags as values where they are wanted; the rest stay attributes asked for."""
    told = []
    for found in findings:
        fact = found.facts[0]
        is_flag = fact.entity == "attribute" and fact.value in vocabulary.flags
        if is_flag and _is_wanted(found, findings, text, reading):
            words = reading.words[found.first : found.end]
            value = "no" if _is_refused(words, fact.value, vocabulary) else "yes"
            wanted = {"attribute": fact.value, "value": value}
            found = replace(found, facts=(Fact("attribute_value", wanted),))
        told.append(found)
    return told


def with_flags_of_kinds(
    findings: Iterable[Found], words: Words, vocabulary: Vocabulary
) -> list[Found]:
    """A "folding bike" is a bike, and foldable."""
    told: list[Found] = []
    for found in findings:
        told += _apart(found, words, vocabulary) or [found]
    return told


def _apart(found: Found, words: Words, vocabulary: Vocabulary) -> list[Found]:
    for at in range(found.first + 1, found.end) if found.facts[0].entity == "category" else ():
        parts = Found(found.first, at), Found(at, found.end)
        facts = [vocabulary.phrases.get(tuple(words[p.first : p.end]), ()) for p in parts]
        for kind, flag in ((0, 1), (1, 0)):
            part = words[parts[flag].first : parts[flag].end]
            if facts[kind] == found.facts and _is_called(part, facts[flag], vocabulary):
                wanted = {"attribute": facts[flag][0].value, "value": "yes"}
                told = {
                    kind: replace(parts[kind], facts=found.facts),
                    flag: replace(parts[flag], facts=(Fact("attribute_value", wanted),)),
                }
                return [told[0], told[1]]
    return []


def _is_called(said: Words, facts: Sequence[Fact], vocabulary: Vocabulary) -> bool:
    """Whether it is a flag by its own name, as "folding" is; "rain" in "rain jacket" is none."""
    is_asked = bool(facts) and facts[0].entity == "attribute"
    names = vocabulary.flags.get(facts[0].value, ()) if is_asked else ()
    return any(
        name[:LIKE_NAMED] in word or word[:LIKE_NAMED] in name
        for word in said
        for name in names
        if min(len(word), len(name)) >= LIKE_NAMED
    )


def _is_wanted(found: Found, findings: Sequence[Found], text: str, reading: Reading) -> bool:
    words = reading.words
    kinds = [f for f in findings if f.facts[0].entity == "category"]
    is_in_sight = any(f.facts[0].entity in IN_SIGHT for f in findings)
    if not is_in_sight and any(_describes(found, kind, findings, words) for kind in kinds):
        return True
    if _is_search(found, words) and (kinds or UNNAMED & set(words)):
        return True
    if is_in_sight or _is_asked(found, text, reading, kinds):
        return False
    return bool(kinds) or _is_something_wanted(found, words)


def _describes(found: Found, kind: Found, findings: Iterable[Found], words: Words) -> bool:
    """Whether it stands right before the kind, other values and plain words between them."""
    between = set(range(found.end, kind.first))
    for other in findings:
        between -= set(range(other.first, other.end))
    return found.end <= kind.first and len(between) <= 1 and not any(
        words[at] in APART for at in between
    )  # fmt: skip


def _is_search(found: Found, words: Words) -> bool:
    if any(tuple(words[at : at + len(o)]) == o for o in OFFERS for at in range(len(words))):
        return True
    places = [at for at, word in enumerate(words) if word in THERE_IS]
    return any(at + 1 != found.first and not found.first <= at < found.end for at in places)


def _is_asked(found: Found, text: str, reading: Reading, kinds: Iterable[Found]) -> bool:
    """Whether a product that isn't named is asked about: "tahan air ga", "is the jacket…"."""
    words = reading.words
    if YES_NO & set(words[:1]) or TAGS & set(words[found.end : found.end + 2]):
        return True
    is_question = "?" in text or bool(ASKING & set(words))
    if is_question and any(_is_definite(kind, text, reading) for kind in kinds):
        return True
    is_last = text.rstrip().endswith("?") and found.end == len(words)
    return is_last and (not kinds or any(kind.end == found.first for kind in kinds))


def _is_definite(kind: Found, text: str, reading: Reading) -> bool:
    said = text[: reading.ends[kind.end - 1]].lower()
    before = reading.words[max(kind.first - 2, 0) : kind.first]
    return said.endswith(DEFINITE_ENDINGS) or bool(DEFINITE & set(before))


def _is_something_wanted(found: Found, words: Words) -> bool:
    return bool(UNNAMED & set(words)) and not CHOOSING & set(words)


def _is_refused(said: Words, flag: str, vocabulary: Vocabulary) -> bool:
    """Whether the flag is wanted unset: "decaf", "tanpa kafein"; not "alcohol free", so called."""
    names = vocabulary.flags[flag]
    is_without = WITHOUT & set(said) or any(word in said[0] for word in vocabulary.refusing)
    if WITHOUT & names or not is_without:
        return False
    return any(name[:LEAST_ALIKE] in word for word in said for name in names)
