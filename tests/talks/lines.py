"""A turn's reply as lines, which hints are looked for in; README.md tells each kind."""
import re
from typing import Any, Callable, Iterable, Iterator, Mapping, Optional

Message = Mapping[str, Any]
Button = Mapping[str, str]
# Of a payload, what nobody reads.
UNREAD = frozenset(("id", "picture", "actions", "offer_id", "payment_url"))
BREAK = re.compile(r"\s*\n\s*")


def lines_of(messages: Iterable[Message]) -> list[str]:
    return [line for message in messages for line in _message(message)]


def buttons_of(messages: Iterable[Message]) -> list[Button]:
    """All that can be pressed, wherever in a message they stand."""
    return [button for message in messages for button in _found(message, _is_button)]


def button_that_adds(messages: Iterable[Message], sku: str) -> Optional[Button]:
    """The first button of the card of this product."""
    cards = (c for m in messages for c in _found(m, lambda part: part.get("sku") == sku))
    return next((card["actions"][0] for card in cards if card.get("actions")), None)


def _message(message: Message) -> Iterator[str]:
    if message.get("text"):
        yield f"text: {BREAK.sub(' / ', message['text'])}"
    payload = message.get("payload") or {}
    if payload:
        yield f"payload: {payload.get('type')}"
        yield from _goods(payload)
        yield from _lines(payload)
        said = " ; ".join(_words(payload))
        yield from [f"data: {said}"] if said else []
    yield from (f"button: {button['title']}" for button in _found(message, _is_button))


def _goods(payload: Mapping[str, Any]) -> Iterator[str]:
    alone = [payload["item"]] if isinstance(payload.get("item"), dict) else []
    listed = [item for item in payload.get("items") or () if isinstance(item, dict)]
    if payload.get("offer_id"):
        what = f"offer: {payload['kind']} {payload['strategy']}"
        yield from (f"{what} {_good(item)}" for item in listed or alone)
        return
    yield from (f"detail: {_good(item)}" for item in alone if "sku" in item)
    yield from (f"card: {_good(item)}" for item in listed if "sku" in item)


def _good(item: Mapping[str, Any]) -> str:
    return f"{item['sku']} | {item['title']} | {item.get('price')}"


def _lines(payload: Mapping[str, Any]) -> Iterator[str]:
    for line in payload.get("lines") or ():
        yield f"line: {line['sku']} x{line['quantity']} | {line['title']}"
    if payload.get("order_number"):
        yield f"order: {payload['order_number']} {payload.get('status')}"


def _words(part: Any) -> Iterator[str]:
    """Every word and number of a payload that can be read."""
    if isinstance(part, dict):
        for key, value in part.items():
            yield from _words(value) if key not in UNREAD else ()
    elif isinstance(part, list):
        for value in part:
            yield from _words(value)
    elif part is not None and part != "":
        yield str(part)


def _found(part: Any, is_it: Callable[[Any], bool]) -> Iterator[Any]:
    """Objects within an object, the outer first."""
    if isinstance(part, dict):
        if is_it(part):
            yield part
        part = list(part.values())
    if isinstance(part, list):
        for value in part:
            yield from _found(value, is_it)


def _is_button(part: Mapping[str, Any]) -> bool:
    return "title" in part and "id" in part and "sku" not in part
