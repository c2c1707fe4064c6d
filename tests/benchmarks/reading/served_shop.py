"""A shop in which one message is served as the bot would, without its processes between."""
import asyncio
import os
from contextlib import contextmanager
from dataclasses import dataclass
from inspect import isabstract
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Iterator, Mapping, Sequence

from rasa.core.channels.channel import UserMessage
from rasa_sdk.executor import ActionExecutor

from actions.handlers.shop_action import ShopAction
from actions.saying.reply import Reply
from actions.schema import open_shop_database
from actions.shop.catalogue.catalogue import Catalogue
from actions.shop.finding import found_by
from actions.shop.loading.storing import store_catalogue
from actions.shop.search.vectors import fill_vectors
from actions.shop.visit import ShopFront
from actions.turn import slots
from actions.turn.intents import intents
from actions.turn.turn import Turn
from actions.turn.understood import read_entities, read_guesses
from actions.turn.wanted import load_search
from bot.dialogue.message_parts import parts_of_message
from bot.nlu.parse_data import ParseData
from bot.rasa.agent import ShopAgent
from bot.rasa.parsing import load_parser

IN_STOCK = 10
ANSWERS = {intent.name: intent.answer for intent in intents()}

Skus = list[str]

@dataclass
class ServedShop:
    """Each message is the first of a conversation in `language`."""

    name: str
    catalogue: Catalogue
    front: ShopFront
    agent: ShopAgent
    handlers: Mapping[str, ShopAction]

    def found(self, text: str, language: str) -> Skus:
        """All that is found for a message, best first: a product shown, or all of a search."""
        parsed: Any = self.understood(text)
        parts = parts_of_message(UserMessage(text), parsed)
        found = [sku for part in parts for sku in self._served(part.parse_data, language)]
        return list(dict.fromkeys(found))

    def understood(self, text: str) -> Mapping[str, Any]:
        parsed: Mapping[str, Any] = asyncio.run(self.agent.parse_message(text))
        return parsed

    def _served(self, parsed: ParseData, language: str) -> Skus:
        turn = _turn(parsed, language)
        handler = next(
            (self.handlers[a] for a in ANSWERS[turn.intent] if a in self.handlers), None
        )
        return self._shown(handler.serve(turn), turn) if handler else []

    def _shown(self, reply: Reply, turn: Turn) -> Skus:
        kept: dict[str, Any] = {event["name"]: event["value"] for event in reply.events}
        search = load_search(kept.get(slots.SEARCH))
        if not search:
            return [kept[slots.FOCUS]] if kept.get(slots.FOCUS) else []
        with self.front.visit(turn.shopper, writes=False) as visit:
            return [product.sku for product in found_by(search, visit).products]

@contextmanager
def served(name: str, catalogue: Catalogue, model: Path) -> Iterator[ServedShop]:
    """A database with this catalogue, its vectors made, and the model as it reads there."""
    with TemporaryDirectory(prefix="bench-reading-") as folder:
        url = f"sqlite:///{folder}/shop.db"
        database = open_shop_database(url, may_create=True)
        with database.session_scope() as db:
            store_catalogue(db, catalogue, _stock(catalogue))
        fill_vectors(database)
        os.environ["PRAMUNIAGA_DATABASE_URL"] = url
        front = ShopFront(database)
        yield ServedShop(name, front.catalogue(), front, load_parser(model), _handlers(front))
        database.close()

def _turn(parsed: Any, language: str) -> Turn:
    entities = read_entities(parsed["entities"])
    told = next((e.value for e in entities if e.name == "language"), language)
    return Turn(
        "bench", parsed["text"], parsed["intent"]["name"] or "", entities,
        read_guesses(parsed.get("intent_ranking") or ()), slots={slots.LANGUAGE: told},
    )

def _handlers(front: ShopFront) -> dict[str, ShopAction]:
    """Those that only read, by name: none else shows goods for a first message."""
    ActionExecutor().register_package("actions.handlers")
    kinds = [
        kind for kind in ShopAction.__subclasses__()
        if not (getattr(kind, "writes", True) or isabstract(kind))
    ]
    return {made.name(): made for made in (kind(lambda: front) for kind in kinds)}

def _stock(catalogue: Catalogue) -> dict[str, int]:
    products = catalogue.products.values()
    variants: Sequence[str] = [v.id for product in products for v in product.variants]
    return dict.fromkeys([*catalogue.products, *variants], IN_STOCK)
