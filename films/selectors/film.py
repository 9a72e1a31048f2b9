"""One film, with all that its page shows of the film itself."""

from typing import Any

from films.models import Film
from films.models.rating_summary import COUNT_FIELDS
from queries import Prepared, of

from .shown import CREDITED, FILM_CARD

_public = Prepared(
    lambda slug: Film.objects.public().filter(slug=slug),
    *FILM_CARD,
    "original_title", "original_language", "released", "runtime_minutes", "certification",
    "is_public",
    *of("poster", CREDITED),
    *of("share_card", CREDITED),
    *of("rating_summary", ("rank_score", "review_count", *COUNT_FIELDS)),
)  # fmt: skip


def find_film(slug: str, user: Any) -> Film | None:
    """The film at an address as far as the user may see it, with its poster, its card for links
    and its rating summary."""
    film = _public.first(slug=slug)
    if film is None and user.is_staff:
        films = Film.objects.visible_to(user).with_card().select_related("share_card")
        film = films.filter(slug=slug).first()
    return film
