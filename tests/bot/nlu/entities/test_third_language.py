"""A language that only its tables know: numbers, limits, currency, places, values."""
import json
import os
import subprocess
import sys

import pytest

from actions.language import packs

DUTCH = {
    "numbers": """
        words: {een: 1, twee: 2, drie: 3, vijftig: 50}
        factors: {honderd: 100}
        scales: {duizend: 1000}
    """,
    "limits": """
        max_before: [onder, minder dan, hoogstens]
        min_before: [boven]
        range_before: [tussen]
        range_between: [en]
    """,
    "currencies": "words: {euro: EUR, euros: EUR}",
    "ordinals": "{words: {eerste: 1, tweede: 2}, articles: [de], numbered: [nummer]}",
    "quantities": "{counters: [stuks], multiples: {dozijn: 12}, amounts: {half dozijn: 6}}",
    "sizes": "size: [maat]",
    "values": "colours_and_materials: {red: [rode, rood]}",
    "aliases": "sort: {cheaper: [goedkoopste]}",
    "order_numbers": "before: [bestelling]",
}
SCRIPT = """
import json, sys
from tests.bot.nlu.small_shop import a_finder
finder = a_finder()
print(json.dumps([[[e["entity"], e["value"]] for e in finder.find(t)] for t in sys.argv[1:]]))
"""
EXPECTED = {
    "onder vijftig euro": [["price_max", {"amount": "50", "currency": "EUR"}]],
    "minder dan twee honderd euros": [["price_max", {"amount": "200", "currency": "EUR"}]],
    "tussen drie en vijftig euro": [
        ["price_min", {"amount": "3", "currency": "EUR"}],
        ["price_max", {"amount": "50", "currency": "EUR"}],
    ],
    "twee stuks": [["quantity", 2]],
    "half dozijn": [["quantity", 6]],
    "de tweede": [["ordinal", 2]],
    "nummer twee": [["ordinal", 2]],
    "rode": [["attribute_value", {"attribute": "colour", "value": "red"}]],
    "maat 42": [["attribute_value", {"attribute": "size", "value": "42"}]],
    "goedkoopste": [["sort", "cheaper"]],
    "bestelling 10023": [["order_number", "10023"]],
    "under fifty dollars": [["price_max", {"amount": "50", "currency": "USD"}]],
}  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Our packs with a third beside them."""
    folder = tmp_path_factory.mktemp("languages")
    for pack in packs.packs():
        (folder / pack.code).symlink_to(pack.folder)
    (folder / "nl" / "words").mkdir(parents=True)
    (folder / "nl" / "pack.yml").write_text("name: Nederlands\nlocale: nl_NL\n")
    for topic, tables in DUTCH.items():
        (folder / "nl" / "words" / f"{topic}.yml").write_text(tables)
    return folder


def test_a_language_needs_only_its_tables(folder):
    """In a process of its own, as tables are read when the code that uses them is imported."""
    run = subprocess.run(  # noqa: S603 - our own interpreter and script
        [sys.executable, "-c", SCRIPT, *EXPECTED],
        env={**os.environ, packs.ELSEWHERE: str(folder)},
        capture_output=True, text=True, check=True,
    )  # fmt: skip

    found = dict(zip(EXPECTED, json.loads(run.stdout.splitlines()[-1]), strict=True))
    assert found == EXPECTED
