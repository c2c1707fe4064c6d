"""What is typed while an offer is open: taken, declined, or about something else."""
import pytest

from actions.handlers.adding import ActionAddToCart
from actions.handlers.browse import ActionSearch
from actions.handlers.offer_answers import ActionAcceptOffer
from actions.handlers.products import ActionAnswerProduct
from actions.selling.tables import LedgerEntry
from tests.actions.handlers.talking import said
from tests.actions.handlers.visits import offered, offered_the_knife

pytestmark = pytest.mark.asyncio


def read(act, *objects, **more):
    return {"act": act, "objects": list(objects), **more}


def became(shop):
    return [offer.status for offer in shop.offers()]


@pytest.mark.parametrize(("text", "wish", "there"), [
    ("why not, put it in", read("add", {"pointing": "it"}), {"TOAST-2": 1, "KNIFE": 1}),
    ("ok i'll take it", read("add", {"pointing": "it"}), {"TOAST-2": 1, "KNIFE": 1}),
    ("yes, two of them", read("accept", {"pointing": "them", "quantity": 2}),
     {"TOAST-2": 1, "KNIFE": 2}),
    ("add the knife", read("add", {"kind": "knife"}), {"TOAST-2": 1, "KNIFE": 1}),
])
async def test_it_is_taken_in_other_words(shop, ann, text, wish, there):
    await offered_the_knife(ann)

    await ann.does(ActionSearch, text=text, wish=wish)

    assert {sku: n for sku, _, n in shop.lines()} == there
    assert became(shop) == ["accepted"]


@pytest.mark.parametrize(("text", "wish"), [
    ("not needed, thanks", read("refuse")),
    ("no, the knife stays there", read("refuse", {"kind": "knife"})),
    ("anything but a knife", read("find", {"kind": "knife", "not": True})),
])
async def test_it_is_declined_in_other_words(shop, ann, text, wish):
    await offered_the_knife(ann)

    assert said(await ann.does(ActionSearch, text=text, wish=wish)) == ["utter_offer_declined"]
    assert became(shop) == ["declined"]


@pytest.mark.parametrize(("text", "wish"), [
    ("is it sharp?", read("ask", {"pointing": "it"}, matter="is it sharp")),
    ("so that is 8 dollars", read("find", {"price": {"max": 8}})),
    ("which is lightest", read("find", {"order": "lightest"})),
    ("what are you on about", read("chat")),
])
async def test_what_only_talks_leaves_it_open(shop, ann, text, wish):
    await offered_the_knife(ann)

    await ann.does(ActionAnswerProduct, text=text, wish=wish)

    assert became(shop) == ["shown"]
    assert shop.lines() == [("TOAST-2", "", 1)]


async def test_a_turn_later_it_is_no_longer_what_a_yes_is_to(shop, ann):
    await offered_the_knife(ann)
    await ann.does(ActionAnswerProduct, text="is the toaster red?", product="TOAST-2")

    await ann.does(ActionSearch, text="put it in", wish=read("find", {"pointing": "it"}))

    assert became(shop) == ["shown"]


async def test_what_is_taken_instead_is_a_wish_of_its_own(shop, ann):
    await offered_the_knife(ann)

    await ann.does(ActionSearch, text="the tray then", wish=read("accept", {"code": "TRAY"}))

    assert {sku: n for sku, _, n in shop.lines()} == {"TOAST-2": 1, "TRAY": 1}
    assert became(shop) == ["shown"]


@pytest.mark.parametrize(("wish", "there"), [
    (read("accept", {"pointing": "it"}), {"TEA-BIG": 1}),
    (read("accept"), {"TEA": 1}),  # it costs more than the whole cart, so it is asked about
])
async def test_what_is_told_from_the_cheaper_one_is_taken_however_dear(shop, ann, wish, there):
    await ann.does(ActionAddToCart, product="TEA")
    entry = offered(ann, "TEA-BIG", "TEA", act="swap")
    with shop.database.session_scope() as db:
        made = db.get(LedgerEntry, entry)
        made.origin, made.ordinal = "proactive", 1
    ann.slots.update(offer_id=entry, offer_open=True, focus="TEA-BIG")

    await ann.does(ActionAcceptOffer, text="yes take it instead", wish=wish)

    assert {sku: n for sku, _, n in shop.lines()} == there
