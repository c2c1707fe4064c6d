"""Several questions in one statement: the way to the database costs more than most answers."""
from datetime import datetime
from typing import Any, Iterable, Mapping, Sequence

from sqlalchemy import JSON, DateTime, func, select
from sqlalchemy.orm import Session
from sqlalchemy.sql import ColumnElement
from sqlalchemy.sql.expression import SelectBase

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
            "sqlite": select(*(_on_sqlite(name, q) for name, q in questions.items())),
            "postgresql": select(*(_on_postgres(name, q) for name, q in questions.items())),
        }

    def ask(self, db: Session, values: Mapping[str, object]) -> Mapping[str, Rows]:
        """All of them, with these values of their parameters."""
        statement = self._statements[db.get_bind().dialect.name]
        answers: Mapping[str, Any] = db.execute(statement, values).one()._mapping
        return {
            name: [_read(row, moments) for row in answers[name] or ()]
            for name, moments in self._moments.items()
        }


def _on_sqlite(name: str, question: SelectBase) -> ColumnElement:
    rows = question.subquery()
    values = (func.json(c) if isinstance(c.type, JSON) else c for c in rows.c)
    return _gathered(name, func.json_group_array(func.json_array(*values), type_=JSON))


def _on_postgres(name: str, question: SelectBase) -> ColumnElement:
    rows = question.subquery()
    values = (func.to_char(c, MICROSECONDS) if isinstance(c.type, DateTime) else c for c in rows.c)
    return _gathered(name, func.json_agg(func.json_build_array(*values), type_=JSON))


def _gathered(name: str, rows: ColumnElement) -> ColumnElement:
    return select(rows).scalar_subquery().label(name)


def _read(row: list[Any], moments: Iterable[int]) -> tuple[Any, ...]:
    for place in moments:
        if row[place] is not None:
            row[place] = datetime.fromisoformat(row[place])
    return tuple(row)
