"""Being one of several values, in a statement that is the same for any number of them."""
from typing import Any, Iterable, Union

from sqlalchemy import JSON, Boolean, Column, String, bindparam, literal
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.engine import Dialect
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.expression import FunctionElement
from sqlalchemy.types import TypeDecorator


class Texts(TypeDecorator):
    """A list of texts, as a parameter alone."""

    impl = JSON
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> Any:
        is_postgres = dialect.name == "postgresql"
        return dialect.type_descriptor(ARRAY(String) if is_postgres else JSON())


class _OneOf(FunctionElement):
    name = "one_of"
    type = Boolean()
    inherit_cache = True

    def self_group(self, against: Any = None) -> "_OneOf":
        """As it is: compared with 1, as functions are, it would be of no use to an index."""
        return self


def is_one_of(column: Column, values: Union[str, Iterable[str]]) -> _OneOf:
    """Whether it is one of these texts, or of those that the parameter of this name has.

    With SQLAlchemy's own `in_` each number of values is a statement of its own, which the
    database has to read and plan again.
    """
    is_name = isinstance(values, str)
    texts = bindparam(values, type_=Texts()) if is_name else literal(sorted(values), Texts())
    return _OneOf(column, texts)


@compiles(_OneOf, "sqlite")
def _on_sqlite(one_of: _OneOf, compiler: Any, **how: Any) -> str:
    column, texts = (compiler.process(each, **how) for each in one_of.clauses)
    return f"{column} IN (SELECT value FROM json_each({texts}))"


@compiles(_OneOf, "postgresql")
def _on_postgres(one_of: _OneOf, compiler: Any, **how: Any) -> str:
    column, texts = (compiler.process(each, **how) for each in one_of.clauses)
    return f"{column} = ANY ({texts})"
