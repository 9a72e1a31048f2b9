"""The form of the filters. A value that makes no sense is left out, with a message beside its
control; the rest counts.
"""

from collections.abc import Iterable
from functools import partial
from typing import Any

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from films.models import FilmSet
from films.selectors import YEARS, FilmFilter, FilmSets, LeftOver, Subject
from text.languages import language_name

from . import choices
from .choices import LENGTH_CHOICES, SCORE_CHOICES, VIEWS, Choice, Decade, Facet, FilterTag
from .orders import DEFAULT_ORDER, ORDERS, FilmOrder
from .queries import FILTER_NAMES, Pairs

FIRST_YEAR, LAST_YEAR = 1870, 2200
YEAR_LENGTH = 4
SUBJECTS = ("genre", "country")


class FilmFilterForm(forms.Form):
    sort = forms.ChoiceField(
        label=_("Sort by"),
        required=False,
        choices=[(name, order.label) for name, order in ORDERS.items()],
    )
    genre = forms.MultipleChoiceField(label=_("Genre"), required=False)
    country = forms.MultipleChoiceField(label=_("Country"), required=False)
    language = forms.ChoiceField(label=_("Language"), required=False)
    certification = forms.ChoiceField(label=_("Certification"), required=False)
    length = forms.ChoiceField(label=_("Length"), required=False, choices=LENGTH_CHOICES)
    min = forms.ChoiceField(label=_("At least"), required=False, choices=SCORE_CHOICES)
    reviewed = forms.ChoiceField(
        label=_("With a review"), required=False, choices=[("", ""), ("yes", "")]
    )
    view = forms.ChoiceField(required=False, choices=VIEWS)

    def __init__(
        self,
        data,
        *,
        genres: Iterable[Subject] | None,
        countries: Iterable[Subject] | None,
        sets: FilmSets,
        fixed: FilmFilter,
    ) -> None:
        """`genres` and `countries` to choose from; None where the page itself fixes them. `sets`
        are the films by facet and value."""
        super().__init__(data, auto_id="filter_%s")
        self.fixed = fixed
        self.sets = sets
        self.subjects: dict[str, list[Any]] = {
            "genre": list(genres or ()),
            "country": list(countries or ()),
        }
        for name, given in (("genre", genres), ("country", countries)):
            if given is None:
                del self.fields[name]
            else:
                field: Any = self.fields[name]
                # Asked only where something was chosen.
                field.choices = partial(self._subject_choices, name)
                field.error_messages["invalid_choice"] = _("We have no films under “%(value)s”.")
        for name, offered in (
            ("language", choices.language_choices),
            ("certification", choices.certification_choices),
        ):
            field = self.fields[name]
            field.choices = partial(offered, sets)
            field.error_messages["invalid_choice"] = _("We have no films under “%(value)s”.")
        for name, label in (("from", _("From year")), ("to", _("To year"))):
            self.fields[name] = forms.IntegerField(
                label=label, required=False, min_value=FIRST_YEAR, max_value=LAST_YEAR
            )
            self.fields[name].error_messages["invalid"] = _("Type a year in four digits.")
        self.is_valid()

    def _subject_choices(self, name: str) -> list[tuple[str, str]]:
        return [(row.slug, row.name) for row in self.subjects[name]]

    def clean(self):
        # Of several values those that make sense count, also beside one that makes none.
        for name in SUBJECTS:
            given = set(self[name].value() or ()) if name in self.fields else ()
            self.cleaned_data[name] = [row.slug for row in self.subjects[name] if row.slug in given]
        first, last = self.cleaned_data.get("from"), self.cleaned_data.get("to")
        if first and last and first > last:
            self.add_error("to", _("The last year lies before the first one."))

    @cached_property
    def wanted(self) -> FilmFilter:
        """What the valid values ask for, together with what the page fixes."""
        valid = self.cleaned_data
        return FilmFilter(
            genres=self.fixed.genres or self._chosen("genre"),
            countries=self.fixed.countries or self._chosen("country"),
            from_year=valid.get("from"),
            to_year=valid.get("to"),
            language=valid.get("language") or "",
            certification=valid.get("certification") or "",
            length=valid.get("length") or "",
            min_score=int(valid["min"]) if valid.get("min") else None,
            reviewed=valid.get("reviewed") == "yes",
        )

    @cached_property
    def left(self) -> LeftOver | None:
        """What the filters leave over; None where films were never counted."""
        return LeftOver(self.sets, self.wanted) if self.sets.version else None

    def _chosen(self, name: str) -> list:
        return [row for row in self.subjects[name] if row.slug in self.cleaned_data[name]]

    @property
    def typed_from(self) -> str:
        return self._typed_year("from")

    @property
    def typed_to(self) -> str:
        return self._typed_year("to")

    def _typed_year(self, name: str) -> str:
        """What stands in the field, where it can stand for a year; the message says the rest."""
        typed = (self[name].value() or "").strip()
        return typed if len(typed) <= YEAR_LENGTH and typed.isdecimal() else ""

    @property
    def order_name(self) -> str:
        return self.cleaned_data.get("sort") or DEFAULT_ORDER

    @property
    def order(self) -> FilmOrder:
        return ORDERS[self.order_name]

    @property
    def chosen_view(self) -> str:
        """The view that the reader asked for; "" where none was."""
        return self.cleaned_data.get("view") or ""

    def facets(self, name: str) -> tuple[list[Facet], list[Facet]]:
        """The choices with their counts: those always shown, and those that unfold."""
        chosen = set(self.cleaned_data[name])
        return choices.facets_left(self.left, name, self.subjects[name], chosen)

    def languages(self) -> list[Choice]:
        return self._choices("language", choices.language_choices(self.sets))

    def certifications(self) -> list[Choice]:
        return self._choices("certification", choices.certification_choices(self.sets))

    def lengths(self) -> list[Choice]:
        return self._choices("length", LENGTH_CHOICES)

    def scores(self) -> list[Choice]:
        return self._choices("min", SCORE_CHOICES)

    def _choices(self, name: str, offered: Iterable) -> list[Choice]:
        chosen = self.cleaned_data.get(name) or ""
        return choices.choices_left(self.left, name, offered, chosen)

    def reviewed_choice(self) -> Choice:
        count = self.left.adding(FilmSet.Facet.REVIEWED, "") if self.left else None
        return Choice("yes", str(self.fields["reviewed"].label), count, self.wanted.reviewed)

    def decades(self) -> list[Decade]:
        return choices.decades_left(self.left, self.pairs(), self.wanted)

    @property
    def film_count(self) -> int | None:
        """How many films are left over."""
        return self.left.count if self.left else None

    @property
    def all_count(self) -> int | None:
        """How many films there are."""
        return self.sets.of(FilmSet.Facet.ALL).bit_count() if self.left else None

    def pairs(self) -> Pairs:
        """The valid values as they stand in an address, defaults left out, paging left out."""
        pairs: Pairs = []
        for name in FILTER_NAMES:
            value = self.cleaned_data.get(name)
            values = value if isinstance(value, list) else [value] if value else []
            pairs += [(name, str(one)) for one in values]
        return [pair for pair in pairs if pair != ("sort", DEFAULT_ORDER)]

    @cached_property
    def tags(self) -> list[FilterTag]:
        """The filters that are on, each with the address that takes it away."""
        pairs, wanted, found = self.pairs(), self.wanted, []
        tag = choices.tag_maker(self.left, pairs)
        for name in SUBJECTS:
            for row in self._chosen(name):
                found.append(tag(row.name, [(name, row.slug)], name, str(row.pk)))
        years = [pair for pair in pairs if pair[0] in ("from", "to")]
        if years:
            found.append(tag(choices.years_name(wanted.from_year, wanted.to_year), years, YEARS))
        for name, label in self._single_labels():
            if label:
                found.append(tag(label, [pair for pair in pairs if pair[0] == name], name))
        return found

    def _single_labels(self) -> list[tuple[str, str]]:
        """The filters that take one value, each with what its tag says; "" where it is off."""
        wanted = self.wanted
        score = gettext("%(score)s or more") % {"score": wanted.min_score}
        return [
            ("language", language_name(wanted.language) if wanted.language else ""),
            ("certification", wanted.certification),
            ("length", str(dict(LENGTH_CHOICES)[wanted.length]) if wanted.length else ""),
            ("min", score if wanted.min_score else ""),
            ("reviewed", gettext("With a review") if wanted.reviewed else ""),
        ]
