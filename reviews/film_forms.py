"""Forms in which somebody names a film."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from films.models import Film
from reviews.models import DoubleBill
from reviews.named_films import NoSuchFilm, SeveralFilms, film_named
from text.fields import LineField

# No title is longer; an address may be.
FILM_MAX_LENGTH = 300


class FilmField(LineField):
    """A film by its title, its title and year, or the address of its page. Gives the Film."""

    def clean(self, value):
        text = super().clean(value)
        if not text:
            return None
        try:
            return film_named(text)
        except SeveralFilms as several:
            message = _(
                "Several films are called so: %(films)s. Add the year, or the address of its page."
            )
            raise ValidationError(message, params={"films": _named(several.films)}) from several
        except NoSuchFilm as none:
            if none.near:
                message = _("No film here has this title. Close to it: %(films)s.")
                raise ValidationError(message, params={"films": _named(none.near)}) from none
            raise ValidationError(_("No film here has this title.")) from none


class BeginForm(forms.Form):
    """Which film somebody wants to review."""

    film = FilmField(
        label=_("Which film?"),
        max_length=FILM_MAX_LENGTH,
        help_text=_("Its title, with the year where several have it, or the address of its page."),
        widget=forms.TextInput(attrs={"list": "unreviewed", "dir": "auto"}),
    )


class DoubleBillForm(forms.Form):
    """Two films that answer each other, and why."""

    first = FilmField(
        label=_("First film"),
        max_length=FILM_MAX_LENGTH,
        help_text=_("Its title, with the year where several have it."),
        widget=forms.TextInput(attrs={"list": "favourites", "dir": "auto"}),
    )
    second = FilmField(
        label=_("Then"),
        max_length=FILM_MAX_LENGTH,
        widget=forms.TextInput(attrs={"list": "favourites", "dir": "auto"}),
    )
    reason = LineField(
        label=_("Reason"),
        max_length=DoubleBill._meta.get_field("reason").max_length,
        help_text=_("Why they belong in one evening, in a sentence or two."),
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )

    def clean(self):
        super().clean()
        first, second = self.cleaned_data.get("first"), self.cleaned_data.get("second")
        if first and first == second:
            self.add_error("second", _("Choose two different films."))
        return self.cleaned_data


def _named(films: list[Film]) -> str:
    return ", ".join(str(film) for film in films)
