"""Rows as records, each with the related records that were read with it."""

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, NamedTuple

from django.core.exceptions import FieldDoesNotExist
from django.db.models import DateTimeField, DecimalField, Field, Model
from django.db.models.base import ModelState
from django.db.models.fields.reverse_related import ForeignObjectRel


class Related(NamedTuple):
    """Where a record and those related to it find their values in a row."""

    path: str
    # Of the record that it is set on, and under which name there.
    parent: str
    name: str
    model: type[Model]
    # The record's own place in the row tells whether there is one.
    key: int
    names: list[str]
    places: list[int]
    # What belongs to the record and names it by this field.
    owned_by: str


class Values:
    """How tuples of these fields and annotations are made of rows."""

    def __init__(self, model: type[Model], shown: Sequence[str]):
        self.columns = list(shown)
        self._converters: list[tuple[int, Callable[[Any], Any]]] = []
        for place, name in enumerate(shown):
            self._convert(place, _field(model, name))

    def made(self, rows: Iterable[Sequence], alias: str) -> list[Any]:
        """Of rows with Django's values."""
        return list(map(tuple, rows))

    def converted(self, row: Sequence) -> list:
        """Django's values of those that the database gives."""
        values = list(row)
        for place, convert in self._converters:
            values[place] = None if values[place] is None else convert(values[place])
        return values

    def _convert(self, place: int, field: Field | None) -> None:
        convert = _converter(field) if field else None
        if convert:
            self._converters.append((place, convert))


class Records(Values):
    """How records of a model are made of rows with these fields, annotations and relations."""

    def __init__(self, model: type[Model], shown: Sequence[str]):
        fields, self._annotations = _split(model, shown)
        super().__init__(model, ())
        self._related: list[Related] = []
        for path in sorted(fields, key=lambda path: path.count("__") + bool(path)):
            self._related.append(self._relation(model, path, fields[path]))
        self._first_annotation = len(self.columns)
        self.columns += self._annotations

    def made(self, rows: Iterable[Sequence], alias: str) -> list[Any]:
        return [self._record(row, alias) for row in rows]

    def _record(self, values: Sequence, alias: str) -> Model:
        made: dict[str, Any] = {"": None}
        for related in self._related:
            parent = made[related.parent]
            if related.path and parent is None:
                made[related.path] = None
                continue
            made[related.path] = one = self._one(related, values, alias, parent)
            if related.path:
                setattr(parent, related.name, one)
        record = made[""]
        for place, name in enumerate(self._annotations, self._first_annotation):
            setattr(record, name, values[place])
        return record

    def _one(self, related: Related, values: Sequence, alias: str, parent: Any) -> Model | None:
        """As a copy of a record is made: Django's `from_db` walks all fields of the model for each,
        and takes four times as long."""
        if values[related.key] is None:
            return related.model(**{related.owned_by: parent}) if related.owned_by else None
        one = related.model.__new__(related.model)
        one._state = ModelState()
        one._state.adding, one._state.db = False, alias
        one.__dict__.update(
            zip(related.names, [values[place] for place in related.places], strict=True)
        )
        return one

    def _relation(self, model: type[Model], path: str, names: set[str]) -> Related:
        relation: Any = None
        for name in path.split("__") if path else ():
            relation = model._meta.get_field(name)
            model = relation.related_model
        shown = [
            field
            for field in model._meta.concrete_fields
            if field.primary_key or names & {field.name, field.attname}
        ]
        places = [self._column(field, path) for field in shown]
        key = next(place for place, field in zip(places, shown, strict=True) if field.primary_key)
        owned_by = relation.field.name if isinstance(relation, ForeignObjectRel) else ""
        parent, _, name = path.rpartition("__")
        return Related(
            path, parent, name, model, key, [field.attname for field in shown], places, owned_by
        )

    def _column(self, field: Field, path: str) -> int:
        self.columns.append(f"{path}__{field.attname}" if path else field.attname)
        place = len(self.columns) - 1
        self._convert(place, field)
        return place


def _split(model: type[Model], shown: Sequence[str]) -> tuple[dict[str, set[str]], list[str]]:
    """The names of fields by the path of their relation, and the names of annotations."""
    fields: dict[str, set[str]] = {"": set()}
    annotations = []
    for name in shown:
        path, _, last = name.rpartition("__")
        if not path and _field(model, last) is None:
            annotations.append(name)
            continue
        steps = path.split("__") if path else []
        for length in range(len(steps)):
            fields.setdefault("__".join(steps[: length + 1]), set())
        fields[path].add(last)
    return fields, annotations


def _field(model: type[Model], path: str) -> Any | None:
    """The field that a name leads to; None for an annotation."""
    found: Any = None
    for name in path.split("__"):
        try:
            found = model._meta.get_field(name.removesuffix("_id"))
        except FieldDoesNotExist:
            return None
        model = found.related_model or model
    return found


def _converter(field: Field) -> Callable[[Any], Any] | None:
    """What Django does to a value that the database gives, where either engine needs it."""
    if hasattr(field, "from_db_value"):
        return lambda value: field.from_db_value(value, None, None)
    if isinstance(field, DateTimeField):
        return _in_utc
    if isinstance(field, DecimalField):
        exact = Decimal(1).scaleb(-field.decimal_places)
        return lambda value: Decimal(value).quantize(exact)
    return None


def _in_utc(moment: datetime | str) -> datetime:
    """SQLite keeps no time zone, all are in UTC there; from a subquery it gives the text."""
    moment = datetime.fromisoformat(moment) if isinstance(moment, str) else moment
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
