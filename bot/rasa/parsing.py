"""A model that understands messages and does nothing else: no talk is kept, no action called."""
import logging
from pathlib import Path

from rasa.core.tracker_store import InMemoryTrackerStore
from rasa.shared.core.domain import Domain
from rasa.utils.log_utils import configure_structlog

from bot.rasa.agent import ShopAgent


def load_parser(model: Path) -> ShopAgent:
    """Its `parse_message` tells what a message says, in the shop of the settings."""
    configure_structlog(logging.WARNING)  # below that level Rasa logs what is written
    agent = ShopAgent(tracker_store=InMemoryTrackerStore(Domain.empty()))
    agent.load_model(model)
    return agent
