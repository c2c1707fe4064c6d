"""Upgrades: nothing is lost, nothing is left half-way, and what is not ours is left alone."""
import shutil
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from textwrap import dedent

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from actions.databases.errors import (
    DatabaseAhead,
    DatabaseBehind,
    DatabaseEmpty,
    DatabaseForeign,
    UpgradeFailed,
)
from actions.databases.upgrading import create_when_empty, standing_of, upgrade
from actions.schema import SHOP, open_shop_database
from bot.memory.database import MEMORY, MemoryUnavailable, open_memory
from tests.databases.earlier import earlier_sqlite
from tests.databases.looking import connected, rows_of, run_sql, tables_of


def differences(schema, url):
    with connected(url) as connection:
        context = MigrationContext.configure(connection, opts={
            "version_table": schema.version_table, "compare_type": True,
            "include_name": lambda name, kind, _: kind != "table" or not name.startswith("sqlite"),
        })
        return compare_metadata(context, schema.metadata)


def with_another_revision(schema, folder, body):
    """The schema with a further migration that does `body`."""
    migrations = folder / "migrations"
    shutil.copytree(schema.migrations, migrations)
    (migrations / "r9999_next.py").write_text(
        f'revision, down_revision = "9999", "{schema.newest}"\n\n\n' + dedent(body)
    )
    return replace(schema, migrations=migrations)


def test_every_row_comes_through(schema, earlier_url):
    url = earlier_url(schema.name)
    before = rows_of(url)

    upgrade(schema, url)

    after = rows_of(url)
    assert {name: after[name] for name in before} == before
    assert sum(map(len, before.values())) > 100
    assert not any(after[name] for name in after.keys() - before.keys())


def test_migrations_lead_exactly_to_the_tables_as_declared(schema, earlier_url, new_url):
    upgraded, new = earlier_url(schema.name), new_url()
    upgrade(schema, upgraded)
    create_when_empty(schema, new)

    assert differences(schema, upgraded) == []
    assert differences(schema, new) == []
    assert tables_of(upgraded) == tables_of(new)


def test_sqlite_keeps_rows_in_the_order_of_their_key_where_it_did(tmp_path):
    url = earlier_sqlite("shop", tmp_path)
    upgrade(SHOP, url)

    with connected(url) as connection:
        tables = connection.exec_driver_sql(
            "select name from sqlite_master where sql like '%WITHOUT ROWID%' order by name"
        )
        assert list(tables.scalars()) == [
            "learned_companion", "learned_deal", "learned_habit", "learned_peer_pick",
        ]


def test_numbering_goes_on_where_it_was(earlier_url):
    url = earlier_url("shop")
    upgrade(SHOP, url)

    run_sql(url, "insert into cart (visitor, currency, last_message, updated_at) "
                 "values ('c:new', 'USD', '', '2026-12-01')")

    with connected(url) as connection:
        assert connection.exec_driver_sql("select max(id) from cart").scalar() == 6


def test_upgrading_again_changes_nothing(schema, earlier_url):
    url, seen = earlier_url(schema.name), []
    upgrade(schema, url, seen.append)
    tables, rows = tables_of(url), rows_of(url)

    standing = upgrade(schema, url, seen.append)

    assert [one.revision for one in seen] == ["0001"]
    assert standing.is_newest
    assert (tables_of(url), rows_of(url)) == (tables, rows)


def test_a_migration_that_fails_leaves_all_as_it_was(schema, earlier_url, tmp_path):
    failing = with_another_revision(schema, tmp_path, """
        import sqlalchemy as sa

        def upgrade(op):
            op.create_table("half_way", sa.Column("id", sa.Integer))
            op.execute("insert into half_way values (1)")
            raise LookupError("the bus was late")
    """)
    url = earlier_url(schema.name)
    before = (tables_of(url), rows_of(url))

    with pytest.raises(UpgradeFailed, match="is as it was before: the bus was late"):
        upgrade(failing, url)

    assert (tables_of(url), rows_of(url)) == before
    assert standing_of(schema, url).revision == "0001"


def test_a_migration_may_not_break_references(tmp_path, earlier_url):
    breaking = with_another_revision(SHOP, tmp_path, """
        def upgrade(op):
            op.execute("delete from cart where open_for is null")
    """)
    url = earlier_url("shop")
    before = rows_of(url)

    with pytest.raises(UpgradeFailed):
        upgrade(breaking, url)

    assert rows_of(url) == before


def test_of_two_upgrades_at_once_one_does_it(schema, earlier_url):
    url, done = earlier_url(schema.name), []

    with ThreadPoolExecutor(4) as pool:
        standings = list(pool.map(lambda _: upgrade(schema, url, done.append), range(4)))

    assert len(done) == 1
    assert sorted(standing.revision for standing in standings) == ["0001"] + [schema.newest] * 3
    assert differences(schema, url) == []


def test_of_two_that_make_a_new_one_at_once_one_does_it(schema, new_url):
    url = new_url()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: create_when_empty(schema, url), range(4)))

    assert standing_of(schema, url).is_newest


def test_whole_tables_that_an_earlier_version_had_not_yet_are_added(earlier_url):
    url = earlier_url("shop")
    run_sql(url, "drop table learned_deal", "drop table product_vector")

    upgrade(SHOP, url)

    assert differences(SHOP, url) == []


def test_both_may_live_in_one_database(new_url):
    url = new_url()

    upgrade(SHOP, url)
    upgrade(MEMORY, url)

    assert standing_of(SHOP, url).is_newest
    assert standing_of(MEMORY, url).is_newest


@pytest.mark.parametrize("attempt", [upgrade, create_when_empty])
def test_a_newer_database_is_left_alone(schema, new_url, attempt):
    url = new_url()
    create_when_empty(schema, url)
    run_sql(url, f"update {schema.version_table} set version_num = '0999'")

    with pytest.raises(DatabaseAhead, match="0999, which this version doesn't know") as refused:
        attempt(schema, url)

    assert refused.value.revision == "0999"


@pytest.mark.parametrize("attempt", [upgrade, create_when_empty])
def test_a_database_of_something_else_is_left_alone(schema, new_url, attempt):
    url = new_url()
    run_sql(url, "create table blog_post (id integer)")

    with pytest.raises(DatabaseForeign, match="it holds blog_post"):
        attempt(schema, url)

    assert rows_of(url) == {"blog_post": []}


def test_a_database_from_before_the_first_revision_is_left_alone(earlier_url):
    url = earlier_url("shop")
    run_sql(url, "alter table shop_order drop column points_to_earn")

    with pytest.raises(DatabaseForeign, match="it lacks shop_order.points_to_earn"):
        upgrade(SHOP, url)


def test_the_shop_opens_only_at_the_newest_revision(new_url, earlier_url):
    with pytest.raises(DatabaseEmpty, match="pramuniaga shop load"):
        open_shop_database(new_url())
    for may_create in (False, True):
        with pytest.raises(DatabaseBehind, match="run `pramuniaga upgrade`: nothing in it is lost"):
            open_shop_database(earlier_url("shop"), may_create)


def test_the_memory_opens_only_at_the_newest_revision(new_url, earlier_url):
    with pytest.raises(MemoryUnavailable, match="is empty"):
        open_memory(new_url())
    with pytest.raises(MemoryUnavailable, match="run `pramuniaga upgrade`"):
        open_memory(earlier_url("memory"))


def test_revisions_are_one_line_and_travel_with_the_package(schema):
    assert schema.script.get_heads() == [schema.newest]
    assert (schema.migrations / "__init__.py").is_file()
