"""PostgreSQL in a file: the SQL that its own programs write and read."""
import os
import re
import shutil
import subprocess
import time
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any, Iterable, Mapping, Optional, Union

from sqlalchemy import text
from sqlalchemy.engine import make_url
from sqlalchemy.pool import NullPool
from sqlalchemy.sql.elements import TextClause

from actions.databases.dumps import DatabaseInUse, DumpFailed, Report
from actions.databases.engines import PROGRAM, new_engine, shown
from actions.databases.schema import Schema

LOOK_AGAIN_S = 0.1
TABLE_BEGUN = "dumping contents of table"
IN_USE = text(
    "select count(*) from pg_stat_activity where datname = current_database() "
    "and application_name = :program and pid <> pg_backend_pid()"
)
SIZE = text(
    "select coalesce(sum(pg_total_relation_size(to_regclass(quote_ident(name)))), 0) "
    "from unnest(:names) as name"
)


class ClientMissing(DumpFailed):
    """PostgreSQL's client program isn't there, or is older than the server."""

    def __init__(self, program: str, found: Optional[int] = None, needed: int = 0) -> None:
        is_old = f"is of version {found}, and the server of {needed}" if found else "is missing"
        super().__init__(
            f"`{program}` {is_old}. Install PostgreSQL's client programs of the server's version "
            "(Debian and Ubuntu: `apt install postgresql-client`), and see that they come first "
            "in PATH."
        )
        self.program, self.found, self.needed = program, found, needed


class PostgresDump:
    kind = "postgresql"

    def size(self, schema: Schema, url: str) -> int:
        return int(_asked(url, SIZE, names=_tables(schema)))

    def save(self, schema: Schema, url: str, file: Path, report: Report) -> None:
        program = _program("pg_dump", int(_asked(url, text("show server_version_num"))) // 10000)
        tables = [f"--table={name}" for name in _tables(schema)]
        command = [
            program, "--format=plain", "--no-owner", "--no-privileges", "--verbose",
            f"--file={file}", *tables, f"--dbname={_without_password(url)}",
        ]
        with _started(command, url) as process:
            said = _follow(process.stderr or (), len(tables), report)
        _need_success(process, schema, said)
        report(len(tables), len(tables))

    def need_idle(self, schema: Schema, url: str) -> None:
        _program("psql")
        if _asked(url, IN_USE, program=PROGRAM):
            raise DatabaseInUse(schema.title, shown(url))

    def load(self, schema: Schema, url: str, file: Path, report: Report) -> None:
        """In one transaction, so that what fails leaves what was there."""
        self.need_idle(schema, url)
        names = ", ".join(f'"{name}"' for name in _tables(schema))
        command = [
            _program("psql"), "--no-psqlrc", "--quiet", "--single-transaction",
            "--set=ON_ERROR_STOP=1", f"--command=drop table if exists {names} cascade",
            "--file=-", f"--dbname={_without_password(url)}",
        ]
        with file.open("rb") as source, TemporaryFile("w+") as said:
            with _started(command, url, stdin=source, stderr=said) as process:
                _watch(process, source.fileno(), file.stat().st_size, report)
            said.seek(0)
            _need_success(process, schema, said.readlines())


def _tables(schema: Schema) -> list[str]:
    return [*schema.metadata.tables, schema.version_table]


def _asked(url: str, query: TextClause, **parameters: object) -> Any:
    engine = new_engine(url, poolclass=NullPool)
    with engine.connect() as connection:
        return connection.execute(query, parameters).scalar()


def _program(name: str, oldest: int = 0) -> str:
    """Its path; raises ClientMissing, also where it is older than `oldest`."""
    path = shutil.which(name)
    if path is None:
        raise ClientMissing(name)
    said = subprocess.run([path, "--version"], capture_output=True, text=True).stdout
    version = re.search(r"\d+", said)
    if version is None or int(version.group()) < oldest:
        raise ClientMissing(name, int(version.group()) if version else None, oldest)
    return path


def _started(
    command: list[str], url: str, stdin: Union[int, IO[bytes]] = subprocess.DEVNULL,
    stderr: Union[int, IO[str]] = subprocess.PIPE,
) -> "subprocess.Popen[str]":
    environment = {**os.environ, **_password(url), "PGOPTIONS": "-c client_min_messages=warning"}
    return subprocess.Popen(
        command, env=environment, stdin=stdin, stdout=subprocess.DEVNULL, stderr=stderr, text=True
    )


def _without_password(url: str) -> str:
    """For the command line, which everybody on the machine can read."""
    plain = make_url(url).set(drivername="postgresql")
    return str(plain._replace(password=None).render_as_string())


def _password(url: str) -> Mapping[str, str]:
    password = make_url(url).password
    return {"PGPASSWORD": str(password)} if password else {}


def _follow(lines: Iterable[str], tables: int, report: Report) -> list[str]:
    said, done = [], 0
    for line in lines:
        said.append(line)
        if TABLE_BEGUN in line:
            done += 1
            report(min(done, tables), tables)
    return said


def _watch(process: "subprocess.Popen[str]", source: int, total: int, report: Report) -> None:
    """The program reads by our own file, so that its place in it is ours."""
    while process.poll() is None:
        report(min(os.lseek(source, 0, os.SEEK_CUR), total), total)
        time.sleep(LOOK_AGAIN_S)
    report(total, total)


def _need_success(process: "subprocess.Popen[str]", schema: Schema, said: list[str]) -> None:
    """Only the line that names the error: the next ones may quote people's data."""
    if process.returncode != 0:
        wrong = [line.strip() for line in said if "error:" in line.lower()]
        reason = (wrong or [line.strip() for line in said[-1:]] or ["it said nothing"])[0]
        raise DumpFailed(f"The {schema.title} stays as it was, as a program failed: {reason}")
