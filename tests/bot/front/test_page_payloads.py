"""The page draws every payload there is, and tells every status of an order."""
import re
from typing import get_args

import pytest

from actions.language.packs import packs
from actions.saying.payloads.payload import Payload
from actions.shop.order_status import PAYABLE, OrderStatus
from bot.front.page_words import words_of
from tests.domain_files import ROOT

PAGE = ROOT / "bot/web/static"
STATUSES = set(get_args(OrderStatus))


def test_draws_every_kind_of_payload():
    [table] = re.findall(r"const RENDERERS = {(.*?)};", (PAGE / "payloads.js").read_text(), re.S)

    assert set(re.findall(r"(\w+): render", table)) == {kind.type for kind in get_args(Payload)}


def test_knows_which_orders_have_nothing_to_pay():
    [table] = re.findall(r"NOT_PAYABLE = new Set\(\[(.*?)\]\)", (PAGE / "orders.js").read_text())

    assert set(re.findall(r'"(\w+)"', table)) == STATUSES - {PAYABLE}
    assert f'WAITING = "{PAYABLE}"' in (PAGE / "receipts.js").read_text()


@pytest.mark.parametrize("pack", packs(), ids=lambda pack: pack.code)
def test_has_words_for_every_status(pack):
    assert words_of("chat")[pack.code]["order_statuses"].keys() == STATUSES
