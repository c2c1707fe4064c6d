"""Dataclasses in files: what is read is what was written, a mapping a value at a time."""
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Mapping, NamedTuple, Optional

import pytest

from actions.mapped import read_record, write_record
from actions.mapped.mapped_tables import SMALL, MappedTable


class Fact(NamedTuple):
    entity: str
    value: object


@dataclass(frozen=True)
class Inner:
    owners: Mapping[str, frozenset[str]] = field(default_factory=dict)
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class Record:
    version: str
    phrases: Mapping[tuple[str, ...], tuple[Fact, ...]]
    prices: Mapping[str, Decimal]
    inner: Inner = Inner()
    rating: Optional[float] = None
    codes: frozenset[tuple[str, ...]] = frozenset()


RECORD = Record(
    "1",
    {("red", "wine"): (Fact("value", {"attribute": "colour", "value": "red"}),), ("a",): ()},
    {"USD": Decimal("12.50"), "IDR": Decimal("200000")},
    Inner({"b": frozenset({"Ä", "2"}), "a": frozenset()}, ("x", "y")),
    4.5,
    frozenset({("m", "10"), ("x",)}),
)


@pytest.fixture
def kept(tmp_path):
    def keep(record):
        write_record(tmp_path / "record", record)
        return read_record(tmp_path / "record", type(record))

    return keep


def test_what_is_read_is_what_was_written(kept):
    found = kept(RECORD)

    assert found == RECORD
    assert isinstance(found.phrases["red", "wine"][0], Fact)
    assert list(found.inner.owners) == ["b", "a"]


def test_what_is_none_stays_none(kept):
    assert kept(Record("2", {}, {})).rating is None


@dataclass(frozen=True)
class Large:
    table: Mapping[str, int]


@pytest.fixture
def large(kept):
    return kept(Large({f"k{number}": number for number in reversed(range(SMALL + 5))})).table


def test_a_large_mapping_is_read_as_it_is_asked(large):
    assert isinstance(large, MappedTable)
    assert (large["k7"], large.get("k8"), "k9" in large) == (7, 8, True)
    assert (large.get("gone"), large.get("gone", 3), "gone" in large) == (None, 3, False)
    with pytest.raises(KeyError, match="gone"):
        large["gone"]


def test_a_large_mapping_is_a_mapping_in_its_order(large):
    assert len(large) == SMALL + 5
    assert next(iter(large)) == f"k{SMALL + 4}"
    assert list(large.items())[-1] == ("k0", 0)
    assert sum(large.values()) == sum(range(SMALL + 5))
    assert large == {f"k{number}": number for number in range(SMALL + 5)}


def test_who_reads_a_file_reads_on_when_it_is_gone(tmp_path):
    write_record(tmp_path / "record", Large({str(number): number for number in range(5000)}))
    table = read_record(tmp_path / "record", Large).table

    (tmp_path / "record").unlink()

    assert (table["4999"], len(list(table))) == (4999, 5000)


def test_a_file_that_is_not_there_is_not_made(tmp_path):
    with pytest.raises(FileNotFoundError):
        read_record(tmp_path / "record", Large)
    assert not (tmp_path / "record").exists()


@dataclass(frozen=True)
class Odd:
    found: Mapping[str, set]


def test_what_is_no_plain_data_is_refused(kept):
    with pytest.raises(TypeError, match="no plain data"):
        kept(Odd({"a": {1}}))
