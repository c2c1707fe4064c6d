"""The promises to the shopper, held over any visits, in any shop, by any rules."""
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis.stateful import run_state_machine_as_test

from actions.selling.sell import explain
from tests.actions.selling.moments import as_entry, moments
from tests.actions.selling.promises import UNASKED, broken
from tests.actions.selling.visits import Visits
from tests.builders import a_database

# What only a visit from its beginning can tell.
OF_VISITS = ("comes_after_own_messages", "is_shown_unless_held_out")
OF_MOMENTS = tuple(promise for promise in UNASKED if promise.__name__ not in OF_VISITS)
AT_RANDOM = settings(deadline=None, suppress_health_check=list(HealthCheck))


@pytest.fixture
def visits(tmp_path):
    """The machine on a database of its own; offers are counted from none."""
    database = a_database(tmp_path)
    with database.engine.connect():  # the last one to leave tidies up the file, which takes long
        yield type("Visits", (Visits,), {"database": database, "offers": []})
    database.close()


def test_promises_hold_over_any_visits(visits):
    run_state_machine_as_test(
        visits, settings=settings(AT_RANDOM, max_examples=40, stateful_step_count=25)
    )

    assert len(visits.offers) >= 40  # else little was tried


def test_a_question_is_about_nothing_that_may_not_be_offered():
    """But for what it is worth and what speaks for it: for that it is a question."""
    asked = []

    @settings(AT_RANDOM, max_examples=500)
    @given(moments(least_in_cart=1))
    def holds(moment):
        rules = moment.seen.rules
        ready = {"enabled": True, "cost": {}, "chance": Decimal("0.02")}  # to ask wherever it may
        asking = rules.asking.copy(update=ready)
        ruled = rules.copy(update={"asking": asking})
        chosen = explain(moment.situation, ruled, moment.shelf).chosen
        if chosen is not None and chosen.act == "ask":
            asked.append(chosen)
            keeps_the_promises(chosen, moment)

    holds()
    assert asked  # else nothing was tried


def keeps_the_promises(question, moment):
    rules = moment.seen.rules
    assert len(question.others) >= 2
    assert len(moment.situation.past_here) + 2 <= rules.cap_per_session
    assert question.anchor in moment.situation.catalogue.products
    for asked in question.others:
        assert (asked.kind, asked.act) == ("cross_sell", "add")
        assert broken(OF_MOMENTS, as_entry(asked, moment.situation), moment.seen) == []


def which(candidate):
    """A set is offered in other words than each of it would be."""
    return candidate.sku, candidate.strategy, candidate.anchor


def zoom(sku, moment):
    """All that speaks for a better one in these shops."""
    return int(moment.situation.catalogue.products[sku].attributes["zoom"]["en"])


@settings(AT_RANDOM, max_examples=250)
@given(moments())
def test_nothing_that_may_be_offered_at_any_moment_breaks_a_promise(moment):
    decision = explain(moment.situation, moment.seen.rules, moment.shelf)

    refused = [refusal.candidate for refusal in decision.refusals]
    offerable = [r.candidate for r in decision.ranked if r.candidate not in refused]
    chosen = [decision.chosen, *decision.chosen.others] if decision.chosen else []
    assert bool(chosen) == bool(offerable)
    assert {which(c) for c in chosen} <= {which(c) for c in offerable}
    assert 0 < decision.propensity <= 1
    for candidate in offerable:
        assert broken(OF_MOMENTS, as_entry(candidate, moment.situation), moment.seen) == []
        assert candidate.facts or zoom(candidate.sku, moment) > zoom(candidate.anchor, moment)
