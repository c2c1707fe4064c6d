"""Sealing a neutral message for a channel: labels in the shopper's words, payloads as ids."""
import hashlib
import hmac
import logging
from dataclasses import dataclass, field
from typing import Callable, Mapping, Optional, Sequence

from pydantic import SecretStr

from actions.language.packs import default_language
from actions.saying.payloads.action import Action, Titled, Worded, read_action
from actions.saying.responses import LABEL_PREFIX
from bot.channels.channel import NeutralMessage, Shown
from bot.channels.json_values import Body, Json
from bot.dialogue.wording import Labels
from bot.memory.buttons import Button

logger = logging.getLogger(__name__)

ID_LENGTH = 16
PICTURE = "picture"  # the field of a payload that holds an address


@dataclass(frozen=True)
class Sealer:
    """Turns actions into buttons of one conversation, with the packs' wording.

    `picture` says where one is fetched.
    """

    secret: SecretStr = field(repr=False)
    conversation: str
    labels: Labels = field(repr=False)
    picture: Callable[[str], str] = str

    def seal(self, action: Action, language: str) -> Button:
        """The same payload always gets the same id, so that history can be drawn again."""
        sealed = button_id(self.secret, self.conversation, action.payload)
        return Button(sealed, action.payload, self._title(action, language))

    def _title(self, action: Action, language: str) -> str:
        if isinstance(action, Titled):
            return action.title
        text = label_text(self.labels, action.label, language)
        return text.format(**action.facts) if isinstance(action, Worded) else text


def button_id(secret: SecretStr, conversation: str, payload: str) -> str:
    """Opaque, and different for the same payload in another conversation."""
    message = f"{conversation}|{payload}".encode()
    digest = hmac.new(secret.get_secret_value().encode(), message, hashlib.sha256)
    return digest.hexdigest()[:ID_LENGTH]


def label_text(labels: Labels, name: str, language: str) -> str:
    """The wording of a label; the default language's where the language has none of its own."""
    texts = labels.get(name, {})
    text = texts.get(language) or texts.get(default_language())
    if text:
        return text
    logger.warning("No pack has the label %s.", name)
    return name.removeprefix(LABEL_PREFIX).replace("_", " ").capitalize()


def show(message: NeutralMessage, sealer: Sealer) -> Shown:
    """Text, buttons and payload as JSON; the web shows all of it."""
    payload = message.get("custom") or None
    language = payload.get("language") if isinstance(payload, Mapping) else None
    swap = _Swap(sealer, str(language or default_language()))
    body = {
        "text": message.get("text") or None,
        "buttons": swap.buttons(message.get("buttons")),
        "payload": swap.copy(payload),
    }
    return Shown(body, tuple(dict.fromkeys(swap.found)))


@dataclass(frozen=True)
class _Swap:
    """Copies a message with every action sealed; `found` are the buttons it met."""

    sealer: Sealer
    language: str
    found: list[Button] = field(default_factory=list)

    def copy(self, value: Json) -> Json:
        if isinstance(value, (list, tuple)):
            return [self.copy(item) for item in value]
        if not isinstance(value, Mapping):
            return value
        return self._sealed(value) or {
            name: self.sealer.picture(item) if name == PICTURE and isinstance(item, str)
            else self.copy(item)
            for name, item in value.items()
        }

    def buttons(self, values: Json) -> Sequence[Json]:
        """Those that stand beside a text."""
        given = values if isinstance(values, (list, tuple)) else ()
        sealed = (self._sealed(value) for value in given if isinstance(value, Mapping))
        return [button for button in sealed if button]

    def _sealed(self, value: Body) -> Optional[Body]:
        """None of what is no action."""
        action = read_action(value)
        if action is None:
            return None
        button = self.sealer.seal(action, self.language)
        self.found.append(button)
        return {"id": button.id, "title": button.title}
