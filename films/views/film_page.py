"""What a film's page shows, each part read when the template first asks for it."""

from collections.abc import Iterable
from functools import cached_property
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from films import nearness, selectors, structured_data
from films.models import Country, Film, Genre
from freshness.versions import also_shows

from .film_people import People

# A longer title takes the smaller heading.
LONG_HEADING = 32


class FilmPage:
    """One film for one request."""

    def __init__(self, request: HttpRequest, film: Film):
        self.request, self.film = request, film

    @property
    def is_long(self) -> bool:
        return len(self.film.title) > LONG_HEADING

    @cached_property
    def is_edited_by_reader(self) -> bool:
        """Whether the page shows its reader the way to what it lacks."""
        user = self.request.user
        return user.is_staff and user.has_perm("films.change_film")

    @property
    def crumbs(self) -> list[tuple[str, str]]:
        return crumbs_to(self.film)

    @cached_property
    def facts(self) -> selectors.FilmFacts:
        return selectors.film_facts(self.film)

    @property
    def original_title(self) -> str:
        return self.film.original_title if self.film.original_title != self.film.title else ""

    @property
    def other_titles(self) -> list:
        told = {self.film.title, self.film.original_title}
        return [title for title in self.facts.titles if title.title not in told]

    @cached_property
    def people(self) -> People:
        return People(selectors.film_crew_shown(self.film))

    @cached_property
    def films_near(self) -> list[Film]:
        """With each of them the page shows a score."""
        people = [credit.person_id for credit in self.people.crew]
        if not (people or self.facts.genres or self.facts.countries):
            return []
        found = selectors.films_near(self.film, people=people)
        also_shows(self.request, selectors.score_versions(found))
        return found

    def why_near(self, film: Any) -> str:
        """Why one of the films near this one stands there, in a few words."""
        names = {credit.person_id: credit.person.name for credit in self.people.crew}
        reason = film.reason
        return nearness.words(
            person=names.get(reason.person, ""),
            is_by=bool(reason.is_by),
            genre=_name_of(self.facts.genres, reason.genre),
            country=_name_of(self.facts.countries, reason.country),
        )

    @property
    def shown_films(self) -> list[Film]:
        return [self.film, *self.films_near]

    @property
    def structured_data(self) -> list[dict]:
        site_url, named = settings.SITE_URL, [*self.people.directors, *self.people.cast]
        movie = structured_data.movie(self.film, self.facts, named, site_url=site_url)
        return [
            structured_data.with_rating(movie, self.film.summary),
            structured_data.breadcrumbs(self.crumbs, self.film.title, site_url=site_url),
        ]


def _name_of(subjects: Iterable[Genre | Country], pk: int | None) -> str:
    return next((subject.name for subject in subjects if subject.pk == pk), "")


def crumbs_to(film: Film) -> list[tuple[str, str]]:
    """The way to a film: all films, then those of its year."""
    films = reverse("film_list")
    crumbs = [(_("Films"), films)]
    if film.release_year:
        year = str(film.release_year)
        crumbs.append((year, f"{films}?from={year}&to={year}"))
    return crumbs
