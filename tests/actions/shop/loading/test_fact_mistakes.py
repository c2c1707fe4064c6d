"""Every mistake in the shop's facts is reported with its line and fix; what is right is stored."""
import json
from decimal import Decimal

import pytest

from actions.connectors.csv_folder import CsvFolder
from actions.connectors.sources import fill_shop
from actions.shop.catalogue.catalogue_reading import read_catalogue
from actions.shop.catalogue.facts import FACTS, Fact, Named
from actions.shop.catalogue.stored_facts import facts_of, facts_value
from actions.shop.loading import RowError
from tests.builders import SHOP_FOLDER, a_database, a_shop_folder
from tests.documents import ROOT, text_of

BLOCK = """\
facts:
  payment:
    names:
      - name: {en: bank transfer, id: transfer bank}
        also: [BCA, VA]
      - QRIS
  cod: {areas: [Depok], except: [{en: Bogor Hills, id: Bukit Bogor}], text: {en: In cash.}}
  instalments: {months: [6, 3], from: {USD: "35.00", IDR: "500000"}}
  abroad: false
  returns: {days: 14}
  return_costs: {paid_by: customer}
  opened: {is: false}
  delivery_days: {weekdays: [saturday, monday]}
  hours: {weekdays: {monday: "9:00-17:00", sunday: closed}}
  warranty: {months: 12}
"""
FACTS_GIVEN = {
    "payment": Fact(
        True,
        names=(
            Named({"en": "bank transfer", "id": "transfer bank"}, ("BCA", "VA")),
            Named({"en": "QRIS", "id": "QRIS"}),
        ),
    ),
    "cod": Fact(
        True, {"en": "In cash."}, (Named({"en": "Depok", "id": "Depok"}),),
        (Named({"en": "Bogor Hills", "id": "Bukit Bogor"}),),
    ),
    "instalments": Fact(
        True, months=(3, 6), sums={"USD": Decimal("35.00"), "IDR": Decimal("500000")}
    ),
    "abroad": Fact(False),
    "returns": Fact(True, days=14),
    "return_costs": Fact(paid_by="customer"),
    "opened": Fact(False),
    "delivery_days": Fact(hours={"monday": "", "saturday": ""}),
    "hours": Fact(hours={"monday": "9:00–17:00"}),
    "warranty": Fact(True, months=(12,)),
}
# What is replaced by what, and the line, column and reason that are reported.
MISTAKES = [
    (BLOCK, "facts: yes\n", 9, "facts", "must hold the shop's facts; write each as `key: value`"),
    (
        "  abroad: false", "  abraod: false", 17, "facts.abraod",
        "is not known; rename or remove it",
    ),
    (
        "  abroad: false", "  abroad: maybe", 17, "facts.abroad",
        "must be true, false or `key: value` with one of is, areas, text;"
        " write it so or remove it",
    ),
    (
        "  hours: {weekdays: {monday: \"9:00-17:00\", sunday: closed}}", "  hours: true", 22,
        "facts.hours",
        "must be `key: value` with one of weekdays, text; write it so or remove it",
    ),
    (
        "{is: false}", "{is: never}", 20, "facts.opened.is",
        "'never' is neither true nor false; write one of them",
    ),
    (
        "{days: 14}", "{is: false, days: 14}", 18, "facts.returns.is",
        "is false, and yet days is told; remove one of the two",
    ),
    (
        "{days: 14}", "{days: two weeks}", 18, "facts.returns.days",
        "'two weeks' is not a whole number of 1 or more; write one such as 500",
    ),
    (
        "{days: 14}", "{days: 14, months: 2}", 18, "facts.returns.months",
        "is not known; rename or remove it",
    ),
    (
        ", text: {en: In cash.}", ", text: {}", 15, "facts.cod.text",
        "has no text; write `en: …` or another language of the shop",
    ),
    (
        "areas: [Depok]", "areas: Depok", 15, "facts.cod.areas",
        "must be a list of names such as [QRIS, VA]; write at least one",
    ),
    (
        ', IDR: "500000"', "", 16, "facts.instalments.from.IDR",
        "is missing; add the amount in this currency",
    ),
    (
        "[6, 3]", "[6, soon]", 16, "facts.instalments.months.1",
        "'soon' is not a whole number of 1 or more; write one such as 500",
    ),
    (
        "customer", "me", 19, "facts.return_costs.paid_by",
        "'me' is not known; write shop or customer",
    ),
    (
        "[saturday, monday]", "[saturday, munday]", 21, "facts.delivery_days.weekdays.1",
        "'munday' is not a day of the week; write monday",
    ),
    (
        "[saturday, monday]", "always", 21, "facts.delivery_days.weekdays",
        'must be days such as [monday, tuesday] or `monday: "9:00-17:00"`; write them so',
    ),
    (
        '"9:00-17:00"', '"from nine"', 22, "facts.hours.weekdays.monday",
        "'from nine' is not a time from and to; write one such as \"9:00-17:00\" or closed",
    ),
]


@pytest.mark.parametrize(("old", "new", "line", "column", "reason"), MISTAKES)
def test_refuses_a_mistake(refused, old, new, line, column, reason):
    text = SHOP_FOLDER["shop.yml"] + BLOCK
    assert old in text

    errors = refused({"shop.yml": text.replace(old, new, 1)})

    assert errors == [RowError("shop.yml", line, column, reason)]


def loaded(tmp_path, more):
    database = a_database(tmp_path)
    files = {**SHOP_FOLDER, "shop.yml": SHOP_FOLDER["shop.yml"] + more}
    fill_shop(database, CsvFolder(a_shop_folder(tmp_path, files)))
    with database.read_scope() as db:
        facts = dict(read_catalogue(db).profile.facts)
    database.close()
    return facts


def test_facts_are_loaded_with_the_shop(tmp_path):
    assert loaded(tmp_path, BLOCK) == FACTS_GIVEN


def test_a_shop_without_facts_tells_none(tmp_path):
    assert loaded(tmp_path, "") == {}


def test_facts_are_stored_as_they_are():
    assert facts_of(json.loads(json.dumps(facts_value(FACTS_GIVEN)))) == FACTS_GIVEN


def test_every_fact_is_documented():
    page = text_of(ROOT / "docs/catalogue.md")

    assert {name for name in FACTS if f"| `{name}` |" in page} == set(FACTS)
