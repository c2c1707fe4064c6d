"""Bodies that are no JSON, or JSON that nobody should trust."""
import json
from typing import Any

from tests.e2e.storm.attacks import Attack, Maker, Tools, with_body

LEVELS = 100_000
PARSED_LEVELS = 900  # so many a field that nobody reads may have
MESSAGE_ID = "5c2d6f0e-3c52-4c53-9c89-2f6b8d6b0c11"
BROKEN = (
    b"{", b"}", b"[", b'{"language"', b'{"language": "en"', b"{'language': 'en'}", b"nul", b"\x00",
    b'{"language": "\xff"}', b'{"text": "\xc3\x28"}', b'"\xed\xa0\x80"', b'{"a": 1,}', b"{}{}",
    b'{"text": "a\nb"}', b'{"text": "\x00"}', b"\xef\xbb\xbf{", b"NaNx", b"-", b"1e", b'"\\u12"',
    b'{"text": "\\x41"}', b"\x1f\x8b\x08\x00" + b"\x00" * 20, b"--x\r\n\r\n--x--", b"a=b&c=%zz",
)
NO_OBJECTS = ("[]", "1", '"en"', "true", "1e999", "NaN", "-Infinity", '[{"text": "hello"}]')
# Each is wrong in every field.
VALUES: tuple[Any, ...] = (
    0, -1, 1.5, True, [], {}, [[]], {"a": 1}, ["en"], 10**400, 1e308, float("nan"), "\ud800",
    "\udfff" * 10, "a\0b", "\0", "x" * 50_000, "😀" * 10_000, "../../etc", "%s%n{0}",
)
FIELDS = ("message_id", "text", "button", "language", "customer_token")
IDS = (
    "", "x", "0", MESSAGE_ID[:-1], MESSAGE_ID + "0", "g" * 36, "-" * 36,
    "9" * 10_000, "' or 1=1 --", "\ud83d", "٥" * 36, MESSAGE_ID + "\0", None, 5, [MESSAGE_ID],
)


def broken_json(tools: Tools) -> Attack:
    data = with_body(tools, tools.rng.choice(BROKEN))
    return Attack("broken JSON", (data,), must_fail=tools.endpoint.reads_body)


def no_object(tools: Tools) -> Attack:
    data = with_body(tools, tools.rng.choice(NO_OBJECTS).encode())
    return Attack("no object", (data,), must_fail=tools.endpoint.reads_body)


def deep_json(tools: Tools) -> Attack:
    """A hundred thousand levels, or as many as fit into the bound of a body."""
    levels = tools.rng.choice((500, 5_000, 10_000, 30_000, LEVELS))
    opened, closed = tools.rng.choice((("[", "]"), ('{"a":', "}"), ("[[", "]]")))
    inside = opened * levels + "1" + closed * levels
    body = tools.rng.choice((inside, f'{{"text": {inside}}}', f'{{"language": {inside}}}'))
    data = with_body(tools, body.encode())
    must_fail = tools.endpoint.reads_body and levels > PARSED_LEVELS
    return Attack(f"{levels} levels", (data,), must_fail)


def wrong_value(tools: Tools) -> Attack:
    """One field of an otherwise good message, or all."""
    fields = {"message_id": MESSAGE_ID, "text": "hello"} if tools.rng.random() < 0.5 else {}
    wrong = tools.rng.sample(FIELDS, tools.rng.choice((1, 1, 2, 5)))
    body = {**fields, **{name: tools.rng.choice(VALUES) for name in wrong}}
    must_fail = tools.endpoint.path == "/session" and tools.endpoint.reads_body and (
        "language" in wrong or "customer_token" in wrong
    )
    return Attack(f"wrong {' '.join(sorted(wrong))}", (_sent(tools, body),), must_fail)


def wrong_id(tools: Tools) -> Attack:
    body = {"message_id": tools.rng.choice(IDS), "text": "hello"}
    must_fail = tools.endpoint.path == "/messages"
    return Attack("wrong message id", (_sent(tools, body),), must_fail)


def lone_surrogate(tools: Tools) -> Attack:
    """Half of a pair, as an escape that JSON allows; it has no UTF-8."""
    half = rf"\u{tools.rng.randint(0xD800, 0xDFFF):04x}"
    field = tools.rng.choice(FIELDS)
    other = "" if field == "message_id" else f'"message_id": "{MESSAGE_ID}", '
    body = f'{{{other}"{field}": "a{half}b"}}'
    must_fail = tools.endpoint.reads_body and (
        tools.endpoint.path == "/messages" or field in ("language", "customer_token")
    )
    return Attack(f"half a character in {field}", (with_body(tools, body.encode()),), must_fail)


def unknown_button(tools: Tools) -> Attack:
    button = tools.rng.choice(("x", "0" * 16, "f" * 32, "'", "\u2028", "é" * 32, "\x7f", "f" * 33))
    body = {"message_id": MESSAGE_ID, "button": button}
    return Attack("unknown button", (_sent(tools, body),), tools.endpoint.path == "/messages")


def many_fields(tools: Tools) -> Attack:
    body = {f"field {n}": n for n in range(tools.rng.choice((100, 3000)))}
    return Attack("many fields", (_sent(tools, body),), tools.endpoint.path == "/messages")


def absurd_customer(tools: Tools) -> Attack:
    """A token that the shop's own website signed, with claims that make no sense."""
    body = {"customer_token": tools.rng.choice(tools.absurd_customers)}
    return Attack("absurd customer token", (_sent(tools, body),))


def other_encoding(tools: Tools) -> Attack:
    encoding = tools.rng.choice(("utf-16", "utf-16-le", "utf-32", "utf-7", "latin-1", "utf-8-sig"))
    body = json.dumps({"language": "ën"}, ensure_ascii=False).encode(encoding)
    kind = f"Content-Type: application/json; charset={encoding}".encode()
    data = with_body(tools, body, kind)
    must_fail = tools.endpoint.path == "/session" and tools.endpoint.reads_body
    return Attack(f"in {encoding}", (data,), must_fail)


def random_body(tools: Tools) -> Attack:
    data = with_body(tools, tools.rng.randbytes(tools.rng.randint(1, 5000)))
    return Attack("random body", (data,), must_fail=tools.endpoint.reads_body)


def _sent(tools: Tools, body: Any) -> bytes:
    return with_body(tools, json.dumps(body).encode())


BODIES: tuple[Maker, ...] = (
    broken_json, no_object, deep_json, wrong_value, wrong_id, lone_surrogate, unknown_button,
    many_fields, absurd_customer, other_encoding, random_body,
)
