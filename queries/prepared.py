"""Queries that are built once and asked often.

Django builds the SQL of a query anew each time it is asked. That takes it ten times as long as the
database needs to answer, and was most of the time that a page took to be made.
"""

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
# No record has such an id.
FIRST_STAND_IN = 2_000_000_000


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
        """The records for these values, in the order of the query."""
        query = self._query(tuple((name, _shape(value)) for name, value in values.items()))
        return query.ask(values) if query else []

    def first(self, **values: Value) -> Any | None:
        """The first of them, if any."""
        return next(iter(self.find(**values)), None)

    def _built(self, shapes: tuple[tuple[str, Any], ...]) -> "_Query | None":
        """None where nothing can be found, as by no ids at all."""
        numbers = iter(range(FIRST_STAND_IN, FIRST_STAND_IN + 10_000))
        stand_ins = {name: _stand_in(shape, numbers) for name, shape in shapes}
        places = {one: place for place, one in _places(stand_ins)}
        queryset = self.build(**stand_ins)
        plan = self.plan(queryset.model, self.shown)
        captured = _captured(queryset.values_list(*plan.columns))
        if captured is None:
            if () not in stand_ins.values():
                raise Unprepared(f"{self.build} asks nothing for some value.")
            return None
        sql, params = captured
        missing = set(places).difference(params)
        if missing:
            raise Unprepared(f"{self.build} has no place for {[places[one] for one in missing]}.")
        return _Query(queryset.db, plan, sql, [places.get(one, one) for one in params])


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


class _Place(NamedTuple):
    """Which value stands at a place in the SQL, and of several ids which one."""

    name: str
    number: int | None


class _Query(NamedTuple):
    alias: str
    plan: Values
    sql: str
    params: list

    def ask(self, values: dict[str, Value]) -> list[Any]:
        params = [_at(one, values) if isinstance(one, _Place) else one for one in self.params]
        with connections[self.alias].cursor() as cursor:
            cursor.execute(self.sql, params)
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
    return type(value) if isinstance(value, int | str) else len(value)


def _stand_in(shape: Any, numbers: Iterator[int]) -> Value:
    if shape is str:
        return f"stand-in {next(numbers)}"
    return next(numbers) if shape is int else tuple(next(numbers) for _ in range(shape))


def _places(stand_ins: dict[str, Value]) -> Iterator[tuple[_Place, int | str]]:
    for name, value in stand_ins.items():
        if isinstance(value, int | str):
            yield _Place(name, None), value
        else:
            yield from ((_Place(name, number), one) for number, one in enumerate(value))


def _at(place: _Place, values: dict[str, Value]) -> int | str:
    value: Any = values[place.name]
    return value if place.number is None else value[place.number]
