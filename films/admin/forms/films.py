"""The form of a film: its facts, its pictures, and how the site draws what it has no picture of."""

from typing import TYPE_CHECKING

from django import forms
from django.contrib.admin.widgets import AdminIntegerFieldWidget
from django.utils.translation import gettext_lazy as _

from films.models import Film
from films.pictures import BANNER, POSTER

from .pictures import PicturesForm, with_pictures

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.utils.functional import Promise
    from django_stubs_ext import StrOrPromise

FIRST_YEAR, LAST_YEAR = 1870, 2200
# The column holds no more; the longest films run for days, not for weeks.
LONGEST_MINUTES = 32_767
DATE_EXAMPLES = _("As exactly as it is known: 2024, 2024-07 or 2024-07-03.")


def pins(kind: str, free: "Promise") -> "Callable[[], list[tuple[str, StrOrPromise]]]":
    """The choices of a pin: the site's own choice, or one of the names of this kind."""

    def choices() -> "list[tuple[str, StrOrPromise]]":
        from films import art  # noqa: PLC0415  decision 28

        return [("", free), *((name, name) for name in getattr(art, kind))]

    return choices


@with_pictures(poster=POSTER, banner=BANNER)
class FilmForm(PicturesForm):
    release_year = forms.IntegerField(
        label=_("Year"),
        required=False,
        min_value=FIRST_YEAR,
        max_value=LAST_YEAR,
        widget=AdminIntegerFieldWidget,
        help_text=_("With the title it makes the address of a new film, which then stays."),
    )
    runtime_minutes = forms.IntegerField(
        label=_("Running time"),
        required=False,
        min_value=1,
        max_value=LONGEST_MINUTES,
        widget=AdminIntegerFieldWidget,
        help_text=_("In minutes."),
    )
    art_family = forms.ChoiceField(
        label=_("Family"), required=False, choices=pins("FAMILY_NAMES", _("as the genre decides"))
    )
    art_composition = forms.ChoiceField(
        label=_("Composition"),
        required=False,
        choices=pins("COMPOSITION_NAMES", _("as its turn comes")),
    )
    art_frame = forms.ChoiceField(
        label=_("Frame"), required=False, choices=pins("FRAME_NAMES", _("as the director decides"))
    )

    class Meta:
        model = Film
        fields = [
            "title", "original_title", "original_language", "release_year", "released",
            "runtime_minutes", "certification", "genres", "countries", "art_family",
            "art_composition", "art_frame", "is_public",
        ]  # fmt: skip
        widgets = {"genres": forms.CheckboxSelectMultiple}
        help_texts = {
            "title": _("Under this title readers find the film in lists and on posters."),
            "original_title": _("In the film’s own language and script. Search finds it, too."),
            "released": DATE_EXAMPLES
            + " "
            + _("Ratings given before that day are kept and not counted."),
            "certification": _("For example 12A or PG-13."),
        }
