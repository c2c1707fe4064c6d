"""A set is offered at once: for one place, each alone or all together."""
from datetime import timedelta

from actions.selling import ledger
from actions.selling.model import CartItem
from actions.selling.sell import explain, sell
from tests.actions.selling.baskets import a_tea_shop
from tests.actions.selling.builders import (
    NOON,
    a_shopper,
    a_situation,
    eager,
    ledger_of,
    observed,
    plenty,
    priced,
)
from tests.builders import a_catalogue, a_database, a_link, a_product

LOOK = ("SHOES", "NECKLACE", "CLUTCH", "SCARF")
RULES = eager(strategies={"completes_set": {"prior": 0.5, "price_band": [0, 5]}})


def a_boutique(*links, families=None):
    """A dress with all that completes the look."""
    goods = [
        a_product(sku, category=sku.lower(), family=(families or {}).get(sku),
                  **priced(f"{price}.00", "5.00"))
        for sku, price in zip(LOOK, (30, 25, 20, 15), strict=True)
    ]
    return a_catalogue(
        a_product("DRESS", category="dresses", **priced("60.00", "30.00")), *goods,
        links=links or [a_link("DRESS", sku, "set", en=f"{sku.lower()} suit") for sku in LOOK],
    )


def a_dress(**overrides):
    return a_situation(**{
        "catalogue": a_boutique(), "cart": (CartItem("DRESS"),), "just_added": "DRESS",
        **overrides,
    })


def chosen(situation, shelf=plenty):
    return explain(situation, RULES, shelf).chosen


def skus(candidate):
    return [candidate.sku, *(other.sku for other in candidate.others)]


def test_what_completes_the_look_is_one_offer_of_three():
    best = chosen(a_dress())

    assert skus(best) == ["SHOES", "NECKLACE", "CLUTCH"]
    assert best.response == "utter_offer_completes_set_together"
    assert [other.facts.reason for other in best.others] == ["necklace suit", "clutch suit"]


def test_each_of_it_could_be_offered_alone_as_well():
    def without_necklace(skus):
        return {sku: 0 if sku == "NECKLACE" else 9 for sku in skus}

    situation = a_dress(owned=frozenset({"SHOES"}), customer="ana")

    assert skus(chosen(situation, without_necklace)) == ["CLUTCH", "SCARF"]


def test_of_one_family_there_is_one():
    shop = a_boutique(families={"SHOES": "s", "NECKLACE": "s"})

    assert skus(chosen(a_dress(catalogue=shop))) == ["SHOES", "CLUTCH", "SCARF"]


def test_a_last_one_is_offered_as_before():
    shop = a_boutique(a_link("DRESS", "SHOES", "set", en="they suit"))

    best = chosen(a_dress(catalogue=shop))

    assert (skus(best), best.response) == (["SHOES"], "utter_offer_completes_set")


def test_what_goes_with_something_else_is_no_part_of_it():
    shop = a_boutique(
        a_link("DRESS", "SHOES", "set", en="a"), a_link("SCARF", "CLUTCH", "set", en="b")
    )

    assert skus(chosen(a_dress(
        catalogue=shop, cart=(CartItem("SCARF"), CartItem("DRESS")),
    ))) == ["SHOES"]


def test_other_strategies_offer_one_thing():
    situation = a_situation(catalogue=a_tea_shop(), cart=(CartItem("POT"),), just_added="POT")
    best = explain(situation, eager(strategies={"accessory": {"prior": 0.9}}), plenty).chosen

    assert (best.strategy, best.others) == ("accessory", ())


def offered(tmp_path):
    database = a_database(tmp_path, a_boutique())
    situation = observed(database, just_added="DRESS", catalogue=a_boutique())
    return database, sell(situation, RULES, database)


def test_it_takes_one_place_and_is_told_with_every_price(tmp_path):
    database, offer = offered(tmp_path)

    [entry] = ledger_of(database)
    assert (entry.ordinal, entry.sku, entry.price) == (1, "SHOES", offer.price.amount)
    assert entry.others == [
        {"sku": "NECKLACE", "price": "25.00"}, {"sku": "CLUTCH", "price": "20.00"}
    ]
    assert offer.total.amount == 75
    database.close()


def test_any_of_it_put_in_or_bought_is_a_yes_and_a_no_rests_all(tmp_path):
    database, offer = offered(tmp_path)
    with database.session_scope() as db:
        assert ledger.accept_added(db, "c:conv", "SCARF", NOON) == 0
        assert ledger.accept_added(db, "c:conv", "CLUTCH", NOON) == 1
        assert ledger.record_purchase(db, "c:conv", ["CLUTCH"], "P1") == 1
    [entry] = ledger_of(database)
    assert (entry.status, entry.order_number) == ("purchased", "P1")
    database.close()


def test_a_no_is_a_no_to_each_of_it(tmp_path):
    database, offer = offered(tmp_path)
    with database.session_scope() as db:
        ledger.decline(db, "c:conv", offer.id, NOON)

    situation = observed(
        database, a_shopper(turn=60), just_added="DRESS", now=NOON + timedelta(minutes=5),
        catalogue=a_boutique(),
    )
    decision = explain(situation, RULES, plenty)
    against = {r.candidate.sku: r.reason_code for r in decision.refusals if r.candidate}
    assert {sku for sku, reason in against.items() if reason == "declined_before"} == {
        "SHOES", "NECKLACE", "CLUTCH"
    }
    database.close()
