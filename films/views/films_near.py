"""The films near a film on its page, chosen once a day and whenever the catalogue changes."""

from collections.abc import Callable
from functools import cached_property

from django.http import HttpRequest

from films import selectors
from films.models import Film
from freshness.fragments import Version, keep_data
from freshness.versions import Versions, also_shows, read_versions


class Near:
    """`choose` is asked where the choice of the day is not kept."""

    def __init__(
        self,
        request: HttpRequest,
        versions: Versions,
        film_key: str,
        day: str,
        choose: Callable[[], list[Film]],
    ):
        self.request, self.versions, self.film_key, self.day = request, versions, film_key, day
        self._choose = choose
        self._chosen: list[Film] = []

    @cached_property
    def ids(self) -> list[int]:
        return [pk for pk, _slug in self._choice]

    @cached_property
    def films(self) -> list[Film]:
        ids = self.ids
        return self._chosen or selectors.films_in_order(ids)

    @cached_property
    def version(self) -> Version | None:
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
        version = self.versions.of(self.film_key, "films")
        return keep_data(("films near", self.day), version, self._keys_of_choice)

    def _keys_of_choice(self) -> list[tuple[int, str]]:
        self._chosen = self._choose()
        return [(film.pk, film.slug) for film in self._chosen]
