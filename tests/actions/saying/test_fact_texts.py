"""One fact, told: yes or no first where that was asked for, and nothing that isn't known."""
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.saying.fact_texts import fact_text
from actions.shop.catalogue.facts import FACTS, WEEK, Fact, Named
from actions.turn.asked_fact import AskedFact


def told(name, fact, question="", language="en"):
    currency = {"en": "USD", "id": "IDR"}[language]
    return fact_text(name, fact, language, currency, AskedFact(question))


def places(*names):
    return tuple(Named({"en": name, "id": name}) for name in names)


COD = Fact(True, areas=places("Jakarta", "Depok"), excepted=places("Bogor"))
OPEN = Fact(hours={"monday": "9:00–17:00", "tuesday": "9:00–17:00", "saturday": "10:00–15:00"})
WAYS = Fact(True, names=(Named({"en": "bank transfer"}, ("BCA",)), Named({"en": "QRIS"})))


@pytest.mark.parametrize(("question", "language", "answer"), [
    ("bisa bayar di tempat? saya di depok", "id", "Ya. Di Depok bisa bayar di tempat (COD)."),
    ("cod ke bogor bisa?", "id", "Tidak. Di Bogor belum bisa bayar di tempat (COD)."),
    ("do you do cod?", "en", "Yes. You can pay on delivery (COD) in Jakarta and Depok only."),
    # Where Bandung lies the shop didn't say.
    ("is cod ok in bandung?", "en", "You can pay on delivery (COD) in Jakarta and Depok only."),
    ("how does cod work", "en", "You can pay on delivery (COD) in Jakarta and Depok only."),
])
def test_a_place_is_answered_as_far_as_the_shop_said(question, language, answer):
    assert told("cod", COD, question, language) == answer


def test_everywhere_but_there():
    fact = Fact(excepted=places("Papua"))

    assert told("areas", fact, "do you deliver to papua?") == "No. We don't deliver in Papua."
    assert told("areas", fact, "do you deliver to bali?") == "We deliver everywhere but in Papua."


@pytest.mark.parametrize(("question", "answer"), [
    ("do you ship abroad?", "No. We don't deliver to other countries."),
    ("do you ship to singapore?", "No. We don't deliver to other countries."),
    ("do you ship to bandung?", "We don't deliver to other countries."),
])
def test_whether_a_place_is_abroad_is_not_guessed(question, answer):
    assert told("abroad", Fact(False), question) == answer


@pytest.mark.parametrize(("question", "answer"), [
    ("are you open on saturday?", "Yes. On Saturday we're open 10:00–15:00."),
    ("are you open on sundays?", "No. On Sunday we're closed."),
    ("are you closed on sunday?", "Yes. On Sunday we're closed."),
    ("are you open on weekends?", "We're open Monday–Tuesday 9:00–17:00 and Saturday 10:00–15:00."),
    ("when do you open?", "We're open Monday–Tuesday 9:00–17:00 and Saturday 10:00–15:00."),
])
def test_days_are_those_of_the_shop(question, answer):
    assert told("hours", OPEN, question) == answer


@pytest.mark.parametrize(("question", "answer"), [
    ("are you open today?", "Yes. On Saturday we're open 10:00–15:00."),
    ("besok buka?", "No. On Sunday we're closed."),
    ("are you open right now?", "On Saturday we're open 10:00–15:00."),
    ("closed at 7 on monday?", "On Monday we're open 9:00–17:00."),
    ("open tomorrow morning?", "No. On Sunday we're closed."),
])
def test_a_day_told_from_today_is_its_own_and_no_time_of_it_is_promised(question, answer):
    assert fact_text("hours", OPEN, "en", "USD", AskedFact(question, "saturday")) == answer


def test_that_there_is_delivery_tomorrow_is_no_promise_that_it_comes():
    fact = Fact(hours={"monday": "", "tuesday": ""})

    def answer(question):
        return fact_text("delivery_days", fact, "en", "USD", AskedFact(question, "monday"))

    assert answer("can you deliver tomorrow?") == "We deliver on Tuesday."
    assert answer("do you deliver on tuesdays?") == "Yes. We deliver on Tuesday."
    assert answer("the day after tomorrow?") == "No. We don't deliver on Wednesday."


def test_a_way_to_pay_is_one_that_was_told():
    assert told("payment", WAYS, "can i use bca?") == "Yes. You can pay by bank transfer."
    assert told("payment", WAYS, "paypal?") == "You can pay by bank transfer or QRIS."


BACK = Fact(True, {"en": "It must be complete."}, days=14)


