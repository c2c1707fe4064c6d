"""A bot message as the browser gets it: labels in the shopper's words, payloads sealed as ids."""
import hashlib
import hmac
import logging
from dataclasses import dataclass, field
from typing import Any, Callable, Mapping

from pydantic import SecretStr

from actions.language.packs import default_language
from bot.channels.channel import NeutralMessage, Shown
from bot.dialogue.wording import LABEL_PREFIX, Labels
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

    def seal(self, action: Mapping[str, Any], language: str) -> Button:
        """The same payload always gets the same id, so that history can be drawn again."""
        title = action.get("title") or self._label(action, language)
        payload = action["payload"]
        return Button(button_id(self.secret, self.conversation, payload), payload, title)

    def _label(self, action: Mapping[str, Any], language: str) -> str:
        text = label_text(self.labels, action["label"], language)
        return text.format(**action["facts"]) if "facts" in action else text


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
    told = payload.get("language") if isinstance(payload, dict) else None
    language = told or default_language()
    found: list[Button] = []
    buttons = [
        _swap(button, sealer, language, found)
        for button in message.get("buttons") or message.get("quick_replies") or ()
        if _is_action(button)
    ]
    body = {
        "text": message.get("text") or None,
        "buttons": [{"id": b["id"], "title": b["title"]} for b in buttons],
        "payload": _swap(payload, sealer, language, found),
    }
    return Shown(body, tuple(dict.fromkeys(found)))


def _swap(value: Any, sealer: Sealer, language: str, found: list[Button]) -> Any:
    """A copy of `value` with every action sealed; adds the buttons to `found`."""
    if isinstance(value, (list, tuple)):
        return [_swap(item, sealer, language, found) for item in value]
    if not isinstance(value, Mapping):
        return value
    if not _is_action(value):
        return {
            name: sealer.picture(item) if name == PICTURE and isinstance(item, str)
            else _swap(item, sealer, language, found)
            for name, item in value.items()
        }
    button = sealer.seal(value, language)
    found.append(button)
    kept = {k: v for k, v in value.items() if k not in ("label", "title", "payload", "facts")}
    return {**kept, "id": button.id, "title": button.title}


def _is_action(value: Any) -> bool:
    return (
        isinstance(value, Mapping)
        and isinstance(value.get("payload"), str)
        and bool(value.get("title") or value.get("label"))
    )
