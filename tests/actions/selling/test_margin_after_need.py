"""Over any shop: nothing of a refused kind, and what is needed before what is nice to have."""
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from actions.selling.sell import explain
from actions.shop.catalogue.link_needs import NEEDS
from tests.actions.selling.moments import moments

AT_RANDOM = settings(deadline=None, max_examples=150, suppress_health_check=list(HealthCheck))


def with_needs(situation, needs):
    """The same shop, whose links say in turn how much they are needed."""
    catalogue = situation.catalogue
    links = {
        sku: tuple(
            replace(k, need="" if k.relation in ("contains", "larger") else needs[at % len(needs)])
            for at, k in enumerate(found)
        )
        for sku, found in catalogue.links.items()
    }
    return replace(situation, catalogue=replace(catalogue, links=links))


def offerable(decision):
    refused = {id(refusal.candidate) for refusal in decision.refusals}
    return [place for place in decision.ranked if id(place.candidate) not in refused]


@AT_RANDOM
@given(moments(), st.lists(st.sampled_from(["", *NEEDS]), min_size=1, max_size=5))
def test_no_margin_comes_before_a_need(moment, needs):
    situation = with_needs(moment.situation, needs)

    places = offerable(explain(situation, moment.seen.rules, moment.shelf))

    by_choice = {}
    for place in places:
        candidate = place.candidate
        if candidate.need is not None:
            of = (place.is_pinned, candidate.anchor)
            by_choice.setdefault(of, []).append(NEEDS.index(candidate.need))
    assert all(found == sorted(found) for found in by_choice.values())


@AT_RANDOM
@given(moments(), st.sets(st.integers(0, 20), min_size=1))
def test_nothing_of_a_refused_kind_is_offered_and_no_product_twice(moment, which):
    skus = sorted(moment.situation.catalogue.products)
    refused = frozenset(skus[at % len(skus)] for at in which)
    situation = replace(moment.situation, refused=refused)

    decision = explain(situation, moment.seen.rules, moment.shelf)

    places = [place.candidate for place in offerable(decision)]
    assert refused.isdisjoint(candidate.sku for candidate in places)
    changes = [
        (c.sku, c.act, c.quantity, c.anchor if c.act == "swap" else None) for c in places
    ]
    assert len(set(changes)) == len(changes)
    for candidate in places:
        assert refused.isdisjoint(other.sku for other in candidate.also)
