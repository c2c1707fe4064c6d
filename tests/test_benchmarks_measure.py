"""The arithmetic of the benchmark."""
from typing import Optional

import pytest

from tests.benchmarks.measure import (
    Crowds,
    Memory,
    Results,
    Throughput,
    Timing,
    Window,
    figures,
    percentile,
    percentile_ms,
    ratio,
    summary,
)
from tests.benchmarks.report import verdicts


def some_results(*timings: Timing, pss_mb: Optional[float] = 600.04) -> Results:
    return Results(timings, Throughput([0.1] * 1238, 30.0), Memory(800.0, pss_mb), 7.0)


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
    (50.0, 125.0, 0.4), (50.0, 30.0, 1.667), (50.0, None, None), (None, 125.0, None),
    (50.0, 0.0, None),
])
def test_a_ratio_is_ours_divided_by_the_other(ours, stock, found):
    assert ratio(ours, stock) == found


def test_rounds_add_up_to_one_throughput():
    both = Throughput([0.1] * 300, 10.0) + Throughput([0.3] * 100, 10.0)

    assert both.per_second == 20.0
    assert percentile(both.waits_s, 95) == 0.3


OURS = {
    "p50_ms_turn_2_10": 30.0, "p50_ms_turn_200": 33.0, "memory_rss_mb": 600.0,
    "messages_per_s_16": 40.0,
}
STOCK = {
    "p50_ms_turn_2_10": 25.0, "p50_ms_turn_200": 150.0, "memory_rss_mb": 1100.0,
    "messages_per_s_16": 20.0,
}
CROWDS = Crowds(Throughput([0.2] * 700, 10.0), Throughput([0.5] * 90 + [2.5] * 10, 10.0))


def test_the_summary_has_the_asked_ratios_then_all_figures():
    assert summary(OURS, STOCK, CROWDS, 16) == {
        "p50_ratio": 1.2, "turn200_ratio": 1.1,
        "throughput_ratio": 2.0, "throughput2_ratio": 3.5, "rss_ratio": 0.545,
        "p95_64_s": 2.5, "messages_per_s_16_2_workers": 70.0,
        **OURS, **{f"stock_{key}": value for key, value in STOCK.items()},
        "ratio_p50_ms_turn_2_10": 1.2, "ratio_p50_ms_turn_200": 0.22,
        "ratio_memory_rss_mb": 0.545, "ratio_messages_per_s_16": 2.0,
    }


def test_without_a_stock_bot_nothing_is_divided_by_it():
    found = summary(OURS, None, CROWDS, 16)

    assert {key for key, value in found.items() if value is None} == {
        "p50_ratio", "throughput_ratio", "throughput2_ratio", "rss_ratio",
    }


def test_each_bar_has_its_verdict():
    lines = list(verdicts({"p50_ratio": 1.2, "turn200_ratio": 1.3}))

    assert lines[0].endswith("1.20, within 1.5")
    assert lines[1].endswith("1.30, above 1.2")
