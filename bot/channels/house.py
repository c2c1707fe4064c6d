"""What doors are built from."""
from dataclasses import dataclass, field

from sqlalchemy.engine import Engine

from actions.settings import Settings
from actions.shop.database import Database
from bot.dialogue.wording import Labels


@dataclass(frozen=True)
class House:
    """The settings, the shop's name, both databases, the wording of labels."""

    settings: Settings
    shop_name: str
    memory: Engine = field(repr=False)
    shop: Database = field(repr=False)
    labels: Labels = field(repr=False)
