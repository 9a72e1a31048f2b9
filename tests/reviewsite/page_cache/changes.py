"""All changes that the declarations are tried with: every column of every row, every row taken
away, and another like it. Not here: which pages must notice."""

import datetime
from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass
from uuid import uuid4

from django.apps import apps
from django.db import IntegrityError, models, transaction
from django.db.models import ProtectedError
from django.utils import timezone

from films.fields import PartialDateField
from films.partial_dates import PartialDate

OURS = ("films", "lists", "accounts", "reviews", "moderation")


@dataclass(frozen=True)
class Extent:
    """How many rows of a table are changed, and how many choices a column is given."""

    rows: int
    choices: int

    @property
    def rounds(self) -> int:
        """The values of one column come one after the other, and neighbouring columns and rows
        apart."""
        return self.choices + 2


FIRST = Extent(rows=2, choices=1)
# More rows than any table has, but for those of the search, which are hundreds of words all alike;
# and all that a state may become. It takes minutes.
ALL = Extent(rows=15, choices=3)


def models_of_ours() -> list[type[models.Model]]:
    """Every table of our apps but the histories of records, which the desk alone shows."""
    return [
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.app_label in OURS
        and not model._meta.proxy
        and not model.__name__.startswith("Historical")
    ]


class Change:
    """One column of one row, or the row taken away; after other changes it may be gone already.

    Changes of one `round` can be made together without one undoing what another shows.
    """

    def __init__(self, row: models.Model, field=None, value=None, *, round: object = "away"):
        self.row, self.field, self.value, self.round = row, field, value, round

    def __str__(self) -> str:
        what = f"{self.field.name} becomes {self.value}" if self.field else "is taken away"
        return f"{self.row._meta.label} {self.row.pk}: {what}"

    def make(self) -> bool:
        """Whether the database allows it."""
        try:
            with transaction.atomic():
                self._make()
        except (IntegrityError, ProtectedError):
            return False
        return True

    def _make(self) -> None:
        rows = type(self.row)._base_manager.filter(pk=self.row.pk)
        if self.field is None:
            rows.delete()
        else:
            rows.update(**{self.field.attname: self.value})


class Another(Change):
    """One row more, like one that is there."""

    def __str__(self) -> str:
        return f"{self.row._meta.label} {self.row.pk}: is there twice"

    def _make(self) -> None:
        row = copy(self.row)
        row.pk, row._state.adding = None, True
        row.save()


def others(field: models.Field, value, choices: int) -> list:
    """Other values for a column: other choices, or one; and none at all, where it may."""
    if field.choices:
        found = [choice for choice, _label in field.flatchoices if choice != value][:choices]
    else:
        found = [next(make(field, value) for kind, make in OTHERS if isinstance(field, kind))]
    return [*found, None] if field.null and value is not None else found


def another_row(field: models.ForeignKey, value):
    rows = field.related_model._base_manager.exclude(pk=value)
    return rows.order_by("-pk").values_list("pk", flat=True).first()


def one_more(field: models.Field, value):
    return 3 if value is None else value + 1


def other_words(field: models.Field, value):
    return (value or "")[-7:][: (field.max_length or 8) - 1] + "x"


OTHERS = (
    (models.ForeignKey, another_row),
    (models.BooleanField, lambda field, value: not value),
    (models.DateTimeField, lambda field, value: timezone.now() + datetime.timedelta(days=400)),
    (models.DateField, lambda field, value: datetime.date(2024, 1, 1)),
    (PartialDateField, lambda field, value: PartialDate(2019, 3)),
    ((models.IntegerField, models.DecimalField), one_more),
    (models.JSONField, lambda field, value: [] if value else ["x"]),
    (models.UUIDField, lambda field, value: uuid4()),
    (models.BinaryField, lambda field, value: b"x"),
    ((models.CharField, models.TextField), other_words),
)


def every_change(extent: Extent) -> Iterator[Change]:
    """Were a column changed in all rows at once, their order would stay."""
    for model in models_of_ours():
        fields = [field for field in model._meta.concrete_fields if not field.primary_key]
        for number, row in enumerate(model._base_manager.order_by("pk")[: extent.rows]):
            yield Change(row)
            yield Another(row, round="twice")
            for place, field in enumerate(fields):
                values = others(field, getattr(row, field.attname), extent.choices)
                for turn, value in enumerate(values):
                    together = (number + 2 * place + turn) % extent.rounds
                    yield Change(row, field, value, round=together)
