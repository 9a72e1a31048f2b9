"""What a merge changes, noted row by row so that it can be put back, and the putting back.

A `Moves` does the writes itself, so nothing is changed that is not noted. Not here: what is moved.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, TypedDict, TypeVar, cast

from django.apps import apps
from django.db import IntegrityError, transaction
from django.db.models import Field, Model, QuerySet

# Rows in one statement.
BATCH = 500

Values = dict[str, str | None]
Record = TypeVar("Record", bound=Model)


class Step(TypedDict, total=False):
    """One change of the rows of `model` with these `keys`: `fields` has of each column the value
    before and after. Or rows that were `made`, or `taken` away: those are noted whole, in `rows`.
    """

    did: str
    model: str
    keys: list[Any]
    fields: dict[str, list[str | None]]
    until: str
    rows: list[Values]
    beside: dict[str, Any]
    once_per: list[str]


def told(record: Model, name: str) -> str | None:
    """The value of a column in words that its field reads back."""
    field = _column(type(record), name)
    return None if field.value_from_object(record) is None else field.value_to_string(record)


def told_all(record: Model, names: Iterable[str]) -> Values:
    """The values of these columns."""
    return {name: told(record, name) for name in names}


def _column(model: type[Model], name: str) -> Field:
    return cast(Field, model._meta.get_field(name))


def _meant(model: type[Model], values: Values) -> dict[str, Any]:
    return {
        name: None if value is None else _column(model, name).to_python(value)
        for name, value in values.items()
    }


class Moves:
    def __init__(self, *, by: Model | None = None, reason: str = "") -> None:
        """`by` and `reason` stand in the history of records that have one."""
        self.steps: list[Step] = []
        self._by, self._reason = by, reason

    def change(self, rows: QuerySet, values: dict[str, Any], *, until: str = "") -> None:
        """Give rows other values in columns that are equal in all of them.

        `until` is a column with a time: what is later than the merge there is not put back.
        """
        found = list(rows.order_by("pk"))
        if found:
            before = told_all(found[0], values)
            self._write(found, values)
            self._note(found, before, told_all(_set(found[0], values), values), until=until)

    def note(self, record: Model, before: Values) -> None:
        """Note what others have changed of a record, whose columns were `before`."""
        for name, value in before.items():
            now = told(record, name)
            if now != value:
                self._note([record], {name: value}, {name: now})

    def made(self, records: Iterable[Model]) -> None:
        """Note rows that were added."""
        for record in records:
            self.steps.append({"did": "made", "model": record._meta.label, "keys": [record.pk]})

    def take(self, rows: QuerySet, *, beside: dict[str, Any], once_per: Iterable[str]) -> None:
        """Delete rows that nothing refers to, and note them whole.

        Each has a twin `beside` it, equal in the columns `once_per`, and comes back with the twin.
        """
        found = list(rows.order_by("pk"))
        if found:
            names = [field.attname for field in rows.model._meta.concrete_fields]
            noted = [told_all(row, names) for row in found]
            rows.model._base_manager.filter(pk__in=[row.pk for row in found]).delete()
            step: Step = {"did": "taken", "model": rows.model._meta.label, "rows": noted}
            self.steps.append(step | {"beside": beside, "once_per": list(once_per)})

    def save(self, record: Model) -> None:
        """Store a record, with who changed it and why in its history."""
        self.told(record).save()

    def told(self, record: Record) -> Record:
        """The record, whose history will say who changes it and why."""
        # simple_history reads both; no model declares them.
        record._history_user = self._by  # type: ignore[attr-defined]
        record._change_reason = self._reason or None  # type: ignore[attr-defined]
        return record

    def _note(self, rows: list[Model], before: Values, now: Values, *, until: str = "") -> None:
        self.steps.append(
            {
                "did": "changed",
                "model": rows[0]._meta.label,
                "keys": [row.pk for row in rows],
                "fields": {name: [before[name], now[name]] for name in before},
                "until": until,
            }
        )

    def _write(self, rows: list[Model], values: dict[str, Any]) -> None:
        model = type(rows[0])
        if hasattr(model, "history"):
            for row in rows:
                self.save(_set(row, values))
            return
        for start in range(0, len(rows), BATCH):
            keys = [row.pk for row in rows[start : start + BATCH]]
            model._base_manager.filter(pk__in=keys).update(**values)


def _set(record: Model, values: dict[str, Any]) -> Model:
    for name, value in values.items():
        setattr(record, name, value)
    return record


class WayBack(Moves):
    """The way back through noted steps. What somebody has deleted or changed since stays so."""

    def __init__(self, *, since: datetime, by: Model | None, reason: str) -> None:
        """`since` is when the steps were made."""
        super().__init__(by=by, reason=reason)
        self._since = since

    def go(self, steps: list[Step]) -> None:
        """Undo the steps, the last one first."""
        undo = {"changed": self._change_back, "made": self._unmake, "taken": self._return}
        for step in reversed(steps):
            undo[step["did"]](apps.get_model(step["model"]), step)

    def _change_back(self, model: type[Model], step: Step) -> None:
        fields = step["fields"]
        before = _meant(model, {name: pair[0] for name, pair in fields.items()})
        now = _meant(model, {name: pair[1] for name, pair in fields.items()})
        rows = model._base_manager.filter(
            **{name: value for name, value in now.items() if value is not None},
            **{f"{name}__isnull": True for name, value in now.items() if value is None},
        )
        if step["until"]:
            rows = rows.filter(**{f"{step['until']}__lte": self._since})
        for start in range(0, len(step["keys"]), BATCH):
            found = list(rows.filter(pk__in=step["keys"][start : start + BATCH]))
            if not self._goes(found, before):
                for row in found:
                    self._goes([row], before)

    def _goes(self, rows: list[Model], values: dict[str, Any]) -> bool:
        """Write, unless something made since stands in the place of one of them."""
        try:
            with transaction.atomic():
                if rows:
                    self._write(rows, values)
        except IntegrityError:
            return False
        return True

    def _unmake(self, model: type[Model], step: Step) -> None:
        for record in model._base_manager.filter(pk__in=step["keys"]):
            record.delete()

    def _return(self, model: type[Model], step: Step) -> None:
        for noted in step["rows"]:
            values = _meant(model, noted)
            same = {name: values[name] for name in step["once_per"]}
            record = model(**values)
            if model._base_manager.filter(**step["beside"], **same).exists():
                model._base_manager.bulk_create([record])
                # Creating sets times of its own.
                model._base_manager.filter(pk=record.pk).update(**values)
