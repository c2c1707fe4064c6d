"""Words that ask for several attributes: the rest of the message tells which one is meant."""
from dataclasses import dataclass, replace
from typing import Mapping, Optional, Sequence

from actions.language.pack_tables import words_of
from bot.nlu.entities.mention import Fact, Found

Words = Sequence[str]

MEASURES = words_of("questions.measures")
LONG, LASTING = words_of("questions.long"), words_of("questions.lasting")


@dataclass(frozen=True)
class Attributes:
    """What tells the attributes of a catalogue apart where a word asks for several."""

    fitting: Mapping[str, int]  # of the kind of thing spoken of, with how many things have each
    uses: Mapping[str, int]  # with how many products have each
    lengths: frozenset[str]  # measured in units of length
    named: Mapping[tuple[str, ...], tuple[Fact, ...]]
    unreliable: frozenset[str]  # words that mostly mean no attribute


def choose(findings: Sequence[Found], words: Words, attributes: Attributes) -> list[Found]:
    """One attribute for each word that asks: of those that fit, the most used."""
    timed = [t for f in findings if (t := _without_lengths(f, words, attributes.lengths))]
    is_clear = any(is_asked(f) and len(f.facts) == 1 for f in timed)
    clear = [_clear(f, attributes, is_clear) for f in _apart(timed, attributes, words)]
    chosen = [_fitted(f, words, attributes) for f in clear if f]
    return [f for f in chosen if not (_is_measure(f, words) and _is_said_better(f, chosen, words))]


def is_asked(found: Found) -> bool:
    return found.facts[0].entity == "attribute"


def _without_lengths(found: Found, words: Words, lengths: frozenset[str]) -> Optional[Found]:
    """ "How long does it last" asks for no centimetres."""
    is_long = is_asked(found) and LONG & set(words[found.first : found.end])
    if not (is_long and LASTING & set(words[found.end :])):
        return found
    facts = tuple(fact for fact in found.facts if fact.value not in lengths)
    return replace(found, facts=facts) if facts else None


def _apart(findings: Sequence[Found], attributes: Attributes, words: Words) -> list[Found]:
    """Of attributes side by side, "tinggi hak berapa senti", the one that fits best."""
    kept: list[Found] = []
    for found in findings:
        last = kept[-1] if kept else None
        is_beside = last and last.end == found.first and is_asked(last) and is_asked(found)
        if last and is_beside and attributes.unreliable & set(words[last.first : found.end]):
            kept[-1] = max(last, found, key=lambda f: (_fit(f, attributes.fitting), f.length))
        else:
            kept.append(found)
    return kept


def _fit(found: Found, fitting: Mapping[str, int]) -> int:
    return max(fitting.get(fact.value, 0) for fact in found.facts)


def _clear(found: Found, attributes: Attributes, is_clear: bool) -> Optional[Found]:
    """The attribute most used of those that fit; a vague word gives way to a clear one."""
    if not is_asked(found) or len(found.facts) == 1:
        return found
    fitting, uses = attributes.fitting, attributes.uses
    kept = [fact for fact in found.facts if fact.value in fitting]
    if is_clear and not kept:
        return None
    best = max(kept or found.facts, key=lambda f: (fitting.get(f.value, 0), uses.get(f.value, 0)))
    return replace(found, facts=(best,))


def _fitted(found: Found, words: Words, attributes: Attributes) -> Found:
    """What the thing hasn't, by what it has under one of the words: a phone's battery life."""
    fitting = attributes.fitting
    if not is_asked(found) or not fitting or found.facts[0].value in fitting:
        return found
    others = [
        fact
        for word in words[found.first : found.end]
        for fact in attributes.named.get((word,), ())
        if fact.entity == "attribute" and fact.value in fitting
    ]
    return replace(found, facts=(others[0],)) if others else found


def _is_measure(found: Found, words: Words) -> bool:
    return is_asked(found) and set(words[found.first : found.end]) <= MEASURES


def _is_said_better(found: Found, findings: Sequence[Found], words: Words) -> bool:
    return any(is_asked(f) and f != found and not _is_measure(f, words) for f in findings)
