"""Several questions in one statement: the way to the database costs more than most answers."""
import json
from datetime import datetime
from typing import Any, Callable, Mapping, Sequence

from sqlalchemy import JSON, DateTime, func, select
from sqlalchemy.orm import Session
from sqlalchemy.sql import ColumnElement
from sqlalchemy.sql.expression import SelectBase

from actions.databases.compiled_once import CompiledOnce

Rows = Sequence[tuple[Any, ...]]

MICROSECONDS = "YYYY-MM-DD HH24:MI:SS.US"  # as PostgreSQL writes a moment that Python can read


class Together:
    """Selects by name, made once; of each come its rows, in its order, as plain tuples.

    They travel as JSON: texts, whole numbers, booleans (of SQLite as 0 and 1), moments, JSON, and
    floats to 15 digits. Parameters of one name are one parameter.
    """

    def __init__(self, **questions: SelectBase) -> None:
        self._moments = {
            name: tuple(
                place for place, column in enumerate(question.selected_columns)
                if isinstance(column.type, DateTime)
            )
            for name, question in questions.items()
        }
        self._statements = {
            "sqlite": _at_once(_on_sqlite, questions),
            "postgresql": _at_once(_on_postgres, questions),
        }

    def ask(self, db: Session, values: Mapping[str, object]) -> Mapping[str, Rows]:
        """All of them, with these values of their parameters."""
        statement = self._statements[db.get_bind().dialect.name]
        answers = statement.run(db, values).one()
        return {
            name: _rows(answer, moments)
            for answer, (name, moments) in zip(answers, self._moments.items(), strict=True)
        }


Gather = Callable[[SelectBase], ColumnElement]


def _at_once(gather: Gather, questions: Mapping[str, SelectBase]) -> CompiledOnce:
    return CompiledOnce(select(*(
        select(gather(question)).scalar_subquery().label(name)
        for name, question in questions.items()
    )))


def _on_sqlite(question: SelectBase) -> ColumnElement:
    rows = question.subquery()
    values = (func.json(c) if isinstance(c.type, JSON) else c for c in rows.c)
    return func.json_group_array(func.json_array(*values))


def _on_postgres(question: SelectBase) -> ColumnElement:
    rows = question.subquery()
    values = (func.to_char(c, MICROSECONDS) if isinstance(c.type, DateTime) else c for c in rows.c)
    return func.json_agg(func.json_build_array(*values))


def _rows(answer: Any, moments: Sequence[int]) -> Rows:
    """Of SQLite as text, of PostgreSQL read by its driver; none where nothing was found."""
    found = json.loads(answer) if isinstance(answer, str) else answer or ()
    for row in found if moments else ():
        for place in moments:
            row[place] = row[place] and datetime.fromisoformat(row[place])
    return [tuple(row) for row in found]
