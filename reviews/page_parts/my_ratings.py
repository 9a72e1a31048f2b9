"""The reader's own ratings beside films in lists, for pages that know films alone."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from django.middleware.csrf import get_token
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext

from films.models import Film
from reviews.readers import OwnRating, ratings_among
from reviews.scoring import RATING_WORDS


@dataclass(frozen=True, slots=True)
class OwnRatings:
    """What a page knows of its reader's ratings. A member's films each have keys to rate them by,
    whose forms carry `token` and lead back to `here`; a visitor's have none."""

    by_film: dict[int, OwnRating] = field(default_factory=dict)
    token: str = ""
    here: str = ""
    placed: set[int] = field(default_factory=set)

    @property
    def is_member(self) -> bool:
        return bool(self.token)

    def get(self, film: int) -> OwnRating | None:
        return self.by_film.get(film)

    def is_first(self, film: Film) -> bool:
        """Whether a film stands on the page for the first time: only there a link leads to it."""
        if film.pk in self.placed:
            return False
        self.placed.add(film.pk)
        return True

    def __len__(self) -> int:
        return len(self.by_film)

    def __bool__(self) -> bool:
        return self.is_member


def rating_keys(mine: int | None) -> SafeString:
    """The ten buttons to rate a film with, the reader's own rating pressed."""
    return _keys(int(mine) if mine else 0, get_language())


KEY = '<button name="rating" value="{}"{} aria-label="{}">{}</button>'


# A page of a member has as many rows of them as films.
@lru_cache(maxsize=512)
def _keys(mine: int, _language: str | None) -> SafeString:
    return format_html_join("", KEY, (_key(value, mine) for value in RATING_WORDS))


def _key(value: int, mine: int) -> tuple[int, str, str, int]:
    label = gettext("%(value)s out of 10: %(word)s") % {"value": value, "word": RATING_WORDS[value]}
    pressed = mark_safe(' aria-pressed="true"')
    return value, pressed if value == mine else "", label, value


def my_ratings(request, films: Iterable[Film | int], here: str = "") -> OwnRatings:
    """The signed-in reader's ratings of `films`, given or by their ids, in one query; none for a
    visitor, whose page holds no token. `here`: where a key leads back to, if not to this page."""
    if not request.user.is_authenticated:
        return OwnRatings()
    ids = tuple(film if isinstance(film, int) else film.pk for film in films)
    own = dict(ratings_among(request.user, ids))
    return OwnRatings(own, get_token(request), here or request.get_full_path())
