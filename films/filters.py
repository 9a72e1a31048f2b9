"""The filters of the film list: what may stand in its address, and what each means.

A value that makes no sense is left out, with a message beside its control; the rest counts.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from films.models import FilmCount
from films.selectors import SCORES, FilmFilter, Subject
from text.paging import Order

FIRST_YEAR, LAST_YEAR = 1870, 2200
YEAR_LENGTH = 4
# The most frequent genres and countries; the others unfold.
FACETS_SHOWN = 8

ORDERS: dict[str, tuple[Promise, Order]] = {
    "rating": (_("Highest rated"), ("-rating_summary__rank_score", "-rating_summary__film")),
    "ratings": (_("Most rated"), ("-rating_summary__rating_count", "-rating_summary__film")),
    "year": (_("Newest"), ("-release_year", "-pk")),
    "length": (_("Shortest"), ("runtime_minutes", "pk")),
}
DEFAULT_ORDER = "rating"
LENGTH_CHOICES = [
    ("", _("Any")),
    ("short", _("Under 90 minutes")),
    ("medium", _("90 to 150")),
    ("long", _("Over 150")),
]
SCORE_CHOICES = [("", _("Any score")), *((str(score), str(score)) for score in SCORES)]
VIEWS = [("posters", _("Posters")), ("ledger", _("Ledger"))]
# In the order in which they stand in an address.
FILTER_NAMES = ("view", "sort", "genre", "country", "from", "to", "length", "min")

Pairs = list[tuple[str, str]]


@dataclass(frozen=True)
class Facet:
    """A genre or a country beside its checkbox."""

    slug: str
    name: str
    count: int
    is_on: bool


@dataclass(frozen=True)
class Choice:
    """One value of a filter that takes one, and how many films have it; None where not counted."""

    value: str
    label: str
    count: int | None
    is_on: bool


@dataclass(frozen=True)
class Decade:
    """A decade in which films came out, and the query of the list of them."""

    label: str
    count: int
    query: str
    is_on: bool


@dataclass(frozen=True)
class FilterTag:
    """A filter that is on, and the query that is left without it."""

    label: str
    query: str


class FilmFilterForm(forms.Form):
    sort = forms.ChoiceField(
        label=_("Sort by"),
        required=False,
        choices=[(name, label) for name, (label, _order) in ORDERS.items()],
    )
    genre = forms.MultipleChoiceField(label=_("Genre"), required=False)
    country = forms.MultipleChoiceField(label=_("Country"), required=False)
    length = forms.ChoiceField(label=_("Length"), required=False, choices=LENGTH_CHOICES)
    min = forms.ChoiceField(label=_("At least"), required=False, choices=SCORE_CHOICES)
    view = forms.ChoiceField(required=False, choices=VIEWS)

    def __init__(
        self,
        data,
        *,
        genres: Iterable[Subject] | None,
        countries: Iterable[Subject] | None,
        counts: dict[tuple[str, str], int],
        fixed: FilmFilter,
    ) -> None:
        """`genres` and `countries` to choose from; None where the page itself fixes them. `counts`
        are of all films by facet and value, and empty where it does."""
        super().__init__(data, auto_id="filter_%s")
        self.fixed = fixed
        self.counts = counts
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
        for name, label in (("from", _("From year")), ("to", _("To year"))):
            self.fields[name] = forms.IntegerField(
                label=label, required=False, min_value=FIRST_YEAR, max_value=LAST_YEAR
            )
            self.fields[name].error_messages["invalid"] = _("Type a year in four digits.")
        self.is_valid()

    def _subject_choices(self, name: str) -> list[tuple[str, str]]:
        return [(row.slug, row.name) for row in self.subjects[name]]

    def clean(self):
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
            length=valid.get("length") or "",
            min_score=int(valid["min"]) if valid.get("min") else None,
        )

    def _chosen(self, name: str) -> list:
        slugs = self.cleaned_data.get(name) or ()
        return [row for row in self.subjects[name] if row.slug in slugs]

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
    def chosen_score(self) -> str:
        return self.cleaned_data.get("min") or ""

    @property
    def order_name(self) -> str:
        return self.cleaned_data.get("sort") or DEFAULT_ORDER

    @property
    def order(self) -> Order:
        return ORDERS[self.order_name][1]

    @property
    def order_label(self) -> Promise:
        return ORDERS[self.order_name][0]

    @property
    def chosen_view(self) -> str:
        """The view that the address names, or ""."""
        return self.cleaned_data.get("view") or ""

    def facets(self, name: str) -> tuple[list[Facet], list[Facet]]:
        """The choices with their counts: those always shown, and those that unfold."""
        chosen = {row.slug for row in self._chosen(name)}
        facets = [
            Facet(row.slug, row.name, row.film_count, row.slug in chosen)
            for row in self.subjects[name]
        ]
        head, tail = facets[:FACETS_SHOWN], facets[FACETS_SHOWN:]
        return head + [facet for facet in tail if facet.is_on], [f for f in tail if not f.is_on]

    def lengths(self) -> list[Choice]:
        return self._choices(FilmCount.Facet.LENGTH, LENGTH_CHOICES, self.wanted.length)

    def scores(self) -> list[Choice]:
        return self._choices(FilmCount.Facet.SCORE, SCORE_CHOICES, self.chosen_score)

    def _choices(self, facet: str, choices: Iterable, chosen: str) -> list[Choice]:
        return [
            Choice(value, label, self.counts.get((facet, value)), value == chosen)
            for value, label in choices
        ]

    def decades(self) -> list[Decade]:
        """The decades that have films, the latest first."""
        pairs = [pair for pair in self.pairs() if pair[0] not in ("from", "to")]
        wanted, found = (self.wanted.from_year, self.wanted.to_year), []
        for (facet, value), count in self.counts.items():
            if facet == FilmCount.Facet.DECADE:
                years = int(value), int(value) + 9
                query = query_of([*pairs, ("from", str(years[0])), ("to", str(years[1]))])
                found.append(Decade(_decade(years[0]), count, query, wanted == years))
        return sorted(found, key=lambda decade: decade.label, reverse=True)

    @property
    def film_count(self) -> int | None:
        """How many films there are, where no filter is on."""
        return None if self.tags() else self.counts.get((FilmCount.Facet.ALL, ""))

    def pairs(self) -> Pairs:
        """The valid values as they stand in an address, defaults left out, paging left out."""
        pairs: Pairs = []
        for name in FILTER_NAMES:
            value = self.cleaned_data.get(name)
            values: Sequence = value if isinstance(value, list) else [value] if value else []
            pairs += [(name, str(one)) for one in values]
        return [pair for pair in pairs if pair != DEFAULT_SORT]

    def tags(self) -> list[FilterTag]:
        """The filters that are on, each with the address that takes it away."""
        pairs, found = self.pairs(), []
        for name in ("genre", "country"):
            for row in self._chosen(name):
                found.append(FilterTag(row.name, query_of(pairs, without=[(name, row.slug)])))
        years = [pair for pair in pairs if pair[0] in ("from", "to")]
        if years:
            found.append(FilterTag(self._years(), query_of(pairs, without=years)))
        for name, label in (("length", self._length()), ("min", self._score())):
            if label:
                here = [pair for pair in pairs if pair[0] == name]
                found.append(FilterTag(label, query_of(pairs, without=here)))
        return found

    def _years(self) -> str:
        first, last = self.wanted.from_year, self.wanted.to_year
        if first and last:
            if first == last:
                return str(first)
            if first % 10 == 0 and last == first + 9:
                return _decade(first)
            return gettext("%(first)s to %(last)s") % {"first": first, "last": last}
        if first:
            return gettext("from %(year)s") % {"year": first}
        return gettext("to %(year)s") % {"year": last}

    def _length(self) -> str:
        return str(dict(LENGTH_CHOICES)[self.wanted.length]) if self.wanted.length else ""

    def _score(self) -> str:
        score = self.wanted.min_score
        return gettext("%(score)s or more") % {"score": score} if score else ""


def _decade(first: int) -> str:
    # Translators: a decade by its first year, as 1990s.
    return gettext("%(year)ss") % {"year": first}


DEFAULT_SORT = ("sort", DEFAULT_ORDER)


def query_of(pairs: Pairs, *, without: Sequence[tuple[str, str]] = (), and_then: str = "") -> str:
    """The query of an address with its question mark; "" when nothing is left."""
    query = urlencode([pair for pair in pairs if pair not in without])
    query = "&".join(part for part in (query, and_then) if part)
    return f"?{query}" if query else ""
