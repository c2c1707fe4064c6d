"""Words that ask for several attributes: the rest of the message tells which one is meant."""
from dataclasses import replace
from typing import Mapping, Optional, Sequence

from bot.nlu.entities.mention import Fact, Found
from bot.nlu.entities.unreliable_aliases import WEAK

Words = Sequence[str]

MEASURES = frozenset(
    """how what berapa seberapa many much big large long high far size ukuran besar lama panjang
    tinggi senti cm kg kilo kilogram gram liter litre meter menit jam""".split()
)
LASTING = frozenset(
    """last take took hold burn run keep stay charge charging set setup install need wait dry
    battery""".split()
)
LENGTHS = frozenset(("size_cm", "height_cm", "cable_m"))


def choose(
    findings: Sequence[Found],
    words: Words,
    fitting: Mapping[str, int],
    uses: Mapping[str, int],
    named: Mapping[tuple[str, ...], tuple[Fact, ...]],
) -> list[Found]:
    """One attribute for each word that asks: of those that fit, the most used."""
    timed = [t for f in findings if (t := _without_lengths(f, words))]
    is_clear = any(is_asked(f) and len(f.facts) == 1 for f in timed)
    clear = [_clear(f, fitting, uses, is_clear) for f in _apart(timed, fitting, words)]
    chosen = [_fitted(f, words, fitting, named) for f in clear if f]
    return [f for f in chosen if not (_is_measure(f, words) and _is_said_better(f, chosen, words))]


def is_asked(found: Found) -> bool:
    return found.facts[0].entity == "attribute"


def _without_lengths(found: Found, words: Words) -> Optional[Found]:
    """ "How long does it last" asks for no centimetres."""
    is_long = is_asked(found) and "long" in words[found.first : found.end]
    if not (is_long and LASTING & set(words[found.end :])):
        return found
    facts = tuple(fact for fact in found.facts if fact.value not in LENGTHS)
    return replace(found, facts=facts) if facts else None


def _apart(
    findings: Sequence[Found], fitting: Mapping[str, int], words: Words
) -> list[Found]:
    """Of attributes side by side, "tinggi hak berapa senti", the one that fits best."""
    kept: list[Found] = []
    for found in findings:
        last = kept[-1] if kept else None
        is_beside = last and last.end == found.first and is_asked(last) and is_asked(found)
        if last and is_beside and WEAK & set(words[last.first : found.end]):
            kept[-1] = max(last, found, key=lambda f: (_fit(f, fitting), f.length))
        else:
            kept.append(found)
    return kept


def _fit(found: Found, fitting: Mapping[str, int]) -> int:
    return max(fitting.get(fact.value, 0) for fact in found.facts)


def _clear(
    found: Found, fitting: Mapping[str, int], uses: Mapping[str, int], is_clear: bool
) -> Optional[Found]:
    """The attribute most used of those that fit; a vague word gives way to a clear one."""
    if not is_asked(found) or len(found.facts) == 1:
        return found
    kept = [fact for fact in found.facts if fact.value in fitting]
    if is_clear and not kept:
        return None
    best = max(kept or found.facts, key=lambda f: (fitting.get(f.value, 0), uses.get(f.value, 0)))
    return replace(found, facts=(best,))


def _fitted(
    found: Found,
    words: Words,
    fitting: Mapping[str, int],
    named: Mapping[tuple[str, ...], tuple[Fact, ...]],
) -> Found:
    """What the thing hasn't, by what it has under one of the words: a phone's battery life."""
    if not is_asked(found) or not fitting or found.facts[0].value in fitting:
        return found
    others = [
        fact
        for word in words[found.first : found.end]
        for fact in named.get((word,), ())
        if fact.entity == "attribute" and fact.value in fitting
    ]
    return replace(found, facts=(others[0],)) if others else found


def _is_measure(found: Found, words: Words) -> bool:
    return is_asked(found) and set(words[found.first : found.end]) <= MEASURES


def _is_said_better(found: Found, findings: Sequence[Found], words: Words) -> bool:
    return any(is_asked(f) and f != found and not _is_measure(f, words) for f in findings)
