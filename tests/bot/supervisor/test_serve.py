"""What `pramuniaga serve` refuses to start with, and how it says so."""
import io
import json
import shutil
from pathlib import Path

import pytest
from rich.console import Console

from actions.schema import open_shop_database
from actions.settings import Settings
from bot.supervisor.serve import serve_shop
from bot.supervisor.sockets import open_public_door

HOST = "127.0.0.1"
RULES = Path("data/shop/selling.yml").absolute()


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """The current folder: no model in it, and a shop with nothing but rules."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "shop").mkdir()
    shutil.copy(RULES, tmp_path / "shop")
    return tmp_path


def settings_for(folder, port, **others):
    url = f"sqlite:///{folder / 'shop.db'}"
    open_shop_database(url, may_create=True)
    return Settings(
        host=HOST, port=port, database_url=url, secret="s" * 32, shop_dir=folder / "shop",
        **others,
    )


def refusal_of(settings):
    said = io.StringIO()
    assert serve_shop(settings, Console(file=said)) == 1
    return said.getvalue()


def test_all_that_is_missing_is_said_at_once(folder):
    (folder / "shop" / "selling.yml").write_text("caps: many\n")
    with open_public_door(HOST, 0) as taken:
        port = taken.getsockname()[1]

        said = refusal_of(settings_for(folder, port))

    assert f"Port {port} is in use." in said
    assert "There is no trained model. Run `pramuniaga train` first." in said
    assert "selling.yml" in said
    assert "The shop is empty." in said


def test_a_refusal_leaves_the_port_to_others(folder):
    with open_public_door(HOST, 0) as door:
        port = door.getsockname()[1]

    refusal_of(settings_for(folder, port))

    open_public_door(HOST, port).close()


def test_a_refusal_is_told_as_json_where_lines_are(folder, capsys):
    with open_public_door(HOST, 0) as taken:
        port = taken.getsockname()[1]

        refusal_of(settings_for(folder, port, log_format="json"))

    told = [json.loads(line)["message"] for line in capsys.readouterr().out.splitlines()]
    assert f"Port {port} is in use. Stop what uses it, or set PRAMUNIAGA_PORT." in told
    assert "There is no trained model. Run `pramuniaga train` first." in told
