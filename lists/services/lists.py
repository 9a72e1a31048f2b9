"""Writes of lists by members, each about their own."""

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from films.models import Film
from lists.models import FilmList, ListedFilm


@transaction.atomic
def create_list(
    *,
    author: User,
    title: str,
    reason: str = "",
    is_public: bool = True,
    films: Sequence[tuple[Film, str]] = (),
    is_sample: bool = False,
) -> FilmList:
    """A new list with these films in this order, each with the author's note or ""."""
    film_list = FilmList.objects.create(
        author=author,
        title=title,
        reason=reason,
        is_public=is_public,
        is_sample=is_sample,
        published_at=timezone.now() if is_public else None,
    )
    ListedFilm.objects.bulk_create(
        ListedFilm(film_list=film_list, film=film, note=note, position=position)
        for position, (film, note) in enumerate(films, start=1)
    )
    return film_list
