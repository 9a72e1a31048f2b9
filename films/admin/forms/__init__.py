"""The forms of the editors' admin: what may be typed, and the message beside the field."""

from .films import FilmForm
from .people import PersonForm
from .rows import (
    CreditForm,
    CreditFormSet,
    LinkForm,
    LinkFormSet,
    NameFormSet,
    PlotForm,
    RowFormSet,
    StillForm,
    StillFormSet,
    TitleFormSet,
)

__all__ = [
    "CreditForm",
    "CreditFormSet",
    "FilmForm",
    "LinkForm",
    "LinkFormSet",
    "NameFormSet",
    "PersonForm",
    "PlotForm",
    "RowFormSet",
    "StillForm",
    "StillFormSet",
    "TitleFormSet",
]
