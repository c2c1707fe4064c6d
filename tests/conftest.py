"""What tests share: databases emptied before each test, and all processes started once a run."""
import shutil
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pgserver
import pytest
from sqlalchemy import text

from actions.language import packs
from actions.schema import open_shop_database
from actions.shop.catalogue.parts import place_of
from actions.shop.database import Base
from actions.turn import intents
from tests.packs import forget
from tests.servers import serve_demo_shop


@pytest.fixture(scope="session")
def postgres():
    """A PostgreSQL server of this run, reached through a socket in a temporary folder.

    Not in pytest's own: each run closes that to other users, and under root the server is one.
    """
    with TemporaryDirectory() as folder:
        server = pgserver.get_server(Path(folder) / "postgres")
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            server.psql(f"alter system set {setting} = off;")  # nothing of it outlives the run
        server.psql("select pg_reload_conf();")
        yield server
        server.cleanup()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    """Those with real servers first: they take long, and no core should wait for them."""
    items.sort(key=_is_in_process)


def _is_in_process(item):
    return not any(item.iter_markers("e2e")) and not any(item.iter_markers("browser"))


# One connection pool for a whole run: a new one compiles every statement again.
@pytest.fixture(scope="session")
def shared_postgres(postgres):
    postgres.psql("create database shared_shop;")
    database = open_shop_database(postgres.get_uri("shared_shop"), may_create=True)
    yield database
    database.close()


@pytest.fixture(scope="session")
def shared_sqlite(tmp_path_factory):
    file = tmp_path_factory.mktemp("sqlite") / "shop.db"
    database = open_shop_database(f"sqlite:///{file}", may_create=True)
    yield database
    database.close()


@pytest.fixture
def postgres_database(shared_postgres):
    """Empty tables on PostgreSQL, numbering from 1."""
    tables = ", ".join(table.name for table in Base.metadata.sorted_tables)
    with shared_postgres.session_scope() as db:
        db.execute(text(f"truncate {tables} restart identity"))
    with without_files(shared_postgres):
        yield shared_postgres


@pytest.fixture
def sqlite_database(shared_sqlite):
    """Empty tables on SQLite, numbering from 1."""
    with shared_sqlite.session_scope() as db:
        for table in reversed(Base.metadata.sorted_tables):
            db.execute(table.delete())
    with without_files(shared_sqlite):
        yield shared_sqlite


@contextmanager
def without_files(database):
    """Catalogues of tests have the same version: what is made of one is not for the next."""
    folder = place_of(database.engine.url)
    shutil.rmtree(folder, ignore_errors=True)
    yield
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(params=["sqlite", "postgresql"])
def any_database(request):
    """Empty tables on each kind of database the shop may run on."""
    kinds = {"sqlite": "sqlite_database", "postgresql": "postgres_database"}
    return request.getfixturevalue(kinds[request.param])


@pytest.fixture(scope="session")
def shop(tmp_path_factory):
    """Both real servers with the demo shop, started once a run."""
    with serve_demo_shop(tmp_path_factory.mktemp("shop")) as running:
        yield running


@pytest.fixture
def elsewhere(tmp_path, monkeypatch):
    """A folder with copies of `languages` and `dialogue`, which this process reads meanwhile."""
    for name, setting in (("languages", packs.ELSEWHERE), ("dialogue", intents.ELSEWHERE)):
        shutil.copytree(f"data/{name}", tmp_path / name)
        monkeypatch.setenv(setting, str(tmp_path / name))
    forget()
    yield tmp_path
    forget()
