"""Model and form field for dates known to the day, the month or the year.

Here: how a `PartialDate` is stored and typed. Not here: what a partial date is
(`films.partial_dates`).
"""

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from films.life_dates import is_in_future, parse_life_date, typed_life_date
from films.partial_dates import InvalidPartialDate, PartialDate


class PartialDateFormField(forms.CharField):
    """A line of text that reads 2024, 2024-07 or 2024-07-03; empty becomes None."""

    examples: Any = _("2024, 2024-07 or 2024-07-03")

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", self.examples)
        kwargs["empty_value"] = None
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> Any:
        if isinstance(value, PartialDate):
            return value
        text = super().to_python(value)
        if text is None:
            return None
        try:
            return self.parse(text)
        except InvalidPartialDate as error:
            raise ValidationError(error.args[0], code="invalid") from error

    def parse(self, text: str) -> PartialDate:
        return PartialDate.parse(text)

    def prepare_value(self, value: Any) -> Any:
        return typed_life_date(value) if isinstance(value, PartialDate) else value


class LifeDateFormField(PartialDateFormField):
    """The same for a birth or a death: long ago or half known perhaps, and never still to come."""

    examples = _("1990-07-03, 1990-07, 1990, about 1900, 1890s or 44 BC")

    def parse(self, text: str) -> PartialDate:
        return parse_life_date(text)

    def validate(self, value: Any) -> None:
        super().validate(value)
        if isinstance(value, PartialDate) and is_in_future(value, timezone.localdate()):
            raise ValidationError(_("This lies in the future."), code="future")


if TYPE_CHECKING:
    # What may be set on a record, and what is read from it.
    PartialDateColumn = models.Field[PartialDate | str | int | None, PartialDate | None]
else:
    PartialDateColumn = models.Field


class PartialDateField(PartialDateColumn):
    """A `PartialDate`, stored as its eight digits, so that the database can sort it.

    A year sorts before its months, a month before its days. Filters take a PartialDate,
    its digits or its text.
    """

    description = _("Date known to the day, the month or the year")

    def __init__(self, *args: Any, of_life: bool = False, **kwargs: Any) -> None:
        """`of_life`: a birth or a death; it changes what may be typed, and no column."""
        super().__init__(*args, **kwargs)
        self.of_life = of_life

    def get_internal_type(self) -> str:
        return "IntegerField"

    def from_db_value(self, value: int | None, expression: Any, connection: Any) -> Any:
        return None if value is None else PartialDate.from_int(value)

    def to_python(self, value: Any) -> PartialDate | None:
        if value is None or value == "" or isinstance(value, PartialDate):
            return value or None
        try:
            if isinstance(value, int):
                return PartialDate.from_int(value)
            text = str(value)
            return parse_life_date(text) if self.of_life else PartialDate.parse(text)
        except InvalidPartialDate as error:
            raise ValidationError(error.args[0], code="invalid") from error

    def get_prep_value(self, value: Any) -> int | None:
        date = self.to_python(value)
        return None if date is None else date.to_int()

    def value_to_string(self, obj: models.Model) -> str:
        value = self.value_from_object(obj)
        return "" if value is None else typed_life_date(value)

    def formfield(self, **kwargs: Any) -> Any:
        form_class = LifeDateFormField if self.of_life else PartialDateFormField
        return super().formfield(**{"form_class": form_class, **kwargs})
