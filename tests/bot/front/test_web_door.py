"""The web channel through a real server: who may talk, what is heard, what comes back."""
import asyncio
import json
import uuid
from datetime import datetime, timedelta, timezone
from unittest.mock import ANY

import pytest
from limits import parse
from pydantic import SecretStr
from sqlalchemy import select

from actions.shop.models import Cart, CartLine
from bot.front.bot_client import BotFailed
from bot.front.limits import Limits
from tests.asgi import until
from tests.bot.front.builders import ScriptedBot, a_customer_token, open_shop
from tests.builders import a_catalogue, a_database, a_product

pytestmark = pytest.mark.asyncio

DONE = {"type": "done"}
TRY_AGAIN = {"type": "error", "code": "try_again"}


def said(text, buttons=(), payload=None):
    message = {"text": text, "buttons": list(buttons), "payload": payload}
    return {"type": "message", "message": message}


def refusal(code):
    return {"error": {"code": code}}


async def offer_order(message):
    yield {"text": message.text, "buttons": [{"title": "Order", "payload": "/order"}]}


async def break_down(message):
    yield {"text": "One moment"}
    raise BotFailed("disk full")


async def test_a_session_names_the_shop_and_nobody(tmp_path):
    async with open_shop(tmp_path) as client:
        status, session = await client().start(language="id")

    assert status == 201
    assert session["shop"] == {"name": "Toko Coba"}
    assert session["customer"] is None
    assert set(session) == {"token", "conversation", "expires_at", "shop", "customer"}


async def test_a_signed_customer_is_known_by_name(tmp_path):
    bot = ScriptedBot()
    async with open_shop(tmp_path, bot) as client:
        browser = client()
        _, session = await browser.start(customer_token=a_customer_token(name="Sari"))
        await browser.say("hello")

    assert session["customer"] == {"name": "Sari"}
    assert bot.heard[0].metadata["customer"] == "C-7"


@pytest.mark.parametrize("token", [
    "x", a_customer_token(SecretStr("x" * 32)), a_customer_token(expires_in=-1),
], ids=["nonsense", "forged", "expired"])
async def test_refuses_a_bad_customer_token(tmp_path, token):
    async with open_shop(tmp_path) as client:
        assert await client().start(customer_token=token) == (
            401, refusal("bad_customer_token"))


@pytest.mark.parametrize("body", [{"language": "fr"}, {"customer_token": 7}, [], "x"])
async def test_refuses_a_malformed_session_request(tmp_path, body):
    async with open_shop(tmp_path) as client:
        assert await client().post("/session", body) == (400, refusal("bad_request"))


async def test_answers_with_lines_and_tells_rasa_who_speaks(tmp_path):
    bot = ScriptedBot()
    async with open_shop(tmp_path, bot) as client:
        browser = client()
        _, session = await browser.start(language="id")
        first, second = str(uuid.uuid4()), str(uuid.uuid4())
        status, lines = await browser.say(" halo ", message_id=first)
        await browser.say("lagi", message_id=second, sender="somebody-else")

    assert (status, lines) == (200, [said("You said halo"), DONE])
    assert [m.sender_id for m in bot.heard] == [session["conversation"]] * 2
    assert [m.metadata for m in bot.heard] == [
        {"page_language": "id", "turn": turn, "message_id": message_id, "request_id": ANY}
        for turn, message_id in ((1, first), (2, second))
    ]
    assert bot.heard[0].metadata["request_id"] != bot.heard[1].metadata["request_id"]


@pytest.mark.parametrize("token", ["", "x", "a.b.c"])
async def test_refuses_whoever_has_no_token_of_ours(tmp_path, token):
    bot = ScriptedBot()
    async with open_shop(tmp_path, bot) as client:
        body = {"message_id": str(uuid.uuid4()), "text": "hello"}
        answers = [
            await client().post("/messages", body, token),
            await client().get("/history", token),
        ]

    assert answers == [(401, refusal("bad_token"))] * 2
    assert bot.heard == []


@pytest.mark.parametrize(("fields", "status", "code"), [
    ({"text": ""}, 400, "empty"),
    ({"text": " \n "}, 400, "empty"),
    ({"text": "x" * 1001}, 413, "too_long"),
    ({"text": 7}, 400, "bad_request"),
    ({"text": "nul \0"}, 400, "bad_request"),
    ({"text": "half \ud800"}, 400, "bad_request"),
    ({}, 400, "bad_request"),
    ({"text": "a", "button": "b"}, 400, "bad_request"),
    ({"button": "0000000000000000"}, 400, "unknown_button"),
    ({"button": "\ud800"}, 400, "bad_request"),
    ({"text": "a", "message_id": "1"}, 400, "bad_request"),
    ({"text": "a", "message_id": None}, 400, "bad_request"),
])
async def test_refuses_what_is_no_message(tmp_path, fields, status, code):
    bot = ScriptedBot()
    async with open_shop(tmp_path, bot) as client:
        browser = client()
        await browser.start()
        answer = await browser.post("/messages", {"message_id": str(uuid.uuid4()), **fields})

    assert answer == (status, refusal(code))
    assert bot.heard == []


