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
from films.models import Credit, Department, Film, RatingSummary
from freshness.fragments import keep_data
from freshness.versions import Version, Versions, also_shows, read_versions

LEADS_SHOWN = 3
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

    # ---- the film
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

    # ---- its people
    @cached_property
    def crew(self) -> list[Credit]:
        return selectors.film_crew_shown(self.film)

    @property
    def directors(self) -> list[Credit]:
        return [one for one in self.crew if one.department == Department.DIRECTING]

    @cached_property
    def _billed(self) -> list[Credit]:
        return [one for one in self.crew if one.department == Department.CAST]

    @property
    def cast(self) -> list[Credit]:
        return self._billed[: selectors.CAST_SHOWN]

    @property
    def leads(self) -> list[Credit]:
        return self._billed[:LEADS_SHOWN]

    @property
    def cast_count(self) -> int | None:
        """How many people the page shows; None when there are more."""
        if len(self._billed) > selectors.CAST_SHOWN:
            return None
        return len(self._billed) + len(self.directors)

    # ---- films near it, chosen once a day and whenever the catalogue changes
    @cached_property
    def near_ids(self) -> list[int]:
        return [pk for pk, _slug in self._choice]

    @cached_property
    def near(self) -> list[Film]:
        return self._chosen or selectors.films_in_order(self.near_ids)

    @cached_property
    def near_version(self) -> Version | None:
        """Of the choice and of the scores of the films that were chosen."""
        keys = [f"score:{slug}" for _pk, slug in self._choice]
        if self._chosen:
            read = {f"score:{film.slug}": film.score_version or 0 for film in self._chosen}  # type: ignore[attr-defined]
            scores = Versions(self.versions | read)
        else:
            scores = Versions(self.versions | read_versions(self.request, *keys))
        also_shows(self.request, ((key, scores[key]) for key in keys if key in scores))
        return scores.of(self.film_key, "films", *keys)

    @cached_property
    def _choice(self) -> list[tuple[int, str]]:
        self._chosen: list[Film] = []
        version = self.versions.of(self.film_key, "films")
        return keep_data(("films near", self.day), version, self._choose)

    def _choose(self) -> list[tuple[int, str]]:
        people = {credit.person_id for credit in self.crew}
        self._chosen = selectors.films_near(self.film, people=people, genres=self.facts.genres)
        return [(film.pk, film.slug) for film in self._chosen]

    @property
    def shown_films(self) -> list[int]:
        return [self.pk, *self.near_ids]

    # ---- for search engines
    @property
    def structured_data(self) -> list[dict]:
        movie, crumbs = keep_data("film in data", self.film_version, self._data)
        return [structured_data.with_rating(movie, self.summary), crumbs]

    def _data(self) -> list[dict]:
        site_url, named = settings.SITE_URL, [*self.directors, *self.cast]
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
