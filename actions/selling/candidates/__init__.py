"""The selling strategies: one file each, and a line here."""
from actions.selling.candidates.accessory import Accessory
from actions.selling.candidates.next_tier import NextTier
from actions.selling.strategy import Strategy

STRATEGIES: tuple[Strategy, ...] = (
    Accessory(),
    NextTier(),
)
