"""The arithmetic of the benchmark."""
import pytest

from tests.benchmarks.measure import (
    OURS,
    STOCK,
    TURN_200,
    TURN_500,
    TWOFOLD,
    Measured,
    Memory,
    Round,
    Talks,
    Throughput,
    Timing,
    Window,
    asked,
    figures,
    percentile,
    percentile_ms,
    ratio,
    summary,
)
from tests.benchmarks.report import BARS, LABELS, verdicts


def talks(seconds, cpu_s=0.08):
    """Of three messages."""
    return Talks([Timing(turn, seconds) for turn in (2, 10, 12)], cpu_s)


def answered(messages):
    return Throughput([0.1] * messages, 10.0)


def beside(late, early):
    """A long conversation whose turns 200 and 500 take so long, and a fresh one."""
    return [Timing(2, early), Timing(200, late), Timing(500, late)]


def a_round(ours=0.030, stock=0.060, messages=(400, 200, 700)):
    """What ours, stock and ours with two workers answer."""
    names = (OURS, STOCK, TWOFOLD)
    crowds = {name: answered(count) for name, count in zip(names, messages, strict=True)}
    return Round({OURS: talks(ours), STOCK: talks(stock, cpu_s=0.2)}, crowds)


def a_run(rounds=None):
    return Measured(
        starts_s={OURS: [9.0, 6.04], STOCK: [20.0, 21.0]},
        late={
            TURN_200: {OURS: beside(0.033, 0.030), STOCK: beside(0.300, 0.050)},
            TURN_500: {OURS: beside(0.042, 0.035)},
        },
        memory={OURS: Memory(900.0, 600.04), STOCK: Memory(1100.0, 1000.0)},
        rounds=rounds or [a_round()] * 3,
        large=[Throughput([0.5] * 90 + [slowest] * 10, 10.0) for slowest in (2.5, 2.0, 4.0)],
    )


def a_run_of_ours_alone():
    whole = a_run()
    return Measured(
        {OURS: whole.starts_s[OURS]},
        {window: {OURS: found[OURS]} for window, found in whole.late.items()},
        {OURS: whole.memory[OURS]},
        [
            Round({OURS: one.talks[OURS]}, {bot: one.crowds[bot] for bot in (OURS, TWOFOLD)})
            for one in whole.rounds
        ],
        whole.large,
    )


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


@pytest.mark.parametrize(("ours", "stock", "found"), [
    (50.0, 125.0, 0.4), (50.0, None, None), (None, 125.0, None), (50.0, 0.0, None),
])
def test_a_ratio_is_ours_divided_by_the_other(ours, stock, found):
    assert ratio(ours, stock) == found


def test_all_that_is_asked_is_found():
    assert asked(a_run()) == {
        "p50_ratio": 0.5, "cpu_ms_per_message": 26.667, "turn200_ratio": 1.1,
        "turn500_ratio": 1.2, "throughput_ratio": 2.0, "throughput2_ratio": 3.5,
        "rss_ratio": 0.6, "start_ratio": 0.302, "p95_64_s": 2.5,
    }


def test_bots_are_compared_in_each_round_and_the_median_counts():
    found = asked(a_run([
        a_round(),
        a_round(ours=0.060, stock=0.240, messages=(100, 200, 300)),  # another's work slows it
        a_round(ours=0.060, stock=0.080, messages=(300, 100, 500)),
    ]))

    assert (found["p50_ratio"], found["throughput_ratio"]) == (0.5, 2.0)
    assert found["throughput2_ratio"] == 3.5


def test_figures_are_rounded_and_name_what_they_measure():
    assert figures(a_run(), OURS) == {
        "p50_ms_turn_2_10": 30.0, "p95_ms_turn_2_10": 30.0,
        "p50_ms_turn_200": 33.0, "p50_ms_beside_turn_200": 30.0,
        "p50_ms_turn_500": 42.0, "p50_ms_beside_turn_500": 35.0,
        "cpu_ms_per_message": 26.7, "messages_per_s_16": 40.0,
        "memory_mb": 600.0, "memory_rss_mb": 900.0, "first_answer_s": 6.0,
    }


def test_memory_is_rss_where_shared_pages_are_unknown():
    assert Memory(800.0, None).mb == 800.0


def test_the_summary_has_the_figures_of_both_bots_and_what_is_asked():
    run = a_run()

    assert summary(run) == {
        **figures(run, OURS), **asked(run), "messages_per_s_16_2_workers": 70.0,
        **{f"stock_{key}": value for key, value in figures(run, STOCK).items()},
    }


def test_without_a_stock_bot_nothing_is_divided_by_it():
    found = asked(a_run_of_ours_alone())

    assert {key for key, value in found.items() if value is None} == {
        "p50_ratio", "throughput_ratio", "throughput2_ratio", "rss_ratio", "start_ratio",
    }


def test_each_figure_asked_has_a_bar_and_each_other_a_row():
    assert list(BARS) == list(asked(a_run()))
    assert list(LABELS) == list(figures(a_run(), OURS))


@pytest.mark.parametrize(("key", "value", "told", "verdict"), [
    ("p50_ratio", 0.75, "≤ 0.75", "within"),
    ("p50_ratio", 0.76, "≤ 0.75", "above"),
    ("throughput_ratio", 1.5, "≥ 1.5", "within"),
    ("throughput_ratio", 1.4, "≥ 1.5", "below"),
    ("rss_ratio", None, "≤ 0.75", "not measured"),
])
def test_a_bar_is_kept_to_or_not(key, value, told, verdict):
    (row,) = [row for row in verdicts({**dict.fromkeys(BARS), key: value}) if row[0] == key]

    assert row[3:] == (told, verdict)
