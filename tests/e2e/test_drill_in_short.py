"""The drill in short: each kind of process dies once under twelve conversations."""
import pytest

from tests.drill.__main__ import is_wrong
from tests.drill.storm import Plan, drill

pytestmark = pytest.mark.e2e

SHORT = Plan(conversations=12, rounds=1, think_s=3.0, locked_s=12.0, calm_s=2.0)


def test_nothing_is_lost_doubled_or_out_of_order():
    found = drill(SHORT, print)

    assert found["messages"] > 12
    del found["longest_silence_s"]  # a time, which `make drill` judges
    assert {key: value for key, value in found.items() if is_wrong(key, value)} == {}
