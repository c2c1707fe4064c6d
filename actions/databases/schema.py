"""The schema of one database: its tables, the revisions that led to them, where one stands."""
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Optional

from alembic.script import ScriptDirectory
from sqlalchemy import Column, MetaData, String, Table, inspect, select
from sqlalchemy.engine import Connection

from actions.databases.engines import shown
from actions.databases.errors import (
    DatabaseAhead,
    DatabaseBehind,
    DatabaseEmpty,
    DatabaseForeign,
)

FIRST = "0001"
VERSION_TABLE = "pramuniaga_{}_version"  # one each, since both may live in one database


@dataclass(frozen=True)
class Standing:
    """Where a database stands; `revision` is None where it has no tables of ours."""

    revision: Optional[str]
    newest: str

    @property
    def is_newest(self) -> bool:
        return self.revision == self.newest


@dataclass(frozen=True)
class Schema:
    """A migration only ever adds to what the earlier ones did, and is never edited afterwards.

    A new database gets `metadata` as it is now, so tables must come out of the migrations
    exactly as declared: a test compares them.
    """

    name: str
    title: str  # for people
    metadata: MetaData
    migrations: Path
    cure_of_empty: str

    @property
    def version_table(self) -> str:
        return VERSION_TABLE.format(self.name)

    @cached_property
    def script(self) -> ScriptDirectory:
        folder = str(self.migrations)
        return ScriptDirectory(folder, version_locations=[folder])

    @cached_property
    def revisions(self) -> tuple[str, ...]:
        """Oldest first."""
        return tuple(one.revision for one in self.script.walk_revisions())[::-1]

    @property
    def newest(self) -> str:
        return self.revisions[-1]

    @property
    def first_tables(self) -> dict[str, Table]:
        """As they were when revisions began."""
        module = self.script.get_revision(FIRST).module
        return dict(module.METADATA.tables)

    def standing(self, connection: Connection) -> Standing:
        """Raises DatabaseAhead or DatabaseForeign."""
        found = set(inspect(connection).get_table_names())
        if self.version_table in found:
            return Standing(self._stored_revision(connection), self.newest)
        if not found & set(self.first_tables):
            if found and not any(_is_version_table(name) for name in found):
                raise DatabaseForeign(self.title, _place(connection), found, ())
            return Standing(None, self.newest)
        lacking = self._lacking(connection, found)
        if lacking:
            raise DatabaseForeign(self.title, _place(connection), found, lacking)
        return Standing(FIRST, self.newest)

    def check(self, connection: Connection) -> None:
        """Only the newest revision passes; raises DatabaseRefused."""
        standing, place = self.standing(connection), _place(connection)
        if standing.revision is None:
            raise DatabaseEmpty(self.title, place, self.cure_of_empty)
        if not standing.is_newest:
            raise DatabaseBehind(self.title, place, standing.revision, self.newest)

    def _stored_revision(self, connection: Connection) -> str:
        version = Table(self.version_table, MetaData(), Column("version_num", String(32)))
        revision = str(connection.execute(select(version.c.version_num)).scalar())
        if revision not in self.revisions:
            raise DatabaseAhead(self.title, _place(connection), revision, self.newest)
        return revision

    def _lacking(self, connection: Connection, found: set[str]) -> list[str]:
        """Columns of the first revision; whole tables may lack, as they were added as needed."""
        inspector = inspect(connection)
        lacking = []
        for name, table in self.first_tables.items():
            if name in found:
                there = {column["name"] for column in inspector.get_columns(name)}
                lacking += [f"{name}.{column}" for column in set(table.c.keys()) - there]
        return lacking


def _is_version_table(name: str) -> bool:
    before, after = VERSION_TABLE.split("{}")
    return name.startswith(before) and name.endswith(after)


def _place(connection: Connection) -> str:
    return shown(connection.engine.url.render_as_string(hide_password=True))