async def test_takes_the_longest_text(tmp_path):
    bot = ScriptedBot()
    async with open_shop(tmp_path, bot) as client:
        browser = client()
        await browser.start()
        status, _ = await browser.say("x" * 1000)

    assert (status, len(bot.heard)) == (200, 1)


async def test_a_repeated_message_is_heard_once_and_answered_again(tmp_path):
    bot = ScriptedBot()
    async with open_shop(tmp_path, bot) as client:
        browser = client()
        await browser.start()
        message_id = str(uuid.uuid4())
        await browser.say("hello", message_id=message_id)
        status, lines = await browser.say("hello", message_id=message_id.upper())

    assert (status, lines) == (200, [said("You said hello"), DONE])
    assert len(bot.heard) == 1


@pytest.mark.parametrize("text", ["/order", '  /add_to_cart{"product": "X"}', "/restart"])
async def test_a_typed_command_is_only_text(tmp_path, text):
    bot = ScriptedBot()
    async with open_shop(tmp_path, bot) as client:
        browser = client()
        await browser.start()
        await browser.say(text)

    assert bot.heard[0].text == "\u2060" + text.strip()


async def test_a_button_stands_for_its_payload_and_title(tmp_path):
    bot = ScriptedBot(offer_order)
    async with open_shop(tmp_path, bot) as client:
        browser = client()
        await browser.start()
        _, lines = await browser.say("hello")
        button = lines[0]["message"]["buttons"][0]
        await browser.say(button=button["id"])

    assert button["title"] == "Order"
    assert (bot.heard[1].text, bot.heard[1].metadata["title"]) == ("/order", "Order")


async def test_a_button_of_another_conversation_is_unknown(tmp_path):
    bot = ScriptedBot(offer_order)
    async with open_shop(tmp_path, bot) as client:
        browser, stranger = client(), client()
        await browser.start()
        await stranger.start()
        _, lines = await browser.say("hello")
        answer = await stranger.say(button=lines[0]["message"]["buttons"][0]["id"])

    assert answer == (400, refusal("unknown_button"))
    assert len(bot.heard) == 1


async def test_too_many_messages_are_turned_away(tmp_path):
    bot = ScriptedBot()
    async with open_shop(tmp_path, bot, Limits(conversation=parse("2/minute"))) as client:
        browser, other = client(), client()
        await browser.start()
        await other.start()
        statuses = [(await browser.say("hi"))[0] for _ in range(3)]
        elsewhere, _ = await other.say("hi")

    assert (statuses, elsewhere) == ([200, 200, 429], 200)
    assert len(bot.heard) == 3


async def test_each_message_is_sent_as_soon_as_it_is_said(tmp_path):
    goes_on = asyncio.Event()

    async def in_two_parts(_):
        yield {"text": "first"}
        await goes_on.wait()
        yield {"text": "second"}

    async with open_shop(tmp_path, ScriptedBot(in_two_parts)) as client:
        browser = client()
        await browser.start()
        async with browser.stream("hello") as response:
            first = json.loads(await response.content.readline())
            goes_on.set()
            rest = [json.loads(line) async for line in response.content]

    assert (first, rest) == (said("first"), [said("second"), DONE])


async def test_a_browser_that_leaves_does_not_end_its_turn(tmp_path):
    goes_on, finished = asyncio.Event(), asyncio.Event()

    async def slow(_):
        yield {"text": "first"}
        await goes_on.wait()
        yield {"text": "second"}
        finished.set()

    async with open_shop(tmp_path, ScriptedBot(slow)) as client:
        browser = client()
        await browser.start()
        response = await browser.stream("hello")
        await response.content.readline()
        response.close()
        await asyncio.sleep(0.05)
        goes_on.set()
        await until(finished.is_set)


async def test_a_failed_turn_says_so_and_may_be_sent_again(tmp_path):
    bot = ScriptedBot(break_down)
    async with open_shop(tmp_path, bot) as client:
        browser = client()
        await browser.start()
        message_id = str(uuid.uuid4())
        answers = [await browser.say("hello", message_id=message_id) for _ in range(2)]

    assert answers == [(200, [said("One moment"), TRY_AGAIN])] * 2
    assert [m.metadata["turn"] for m in bot.heard] == [1, 1]


async def test_a_new_conversation_has_no_history(tmp_path):
    async with open_shop(tmp_path) as client:
        browser = client()
        await browser.start()
        assert await browser.get("/history") == (200, {"messages": []})


async def test_what_nobody_answered_yet_is_told_last_and_can_be_sent_again(tmp_path, caplog):
    fails = [True]

    async def fails_once(message):
        if message.text == "/order" and fails:
            fails.clear()
            raise BotFailed("the turn broke down")
        yield {"text": "so", "buttons": [{"title": "Order", "payload": "/order"}]}

    bot, message_id = ScriptedBot(fails_once), str(uuid.uuid4())
    async with open_shop(tmp_path, bot) as client:
        browser = client()
        await browser.start()
        _, lines = await browser.say("hello")
        await browser.say(
            button=lines[0]["message"]["buttons"][0]["id"], message_id=message_id
        )
        _, history = await browser.get("/history")
        _, again = await browser.say("Order", message_id=message_id)

    assert history["messages"][-1] == {
        "from": "shopper", "text": "Order", "message_id": message_id}
    assert again[-1] == DONE
    assert [m.text for m in bot.heard] == ["hello", "/order", "/order"]


