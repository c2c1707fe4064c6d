"""What a browser may send, checked before anything is done with it."""
import json
import uuid
from dataclasses import dataclass
from typing import Mapping, Optional

from starlette.requests import Request

from actions.language.packs import languages
from bot.channels.channel import Refused

LONGEST_TEXT = 1000
LONGEST_BUTTON_ID = 32
LONGEST_TOKEN = 4096


@dataclass(frozen=True)
class SessionRequest:
    language: Optional[str]
    customer_token: Optional[str]


@dataclass(frozen=True)
class MessageRequest:
    """Exactly one of `text` and `button` is set."""

    message_id: str
    text: Optional[str] = None
    button: Optional[str] = None


def parse_session_request(body: object) -> SessionRequest:
    """Raises Refused."""
    fields = _object({} if body is None else body)
    language = fields.get("language")
    if language not in (None, *languages()):
        raise Refused(400, "bad_request")
    return SessionRequest(language, _string(fields, "customer_token", LONGEST_TOKEN))


def parse_message_request(body: object) -> MessageRequest:
    """Raises Refused."""
    fields = _object(body)
    message_id = _message_id(fields.get("message_id"))
    button = _string(fields, "button", LONGEST_BUTTON_ID)
    if (button is None) == (fields.get("text") is None):
        raise Refused(400, "bad_request")
    if button is not None:
        return MessageRequest(message_id, button=button)
    return MessageRequest(message_id, text=_text(fields["text"]))


def guest_token(header: Optional[str]) -> Optional[str]:
    """The token of a session that goes on in a new one; none is needed. Raises Refused."""
    return bearer_token(header) if header else None


def bearer_token(header: Optional[str]) -> str:
    """Raises Refused."""
    scheme, _, token = (header or "").partition(" ")
    is_token = 0 < len(token) <= LONGEST_TOKEN and token.isascii()
    if scheme.lower() != "bearer" or not is_token:
        raise Refused(401, "bad_token")
    return token


async def json_body(request: Request) -> object:
    """Of an empty body None; raises Refused for what is no JSON, or nested beyond reason."""
    body = await request.body()
    try:
        return json.loads(body) if body else None
    except (ValueError, RecursionError) as error:
        raise Refused(400, "bad_request") from error


def _object(body: object) -> Mapping[str, object]:
    if not isinstance(body, dict):
        raise Refused(400, "bad_request")
    return body


def _string(fields: Mapping[str, object], name: str, longest: int) -> Optional[str]:
    value = fields.get(name)
    if value is None:
        return None
    if not isinstance(value, str) or len(value) > longest or not _is_storable(value):
        raise Refused(400, "bad_request")
    return value


def _message_id(value: object) -> str:
    if not isinstance(value, str):
        raise Refused(400, "bad_request")
    try:
        return str(uuid.UUID(value))
    except ValueError as error:
        raise Refused(400, "bad_request") from error


def _text(value: object) -> str:
    if not isinstance(value, str) or not _is_storable(value):
        raise Refused(400, "bad_request")
    text = value.strip()
    if not text:
        raise Refused(400, "empty")
    if len(text) > LONGEST_TEXT:
        raise Refused(413, "too_long")
    return text


def _is_storable(text: str) -> bool:
    """Half a surrogate pair has no UTF-8, and databases refuse the null character."""
    try:
        return b"\0" not in text.encode("utf-8")
    except UnicodeEncodeError:
        return False
