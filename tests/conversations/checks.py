"""What was expected of a turn against what came; each difference in one line."""
from typing import Any, Callable, Iterator, Mapping, Optional, Sequence

from jsonschema import Draft202012Validator

from bot.channels.web.messages import web_message_schema
from tests.conversations.dialogue import Expect, Shown, WantedOffer
from tests.conversations.talk import Turn, buttons_of, cards_of
from tests.conversations.wording import wordings_of

SHOWING = ("cards", "product", "comparison")
WITH_LINES = ("cart", "review", "receipt")

SCHEMA = Draft202012Validator(web_message_schema())

Differences = Iterator[str]


def differences(expected: Expect, turn: Turn) -> list[str]:
    return [line for check in CHECKS for line in check(expected, turn)]


def suggested_skus(turn: Turn) -> list[str]:
    """Products suggested because the shopper asked, in their order."""
    return [p["item"]["sku"] for p in turn.payloads if p["type"] == "offer" and p["is_asked"]]


def shown_skus(turn: Turn) -> list[str]:
    """Products shown, in their order; offers aside."""
    showing = (p for p in turn.payloads if p["type"] in SHOWING)
    return [card["sku"] for payload in showing for card in cards_of(payload)]


def _payloads(expected: Expect, turn: Turn) -> Differences:
    types = tuple(payload["type"] for payload in turn.payloads)
    if expected.payloads is not None and types != expected.payloads:
        yield f"payloads {list(types)}, not {list(expected.payloads)}"


def _says(expected: Expect, turn: Turn) -> Differences:
    said = {w.response for m in turn.messages for w in wordings_of(m.get("text") or "")}
    for name in expected.says:
        if name not in said:
            yield f"didn't say {name}"
    for name in expected.never_says:
        if name in said:
            yield f"said {name}"


def _language(expected: Expect, turn: Turn) -> Differences:
    for message in turn.messages if expected.language else ():
        spoken = {wording.language for wording in wordings_of(message.get("text") or "")}
        payload = message.get("payload") or {}
        if expected.language not in spoken or payload.get("language") not in (
            None, expected.language
        ):
            yield f"not in language {expected.language}: {message.get('text')!r}"


def _shows(expected: Expect, turn: Turn) -> Differences:
    if expected.shows is not None:
        yield from _shown_differences(expected.shows, shown_skus(turn))
    if expected.suggests is not None:
        yield from _shown_differences(expected.suggests, suggested_skus(turn))


def _shown_differences(wanted: Shown, skus: Sequence[str]) -> Differences:
    if wanted.first is not None and skus[:1] != [wanted.first]:
        yield f"shows {skus}, not {wanted.first} first"
    if wanted.only is not None and sorted(skus) != sorted(wanted.only):
        yield f"shows {skus}, not only {list(wanted.only)}"
    if wanted.count is not None and len(skus) != wanted.count:
        yield f"shows {skus}, which aren't {wanted.count}"
    for sku in wanted.contains:
        if sku not in skus:
            yield f"shows {skus} without {sku}"
    for sku in wanted.without:
        if sku in skus:
            yield f"shows {sku}"


def _cart(expected: Expect, turn: Turn) -> Differences:
    payload = _latest(turn, WITH_LINES)
    if expected.cart is not None:
        lines: Optional[dict[str, int]] = None if payload is None else {}
        for line in payload["lines"] if payload else ():
            lines = {**(lines or {}), line["sku"]: line["quantity"]}
        if lines != dict(expected.cart):
            yield f"cart {lines}, not {dict(expected.cart)}"
    total = payload.get("total") if payload else None
    if expected.total is not None and total != expected.total:
        yield f"total {total}, not {expected.total}"


def _offer(expected: Expect, turn: Turn) -> Differences:
    offers = [
        (p["kind"], p["item"]["sku"])
        for p in turn.payloads
        if p["type"] == "offer" and not p["is_asked"]
    ]
    wanted = expected.offer
    if wanted is False and offers:
        yield f"offers {offers}"
    if wanted is True and len(offers) != 1:
        yield f"offers {offers}, not one"
    if isinstance(wanted, WantedOffer):
        sku = wanted.sku or (offers[0][1] if offers else "")
        if offers != [(wanted.kind, sku)]:
            yield f"offers {offers}, not {wanted.kind} {sku}"


def _buttons(expected: Expect, turn: Turn) -> Differences:
    titles = [button["title"] for m in turn.messages for _, button in buttons_of(m)]
    for wanted in expected.buttons:
        if not any(wanted in title for title in titles):
            yield f"no button {wanted!r} among {titles}"


def _texts(expected: Expect, turn: Turn) -> Differences:
    texts = "\n".join(message.get("text") or "" for message in turn.messages)
    for wanted in expected.text_contains:
        if wanted not in texts:
            yield f"no text contains {wanted!r}"


def _fits_schema(expected: Expect, turn: Turn) -> Differences:
    """Whatever is expected, each message is one that the web channel's schema describes."""
    for message in turn.messages:
        for wrong in SCHEMA.iter_errors(message):
            kind = (message.get("payload") or {}).get("type")
            yield f"{kind} doesn't fit the schema: {wrong.message[:200]}"


def _answers(expected: Expect, turn: Turn) -> Differences:
    """Whatever was said, a shopper is never left without a word."""
    if not turn.messages:
        yield "no answer at all"


CHECKS: tuple[Callable[[Expect, Turn], Differences], ...] = (
    _answers, _fits_schema, _payloads, _says, _language, _shows, _cart, _offer, _buttons, _texts,
)


def _latest(turn: Turn, types: Sequence[str]) -> Optional[Mapping[str, Any]]:
    return next((p for p in reversed(turn.payloads) if p["type"] in types), None)
