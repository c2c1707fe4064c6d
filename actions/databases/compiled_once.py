"""Statements compiled once: what SQLAlchemy does with them each time takes longer than most do."""
from dataclasses import dataclass
from typing import Any, Callable, Mapping, Sequence, Union

from sqlalchemy.engine import CursorResult, Dialect
from sqlalchemy.orm import Session
from sqlalchemy.sql.expression import ClauseElement

Bind = Callable[[Any], Any]  # from a value to what the driver takes


@dataclass(frozen=True)
class _Compiled:
    """As one kind of database reads it."""

    text: str
    constants: Mapping[str, Any]
    binds: Mapping[str, Bind]
    order: Sequence[str]  # of its parameters; empty where they go by name

    def parameters(self, values: Mapping[str, Any]) -> Union[tuple[Any, ...], dict[str, Any]]:
        found = {**self.constants, **values}
        for name, bind in self.binds.items():
            found[name] = bind(found[name])
        return tuple(found[name] for name in self.order) if self.order else found


class CompiledOnce:
    """A statement, all of whose parameters go by name; what it answers is as the driver has it.

    A list is a parameter only with `is_one_of`; what is inserted is given for every column, as
    nothing is put in the place of what is left out.
    """

    def __init__(self, statement: ClauseElement) -> None:
        self._statement = statement
        self._compiled: dict[str, _Compiled] = {}

    def run(self, db: Session, values: Mapping[str, Any]) -> CursorResult:
        """What the session has not written yet, it doesn't see."""
        connection = db.connection()
        name = connection.dialect.name
        if name not in self._compiled:
            self._compiled[name] = _compiled(self._statement, connection.dialect)
        made = self._compiled[name]
        return connection.exec_driver_sql(made.text, made.parameters(values))


def _compiled(statement: ClauseElement, dialect: Dialect) -> _Compiled:
    made: Any = statement.compile(dialect=dialect)
    binds = {
        name: bind for bound, name in made.bind_names.items()
        if (bind := bound.type.dialect_impl(dialect).bind_processor(dialect)) is not None
    }
    own = {name: bound.value for bound, name in made.bind_names.items() if not bound.required}
    return _Compiled(made.string, own, binds, made.positiontup or ())
