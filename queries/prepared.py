"""Queries that are built once and asked often.

Django builds the SQL of a query anew each time it is asked. That takes it ten times as long as the
database needs to answer, and was most of the time that a page took to be made.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from functools import lru_cache
from typing import Any, NamedTuple

from django.db import connections
from django.db.models import Model, QuerySet

from .records import Records, Values

# An id or a word, or several ids, of which each number has SQL of its own.
Value = int | str | Sequence[int]
# As many as there are numbers of ids on a long page.
SHAPES = 64
# No record has such an id, and no text of ours such words.
FIRST_STAND_IN = 2_000_000_000
STAND_INS = range(FIRST_STAND_IN, FIRST_STAND_IN + 10_000)
WORDS = "stand-in "
# Beyond it no database keeps an id; drivers fail on what addresses may hold.
LARGEST = 2**63 - 1
PLACE = re.compile(r"(?<!%)%s")


class Unprepared(TypeError):
    """A value is not in the SQL as it was given."""


class Prepared:
    """A query for records, of which only the fields that are named are read.

    `build` makes the QuerySet from keyword values. It is given stand-ins, whose places in the SQL
    are remembered: so it may filter by a value, also in a subquery, but not compute with it or
    decide by it. `shown` names fields and annotations, and by `poster__base` those of a related
    record. Where there is none it is None, or an empty one if it belongs to the record as a film's
    rating summary does. Reading any other field of a record asks the database again.
    """

    plan: type[Values] = Records

    def __init__(self, build: Callable[..., QuerySet], *shown: str):
        self.build, self.shown = build, shown
        self._query = lru_cache(maxsize=SHAPES)(self._built)

    def find(self, **values: Value) -> list[Any]:
        """The records for these values, in the order of the query; none by a number that is none
        of a record."""
        if any(isinstance(one, int) and abs(one) > LARGEST for _name, one in _named(values)):
            return []
        query = self._query(tuple((name, _shape(value)) for name, value in values.items()))
        return query.ask(values) if query else []

    def first(self, **values: Value) -> Any | None:
        """The first of them, if any."""
        return next(iter(self.find(**values)), None)

    def _built(self, shapes: tuple[tuple[str, Any], ...]) -> "_Query | None":
        """None where nothing can be found, as by no ids at all."""
        numbers = iter(STAND_INS)
        stand_ins = {name: _stand_in(shape, numbers) for name, shape in shapes}
        names = {one: name for name, one in _named(stand_ins)}
        queryset = self.build(**stand_ins)
        plan = self.plan(queryset.model, self.shown)
        captured = _captured(queryset.values_list(*plan.columns))
        if captured is None:
            if () not in stand_ins.values():
                raise Unprepared(f"{self.build} asks nothing for some value.")
            return None
        sql, params = captured
        missing = set(names).difference(params)
        if missing:
            raise Unprepared(f"{self.build} has no place for {[names[one] for one in missing]}.")
        if any(one not in names and _is_made_of_one(one) for one in params):
            raise Unprepared(f"{self.build} computes with a value.")
        return _Query(queryset.db, plan, *_with_names(sql, params, names, queryset.db))


class PreparedValues(Prepared):
    """The same, which finds a tuple of what is shown instead of a record."""

    plan = Values


class Shown:
    """Reads records of queries that differ each time, and only the fields that are named."""

    def __init__(self, model: type[Model], *shown: str):
        self._plan = Records(model, shown)

    def __call__(self, queryset: QuerySet) -> list[Any]:
        rows = queryset.values_list(*self._plan.columns)
        return self._plan.made(rows, queryset.db)


def of(relation: str, names: Iterable[str]) -> tuple[str, ...]:
    """What is shown of a related record: `poster__base` for `of("poster", ["base"])`."""
    return tuple(f"{relation}__{name}" for name in names)


class _Query(NamedTuple):
    alias: str
    plan: Values
    sql: str
    constants: dict[str, Any]

    def ask(self, values: dict[str, Value]) -> list[Any]:
        with connections[self.alias].cursor() as cursor:
            cursor.execute(self.sql, self.constants | dict(_named(values)))
            rows = map(self.plan.converted, cursor.fetchall())
            return self.plan.made(rows, self.alias)


class _Captured(Exception):
    """Ends a query before the database is asked."""


def _captured(queryset: QuerySet) -> tuple[str, Sequence] | None:
    """The SQL that Django would send, and its parameters; None where it would send none."""
    found = []

    def capture(execute, sql, params, many, context):
        found.append((sql, params))
        raise _Captured

    with suppress(_Captured), connections[queryset.db].execute_wrapper(capture):
        list(queryset)
    return found[0] if found else None


def _shape(value: Value) -> Any:
    """What the SQL depends on: the type of a value, or the number of ids."""
    if isinstance(value, str):
        return str
    return int if isinstance(value, int) else len(value)


def _is_made_of_one(param: Any) -> bool:
    """Whether a parameter was computed from a stand-in, as far as it shows."""
    if isinstance(param, str):
        return WORDS in param
    return isinstance(param, int) and param in STAND_INS


def _stand_in(shape: Any, numbers: Iterator[int]) -> Value:
    if shape is str:
        return f"{WORDS}{next(numbers)}"
    return next(numbers) if shape is int else tuple(next(numbers) for _ in range(shape))


def _named(values: dict[str, Value]) -> Iterator[tuple[str, int | str]]:
    """The values with the names that they have in the SQL; of several ids each has its own."""
    for name, value in values.items():
        if isinstance(value, int | str):
            yield name, value
        else:
            yield from ((f"{name}_{number}", one) for number, one in enumerate(value))


def _with_names(
    sql: str, params: Sequence, names: dict[int | str, str], alias: str
) -> tuple[str, dict[str, Any]]:
    """The SQL with names for its parameters, and those that are the same for all values.

    Django puts names into SQL for SQLite ten times as fast as it finds places without one.
    """
    constants: dict[str, Any] = {}
    left = iter(params)

    def named(_place: re.Match) -> str:
        one = next(left)
        if one in names:
            return f"%({names[one]})s"
        if literal := _literal(one, alias):
            return literal
        name = f"constant_{len(constants)}"
        constants[name] = one
        return f"%({name})s"

    return PLACE.sub(named, sql), constants


def _literal(constant: Any, alias: str) -> str:
    """How SQLite is told a constant, or "". As a parameter, SQLite would plan a query anew each
    time that it may use a partial index by it, which takes longer than the query."""
    if connections[alias].vendor != "sqlite":
        return ""
    if isinstance(constant, bool):
        return str(int(constant))
    if isinstance(constant, str):
        return "'{}'".format(str(constant).replace("'", "''").replace("%", "%%"))
    return ""
