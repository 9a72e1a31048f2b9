"""Form fields for a line and for a text, cleaned as they are stored.

Here: the message beside the field. Not here: the cleaning itself (`text.cleaning`).
"""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminTextInputWidget
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from text.cleaning import ControlCharacters, clean_line, clean_text

_MESSAGE = _("Remove the invisible control characters from this text and type it again.")

_UNSEEN_MESSAGE = _("Nothing of this can be seen. Type it again.")


class LineField(forms.CharField):
    """One line: a title, a name, a caption, a member's words about themselves."""

    def to_python(self, value: Any) -> Any:
        typed = super().to_python(value)
        line = _cleaned(typed, clean_line)
        if typed and not line:
            raise ValidationError(_UNSEEN_MESSAGE, code="unseen")
        return line


class TextField(forms.CharField):
    """Several lines: a plot, a review, a comment."""

    widget = forms.Textarea

    def to_python(self, value: Any) -> Any:
        return _cleaned(super().to_python(value), clean_text)


# What `formfield_overrides` of an admin says.
CLEANED_FIELDS: dict[type[models.Field], dict[str, Any]] = {
    models.CharField: {"form_class": LineField, "widget": AdminTextInputWidget},
    models.TextField: {"form_class": TextField},
}


def _cleaned(value: Any, clean: Callable[[str], str]) -> Any:
    if not isinstance(value, str):
        return value
    try:
        return clean(value)
    except ControlCharacters as error:
        raise ValidationError(_MESSAGE, code="control_characters") from error
