"""Phrases whose words look like an entity and are none: "that's all", "this week", "make it"."""
from actions.language.pack_tables import Phrase, groups_of, phrases_of
from actions.language.tokens import phrase


def idle_phrases() -> frozenset[Phrase]:
    """Each in the words of the matchers; they keep their words from naming anything."""
    behind = groups_of("stop_phrases.after").items()
    before = groups_of("stop_phrases.before").items()
    return frozenset(
        [phrase(word) + end for word, ends in behind for end in ends]
        + [start + phrase(word) for word, starts in before for start in starts]
        + list(phrases_of("stop_phrases.phrases"))
    )
