"""Learning from the command line, by itself and at the end of a load."""
from io import StringIO

import pytest
from rich.console import Console
from sqlalchemy import select

from actions.learning.model import Companion
from actions.learning.read_findings import companions_of
from actions.learning.tables import LearningRun
from actions.settings import Settings
from actions.shop.database import Database
from bot.commands.learn_command import learn_all
from bot.commands.shop_commands import load_own_shop
from tests.actions.learning.shop_days import buyers, sell
from tests.builders import PURCHASES, a_shop_folder

EIGHT = range(1, 9)
TOAST_AND_BEANS = {
    **PURCHASES,
    "orders.csv": "order_number,customer,ordered_at,currency,status\n"
    + "".join(f"H{n},C1,2024-05-{n:02},USD,delivered\n" for n in (1, 2))
    + "".join(f"G{n},C2,2024-06-{n:02},USD,delivered\n" for n in EIGHT),
    "order_lines.csv": "order_number,sku,quantity,unit_price\n"
    + "".join(f"H{n},TOAST-2,1,20.00\n" for n in (1, 2))
    + "".join(f"G{n},BEANS,1,9.50\n" for n in EIGHT),
}


@pytest.fixture
def settings(tmp_path):
    (tmp_path / "selling.yml").touch()
    return Settings(
        secret="s" * 32, database_url=f"sqlite:///{tmp_path / 'shop.db'}", shop_dir=tmp_path
    )


@pytest.fixture
def database(settings):
    database = Database(settings.database_url)
    yield database
    database.close()


def a_console():
    return Console(file=StringIO(), width=200)


@pytest.mark.parametrize("files", [{}, TOAST_AND_BEANS])
def test_a_load_ends_with_learning(settings, database, tmp_path, files):
    console = a_console()

    status = load_own_shop(settings, str(a_shop_folder(tmp_path, files)), console)

    assert status == 0
    assert "The shop is loaded" in console.file.getvalue()
    with database.read_scope() as db:
        assert len(db.scalars(select(LearningRun.learned_at)).all()) == 1


def test_a_refused_load_learns_nothing(settings, database, tmp_path):
    folder = a_shop_folder(tmp_path, {"products.csv": "sku\nBAD\n"})

    assert load_own_shop(settings, str(folder), a_console()) == 1

    with database.read_scope() as db:
        assert db.scalars(select(LearningRun)).all() == []


def test_learns_on_demand_from_what_was_sold_since(settings, database, tmp_path):
    load_own_shop(settings, str(a_shop_folder(tmp_path)), a_console())
    sell(database, *buyers(4, "9 TENT FOOTPRINT"), *buyers(30, "9 LAMP", name="l"))
    console = a_console()

    status = learn_all(settings, console)

    assert status == 0
    assert "Learned from the purchase history." in console.file.getvalue()
    with database.read_scope() as db:
        assert companions_of(db, ["TENT"])["TENT"] == (Companion("TENT", "FOOTPRINT", 4, 4),)


def test_answers_alone_leave_the_history_for_later(settings, database, tmp_path):
    load_own_shop(settings, str(a_shop_folder(tmp_path)), a_console())
    console = a_console()

    status = learn_all(settings, console, is_history_due=False)

    assert status == 0
    assert console.file.getvalue() == "Learned from 0 answers to offers.\n"
    with database.read_scope() as db:
        assert len(db.scalars(select(LearningRun.id)).all()) == 1


def test_wrong_rules_are_told_and_nothing_is_learned(settings, database):
    (settings.shop_dir / "selling.yml").write_text("nonsense: 1\n", encoding="utf-8")
    console = a_console()

    assert learn_all(settings, console) == 1

    assert "nonsense" in console.file.getvalue()


def test_says_when_the_database_is_out_of_reach(settings, tmp_path):
    out_of_reach = settings.copy(update={"database_url": f"sqlite:///{tmp_path}"})
    console = a_console()

    status = learn_all(out_of_reach, console)

    assert status == 1
    assert "can't be opened: unable to open database file" in console.file.getvalue()
