"""What a question about the shop asks of a fact."""
import pytest

from actions.shop.catalogue.facts import Named
from actions.turn.asked_fact import AskedFact


@pytest.mark.parametrize("text", [
    "can i pay on delivery", "do u take visa", "is cod available", "is there a warranty",
    "got any promo codes?", "cod?", "are you open on sundays", "does the price include tax",
    "bisa cod ga kak", "boleh retur ga", "ada cicilan?", "apakah bisa diretur", "terima gopay?",
    "harganya sudah termasuk ppn?", "hari minggu tetep kirim gak",
])
def test_asks_for_a_yes_or_a_no(text):
    assert AskedFact(text).wants_yes_or_no


@pytest.mark.parametrize("text", [
    "how can i pay", "which cards do you take", "how long do i have to return it?",
    "what are your hours?", "when do you open?", "gimana cara bayarnya", "bisa cicil berapa kali",
    "kurirnya apa aja?", "buka jam berapa?",
])
def test_asks_for_a_value(text):
    assert not AskedFact(text).wants_yes_or_no


@pytest.mark.parametrize("text", [
    "do you charge extra for cod?", "is there a fee for cod", "is gift wrapping free?",
    "do i have to be home?", "are installments only by card?", "is tax added on top?",
    "cod kena biaya ga", "bungkus kado gratis?", "harus ada orang di rumah ga",
])
def test_a_yes_would_answer_another_question(text):
    assert not AskedFact(text).wants_yes_or_no


@pytest.mark.parametrize(("text", "days"), [
    ("are you open on Sundays?", ("sunday",)),
    ("weekend delivery?", ("saturday", "sunday")),
    ("hari sabtu buka ga", ("saturday",)),
    ("senin sampai jumat aja ya", ("monday", "friday")),
    ("when do you open", ()),
])
def test_finds_the_days_asked_about(text, days):
    assert AskedFact(text).days == days


@pytest.mark.parametrize(("text", "days"), [
    ("are you open today", ("saturday",)), ("besok buka?", ("sunday",)),
    ("the day after tomorrow", ("monday",)), ("lusa buka gak", ("monday",)),
    ("hari ini sama besok buka?", ("saturday", "sunday")), ("open on friday?", ("friday",)),
])
def test_days_from_today_on_are_those_of_the_week(text, days):
    assert AskedFact(text, "saturday").days == days


def test_without_its_day_today_is_none():
    assert AskedFact("open today?").days == ()


@pytest.mark.parametrize(("text", "is_of_a_moment"), [
    ("still open now?", True), ("at 7 on tuesday?", True), ("besok pagi buka?", True),
    ("open on tuesday?", False),
])
def test_tells_a_time_of_the_day_from_the_day(text, is_of_a_moment):
    assert AskedFact(text).is_of_a_moment is is_of_a_moment


@pytest.mark.parametrize(("text", "names_place"), [
    ("do you deliver to bandung", True), ("can you ship it to my village", True),
    ("cod in medan?", True), ("kirim ke makassar bisa ga", True), ("saya di depok", True),
    ("can i pay in cash", False), ("leave it at the door", False), ("bayar di tempat bisa?", False),
    ("ditaruh di depan rumah bisa?", False), ("is it possible to pay monthly", False),
])
def test_tells_whether_a_place_is_named(text, names_place):
    assert AskedFact(text).names_place is names_place


@pytest.mark.parametrize(("text", "names_country"), [
    ("do you ship to Singapore?", True), ("kirim ke jepang bisa ga", True),
    ("to the united states", True), ("do you ship to bandung", False), ("kirim ke bali", False),
])
def test_tells_whether_a_country_is_named(text, names_country):
    assert AskedFact(text).names_country is names_country


def test_finds_what_is_named_by_any_of_its_names():
    transfer = Named({"en": "bank transfer", "id": "transfer bank"}, ("BCA", "virtual account"))
    qris = Named({"en": "QRIS"})

    assert AskedFact("bisa bayar pake bca?").named_among([transfer, qris]) == (transfer,)
    assert AskedFact("Virtual account or qris").named_among([transfer, qris]) == (transfer, qris)
    assert AskedFact("paypal?").named_among([transfer, qris]) == ()


@pytest.mark.parametrize(("text", "numbers"), [
    ("12 monthly installments possible?", {"12"}), ("can i split it?", set()),
    ("selasa jam 7 malem masih buka?", {"7"}), ("within two weeks?", {"2"}), ("that one?", set()),
])
def test_numbers_of_a_question_are_in_digits(text, numbers):
    assert AskedFact(text).numbers == numbers


@pytest.mark.parametrize("text", [
    "can i pay the courier in cash? i live in Depok", "we're based in Leeds, do you deliver?",
])
def test_where_somebody_lives_is_no_condition(text):
    assert not AskedFact(text).says_more_than("You can pay the courier in cash in Depok.")
