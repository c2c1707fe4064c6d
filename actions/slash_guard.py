"""Typed text that begins with a slash, which Rasa would obey as a command: guarded, it is words."""

SLASH = "/"  # begins what a button says for the shopper
GUARD = "\u2060"


def guarded(text: str) -> str:
    """As Rasa gets what a shopper typed."""
    return GUARD + text if text.startswith(SLASH) else text


def unguarded(text: str) -> str:
    """As the shopper typed it."""
    return text.lstrip(GUARD)
