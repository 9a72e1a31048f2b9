"""What a film's page shows, each part read when it is first asked for: most of the page is kept as
it was made, and then nothing of that part is read."""

from functools import cached_property

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from films import selectors, structured_data
from films.models import Film, RatingSummary
from freshness.fragments import keep_data
from freshness.versions import Version, Versions

from .film_people import People
from .films_near import Near

# A longer title takes the smaller heading.
LONG_HEADING = 32


class FilmPage:
    """One film for one request. `versions` were read before anything of the film."""

    def __init__(
        self,
        request: HttpRequest,
        pk: int,
        slug: str,
        versions: Versions,
        summary: RatingSummary | None,
    ):
        self.request, self.pk, self.slug, self.versions = request, pk, slug, versions
        self.summary = summary
        self.day = timezone.localdate().isoformat()
        self.film_key, self.score_key = f"film:{slug}", f"score:{slug}"
        self.voices_key = f"voices:{slug}"
        self.listed_key = f"listed:{slug}"
        self.lazy_film = SimpleLazyObject(lambda: self.film)
        self.near = Near(request, versions, self.film_key, self.day, self._films_near)

    @property
    def film_version(self) -> Version | None:
        return self.versions.of(self.film_key)

    @property
    def score_version(self) -> Version | None:
        return self.versions.of(self.film_key, self.score_key)

    @property
    def voices_version(self) -> Version | None:
        return self.versions.of(self.film_key, self.voices_key)

    @property
    def lists_version(self) -> Version | None:
        """Of the lists with the film, which show other films, too."""
        return self.versions.of(self.listed_key, "films")

    @cached_property
    def film(self) -> Film:
        return Film.objects.with_card().select_related("share_card").get(pk=self.pk)

    @property
    def address(self) -> str:
        return reverse("film_detail", args=[self.slug])

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

    def _films_near(self) -> list[Film]:
        people = {credit.person_id for credit in self.people.crew}
        return selectors.films_near(self.film, people=people, genres=self.facts.genres)

    @property
    def shown_films(self) -> list[int]:
        return [self.pk, *self.near.ids]

    @property
    def structured_data(self) -> list[dict]:
        movie, crumbs = keep_data("film in data", self.film_version, self._data)
        return [structured_data.with_rating(movie, self.summary), crumbs]

    def _data(self) -> list[dict]:
        site_url, named = settings.SITE_URL, [*self.people.directors, *self.people.cast]
        return [
            structured_data.movie(self.film, self.facts, named, site_url=site_url),
            structured_data.breadcrumbs(self.crumbs, self.film.title, site_url=site_url),
        ]


def crumbs_to(film: Film) -> list[tuple[str, str]]:
    """The way to a film: all films, then those of its year."""
    films = reverse("film_list")
    crumbs = [(_("Films"), films)]
    if film.release_year:
        year = str(film.release_year)
        crumbs.append((year, f"{films}?from={year}&to={year}"))
    return crumbs
