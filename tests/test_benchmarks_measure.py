"""The arithmetic of the benchmark."""
from typing import Optional

import pytest

from tests.benchmarks.measure import (
    Memory,
    Results,
    Timing,
    Window,
    figures,
    percentile,
    percentile_ms,
    ratio,
    summary,
)


def some_results(*timings: Timing, pss_mb: Optional[float] = 600.04) -> Results:
    return Results(timings, 41.26, Memory(800.0, pss_mb), 7.0)


@pytest.mark.parametrize(("values", "percent", "found"), [
    ([7.0], 50, 7.0),
    ([3.0, 1.0, 2.0], 50, 2.0),
    ([1.0, 2.0, 3.0, 4.0], 50, 2.0),
    (range(1, 101), 95, 95),
    (range(1, 21), 95, 19),
    (range(1, 11), 95, 10),
    ([1.0, 2.0], 0, 1.0),
    ([1.0, 2.0], 100, 2.0),
])
def test_percentile_is_a_value_that_was_measured(values, percent, found):
    assert percentile(values, percent) == found


def test_nothing_has_no_percentile():
    assert percentile([], 50) is None


@pytest.mark.parametrize(("turn", "found"), [(1, None), (2, 250.0), (10, 250.0), (11, None)])
def test_a_window_holds_its_first_and_its_last_turn(turn, found):
    assert percentile_ms([Timing(turn, 0.25)], Window("early", 2, 10), 50) == found


def test_figures_are_rounded_and_name_what_they_measure():
    timings = [Timing(1, 9.0), Timing(2, 0.0312), Timing(3, 0.0498), Timing(100, 0.06)]

    assert figures(some_results(*timings), 16) == {
        "p50_ms_turn_2_10": 31.2, "p50_ms_turn_100": 60.0, "p50_ms_turn_200": None,
        "p95_ms_turn_2_10": 49.8, "p95_ms_turn_100": 60.0, "p95_ms_turn_200": None,
        "messages_per_s_16": 41.3, "memory_mb": 600.0, "memory_rss_mb": 800.0,
        "first_answer_s": 7.0,
    }


def test_memory_is_rss_where_shared_pages_are_unknown():
    found = figures(some_results(pss_mb=None), 4)

    assert (found["memory_mb"], found["memory_rss_mb"]) == (800.0, 800.0)


@pytest.mark.parametrize(("ours", "stock", "found"), [
    (50.0, 125.0, 2.5), (50.0, None, None), (None, 125.0, None), (0.0, 125.0, None),
])
def test_ratio_says_how_many_times_ours_the_stock_figure_is(ours, stock, found):
    assert ratio(ours, stock) == found


def test_summary_prefixes_the_stock_figures():
    assert summary({"memory_mb": 600.0}, {"memory_mb": 1100.0}) == {
        "memory_mb": 600.0, "stock_memory_mb": 1100.0,
    }
    assert summary({"memory_mb": 600.0}, None) == {"memory_mb": 600.0}
