"""Form fields for a line and for a text, cleaned as they are stored.

Nothing is folded away in a line or in a plain text: a mark of a spoiler there would leave in the
open what its author meant to hide, so it is refused. In a `MarkedUpField` marks work.

Here: the message beside the field. Not here: the cleaning itself (`text.cleaning`), and what a
mark is (`text.spoilers`).
"""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminTextInputWidget
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from text.cleaning import ControlCharacters, clean_line, clean_text
from text.spoilers import find_spoilers

_FOLDS_NOTHING = _(
    "Nothing is folded away here: everybody would read what “%(mark)s” is to hide. "
    "Take the spoiler out."
)
_LONE_END = _(
    "Nothing is hidden by “%(mark)s” after “%(words)s”: no spoiler begins before it. Put >! where "
    "it begins, or \\ before the mark where it is none."
)
# So much of the text that its author finds the place.
_WORDS_BEFORE_MARK = 30
_MESSAGE = _("Remove the invisible control characters from this text and type it again.")
_UNSEEN_MESSAGE = _("Nothing of this can be seen. Type it again.")


class _FoldsNothing(forms.CharField):
    """A field in which a mark of a spoiler is refused, unless only the staff read it."""

    def __init__(self, *, is_public: bool = True, **kwargs: Any):
        super().__init__(**kwargs)
        self.is_public = is_public

    def validate(self, value: Any) -> None:
        super().validate(value)
        if not self.is_public:
            return
        found = find_spoilers(value)
        marks = [*(part.inside[0] for part in found.hidden), *found.lone_ends]
        if marks:
            mark = value[marks[0].start : marks[0].end]
            raise ValidationError(_FOLDS_NOTHING, code="spoiler", params={"mark": mark})


class LineField(_FoldsNothing):
    """One line: a title, a name, a caption, a member's words about themselves."""

    def to_python(self, value: Any) -> Any:
        typed = super().to_python(value)
        line = _cleaned(typed, clean_line)
        if typed and not line:
            raise ValidationError(_UNSEEN_MESSAGE, code="unseen")
        return line


class TextField(_FoldsNothing):
    """Several lines: a plot, a note, a reason."""

    widget = forms.Textarea

    def to_python(self, value: Any) -> Any:
        return _cleaned(super().to_python(value), clean_text)


class MarkedUpField(forms.CharField):
    """Several lines with marks: a review, a comment. An end of a spoiler without its beginning is
    refused, unless nobody else reads the text yet (`is_draft`)."""

    widget = forms.Textarea
    is_draft = False

    def to_python(self, value: Any) -> Any:
        return _cleaned(super().to_python(value), clean_text)

    def validate(self, value: Any) -> None:
        super().validate(value)
        ends = () if self.is_draft else find_spoilers(value).lone_ends
        if ends:
            before = value[: ends[0].start].split("\n")[-1][-_WORDS_BEFORE_MARK:]
            words = {"mark": value[ends[0].start : ends[0].end], "words": before}
            raise ValidationError(_LONE_END, code="spoiler", params=words)


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