@pytest.mark.parametrize(("question", "is_met"), [
    ("can i return shoes?", True), ("can i return it, please?", True),
    ("is it ok to return it complete?", True), ("hi, can i return something", True),
    ("can i return shoes i wore", False), ("i wore them outside, can i return them?", False),
    ("it's opened. returnable?", False), ("can i return it without the box", False),
    ("can i return it if i've used it", False), ("can i return it after two weeks", False),
    ("can i send it back next month", False), ("it isn't complete, can i return it?", True),
    ("bisa retur?", True), ("halo kak, bisa retur ga?", True),
    ("bisa retur ga kalo udah dipake", False), ("sepatu yg dipake seminggu bisa diretur?", False),
    ("udah 3 minggu, masih bisa retur?", False), ("tanpa kotaknya bisa retur?", False),
])
def test_a_yes_holds_for_no_condition_that_was_not_told(question, is_met):
    answer = "You can return what you bought within 14 days. It must be complete."

    assert told("returns", BACK, question) == f"{'Yes. ' if is_met else ''}{answer}"


@pytest.mark.parametrize(("question", "whole", "is_met"), [
    ("can i return them", "i wore the shoes outside can i return them", False),
    ("bisa retur gak", "plastiknya udah dibuka bisa retur gak", False),
    ("can i return it", "do you sell tents and can i return it", True),
])
def test_what_was_said_before_a_part_of_a_message_is_its_condition(question, whole, is_met):
    asked = AskedFact(question, whole=whole)

    answer = fact_text("returns", BACK, "en", "USD", asked)

    assert answer.startswith("Yes.") is is_met


def test_a_no_holds_under_any_condition():
    answer = told("instalments", Fact(False), "can i pay monthly if i'm a student?")

    assert answer == "No. You can't pay in instalments here."


def test_instalments_come_with_their_months_sum_and_text():
    fact = Fact(True, {"en": "No interest."}, months=(3, 6), sums={"USD": Decimal("35.00")})

    assert told("instalments", fact, "can i pay monthly?") == (
        "Yes. You can pay in instalments, over 3 or 6 months."
        " The order must be $35.00 or more. No interest."
    )


def test_what_is_told_by_a_text_alone_is_no_yes():
    assert told("address", Fact(texts={"en": "Main street."}), "is it here?") == "Main street."


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("is_so", [True, False])
@pytest.mark.parametrize("name", [name for name, keys in FACTS.items() if "is" in keys])
def test_every_yes_and_no_has_words_in_each_language(name, is_so, language):
    begin = {"en": ("Yes. ", "No. "), "id": ("Ya. ", "Tidak. ")}[language][not is_so]

    answer = told(name, Fact(is_so), "bisa?", language)

    assert answer.startswith(begin)
    assert len(answer) > len(begin)


def named():
    return st.lists(st.sampled_from(["Depok", "Bali"]), min_size=1, unique=True).map(
        lambda names: places(*names)
    )


SHAPES = {
    "is": st.booleans().map(Fact),
    "areas": named().map(lambda areas: Fact(True, areas=areas)),
    "except": named().map(lambda areas: Fact(excepted=areas)),
    "names": named().map(lambda names: Fact(True, names=names)),
    "days": st.integers(1, 90).map(lambda days: Fact(True, days=days)),
    "months": st.lists(st.integers(1, 36), min_size=1).map(lambda m: Fact(True, months=tuple(m))),
    "from": st.just(Fact(True, sums={"USD": Decimal(5), "IDR": Decimal(5)})),
    "paid_by": st.sampled_from(["shop", "customer"]).map(lambda by: Fact(paid_by=by)),
    "weekdays": st.sets(st.sampled_from(WEEK), min_size=1).map(
        lambda days: Fact(hours=dict.fromkeys(days, "9–17"))
    ),
}
TOLD = st.sampled_from([(name, key) for name, keys in FACTS.items() for key in keys]).flatmap(
    lambda pair: st.tuples(st.just(pair[0]), SHAPES[pair[1]])
)
QUESTIONS = st.sampled_from(
    ["", "bisa di depok?", "open on sunday?", "do you deliver to bali", "berapa", "ada?"]
)


@given(TOLD, QUESTIONS, st.sampled_from(["en", "id"]))
def test_whatever_a_shop_tells_can_be_said(fact, question, language):
    answer = told(*fact, question, language)

    assert answer
    assert "{" not in answer


@given(st.sampled_from(sorted(FACTS)), QUESTIONS, st.sampled_from(["en", "id"]))
def test_of_what_is_not_told_nothing_is_said(name, question, language):
    assert told(name, Fact(), question, language) == ""
