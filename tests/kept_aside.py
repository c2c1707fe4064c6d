"""Which messages of a set nobody looks at while tuning."""
from hashlib import sha256


def is_kept_aside(text: str, shares: int) -> bool:
    """One of so many, by a hash of the text, so that it stays whatever is added."""
    return int(sha256(text.encode()).hexdigest(), 16) % shares == 0
