"""Holdout: a fixed share of shoppers gets no offers on our account, so that the effect shows."""
import hashlib

from actions.selling.rules import Rules

STEPS = 2**32


def is_held_out(visitor: str, rules: Rules) -> bool:
    """By a stable hash of the visitor: the same one is always in or always out."""
    digest = hashlib.sha256(f"holdout {visitor}".encode()).digest()
    return int.from_bytes(digest[:4], "big") < float(rules.holdout_share) * STEPS
