"""Phrases that mean the same in every shop, by entity and value."""
from actions.language.pack_tables import groups_of, words_of
from bot.nlu.entities.mention import Fact

ENTITIES = ("sort", "wanted_kind", "reference", "wanted_language", "detail")

# "Not English" and "don't understand English" ask for no language by name.
NEGATIONS = words_of("negations.refusing")
# "ganti bahasa" asks for another language without naming it.
LANGUAGE, OTHER_LANGUAGE = words_of("aliases.language"), words_of("aliases.other_language")
# "A bag that fits" points at nothing.
RELATIVE = words_of("pointing.relative")
RELATIVE_BEFORE = words_of("pointing.relative_before")
RELATIVE_AFTER = words_of("pointing.relative_after")
AUXILIARIES = words_of("pointing.auxiliaries")


def everyday_phrases() -> dict[tuple[str, ...], Fact]:
    """Each phrase, in the words of the matchers, with what it says."""
    return {
        words: Fact(entity, value)
        for entity in ENTITIES
        for value, phrases in groups_of(f"aliases.{entity}").items()
        for words in phrases
    }


def is_meant(
    fact: Fact, matched: tuple[str, ...], before: tuple[str, ...], after: tuple[str, ...]
) -> bool:
    """Whether the words around leave the phrase its meaning."""
    is_alone = len(matched) == 1
    if is_alone and matched[0] in RELATIVE:
        if after and RELATIVE_BEFORE & set(before[-1:]):
            return False
        return not (RELATIVE_AFTER & set(after[:1])) or bool(AUXILIARIES & set(before[-1:]))
    if fact.entity != "wanted_language":
        return True
    if is_alone and matched[0] in LANGUAGE and OTHER_LANGUAGE & set(before[-2:]):
        return False
    return not NEGATIONS & set(before[-3:])