async def test_who_signs_out_is_heard_no_more(tmp_path):
    bot = ScriptedBot()
    async with open_shop(tmp_path, bot) as client:
        browser, other = client(), client()
        await browser.start(customer_token=a_customer_token())
        await other.start(customer_token=a_customer_token())
        signed_out = await browser.sign_out()
        answers = [await browser.say("hello"), await browser.get("/history")]
        elsewhere, _ = await other.say("hello")

    assert (signed_out, elsewhere) == (204, 200)
    assert answers == [(401, refusal("bad_token"))] * 2
    assert len(bot.heard) == 1


async def test_a_session_ends_when_the_customer_is_signed_out_by_the_shop(tmp_path):
    async with open_shop(tmp_path) as client:
        _, session = await client().start(customer_token=a_customer_token(expires_in=60))

    lasts = datetime.fromisoformat(session["expires_at"]) - datetime.now(timezone.utc)
    assert lasts <= timedelta(seconds=60)


async def test_one_address_cannot_begin_conversations_without_end(tmp_path):
    async with open_shop(tmp_path, limits=Limits(sessions=parse("2/minute"))) as client:
        statuses = [(await client().start())[0] for _ in range(3)]

    assert statuses == [201, 201, 429]


async def test_new_conversations_are_no_way_around_the_limit(tmp_path):
    async with open_shop(tmp_path, limits=Limits(address=parse("3/minute"))) as client:
        statuses = []
        for _ in range(5):
            browser = client()
            await browser.start()
            statuses.append((await browser.say("hi"))[0])

    assert statuses == [200, 200, 200, 429, 429]


@pytest.mark.parametrize("body", [
    b"{", b"[" * 60_000, b"\xff\xfe", b'{"language": 1e999999}', b"nul\0", b'"',
    b"[" + b"1" * 50_000 + b"]",
])
@pytest.mark.parametrize("path", ["/session", "/messages"])
async def test_what_is_no_json_is_refused(tmp_path, path, body):
    async with open_shop(tmp_path) as client:
        browser = client()
        await browser.start()
        status, _ = await browser.post_raw(path, body)

    assert status == 400


@pytest.mark.parametrize(("proxies", "statuses"), [
    ([], [201, 429, 429]),  # whoever claims to be forwarded is not believed
    (["127.0.0.0/8"], [201, 201, 429]),
    (["10.0.0.0/8"], [201, 429, 429]),
])
async def test_only_a_known_proxy_says_for_whom_it_asks(tmp_path, proxies, statuses):
    limits = Limits(sessions=parse("1/minute"))
    async with open_shop(tmp_path, limits=limits, proxies=proxies) as client:
        asked = [
            (await client().start(forwarded_for=address))[0]
            for address in ("1.1.1.1", "9.9.9.9, 2.2.2.2", "8.8.8.8, 2.2.2.2")
        ]

    assert asked == statuses


@pytest.fixture
def lines_of(tmp_path):
    """What is in the open cart of a visitor; the guest of a conversation puts two packs in."""
    database = a_database(tmp_path, a_catalogue(a_product("BEANS")))

    def put_in(visitor):
        with database.session_scope() as db:
            line = CartLine(sku="BEANS", quantity=2)
            db.add(Cart(visitor=visitor, open_for=visitor, currency="USD", lines=[line],
                        updated_at=datetime(2024, 5, 1)))

    def lines(visitor):
        with database.read_scope() as db:
            rows = db.scalars(select(CartLine).join(Cart).where(Cart.open_for == visitor))
            return [(line.sku, line.quantity) for line in rows]

    lines.put_in = put_in
    yield lines
    database.close()


async def test_who_signs_in_takes_their_cart_along(tmp_path, lines_of):
    async with open_shop(tmp_path) as client:
        browser = client()
        _, guest = await browser.start()
        lines_of.put_in(f"c:{guest['conversation']}")

        status, _ = await browser.start(customer_token=a_customer_token())

    assert status == 201
    assert lines_of("u:C-7") == [("BEANS", 2)]
    assert lines_of(f"c:{guest['conversation']}") == []


@pytest.mark.parametrize("who", ["guest again", "bad token", "signed in before"])
async def test_no_other_cart_goes_along(tmp_path, lines_of, who):
    async with open_shop(tmp_path) as client:
        browser = client()
        signed_in = {"customer_token": a_customer_token(sub="C-1")}
        _, before = await browser.start(**(signed_in if who == "signed in before" else {}))
        visitor = "u:C-1" if who == "signed in before" else f"c:{before['conversation']}"
        lines_of.put_in(visitor)
        if who == "bad token":
            browser.token += "x"
        again = {} if who == "guest again" else {"customer_token": a_customer_token()}

        status, _ = await browser.start(**again)

    assert (status, lines_of("u:C-7"), lines_of(visitor)) == (201, [], [("BEANS", 2)])
