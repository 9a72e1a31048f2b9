"""A film's reviews as a list, each made once and kept until it changes.

What is the reader's own in a review, the button to mark it as helpful, comes in four variants with
places for the token and the way back.
"""

from typing import Any

from django.db import DEFAULT_DB_ALIAS
from django.template import Context
from django.template.loader import get_template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from accounts.models import User
from films.models import Film
from freshness.fragments import fragments, may_keep, version_of, version_of_site
from freshness.readers import PLACES, ask
from reviews.models import Review
from reviews.readers import helpful_to, own_among
from reviews.selectors import Reader, member_reviews_on_film

REVIEW = [field.attname for field in Review._meta.concrete_fields]
AUTHOR = [field.attname for field in User._meta.concrete_fields]


class Way:
    """Stands for the request in a kept piece, which may ask for the way back alone."""

    def get_full_path(self) -> str:
        return PLACES["next"]


def kept_reviews(context: Context, film: Film) -> list[SafeString]:
    """The HTML of each member's review on the film's page, in order, in one query."""
    user, keeps = context["user"], may_keep()
    rows = _read(film, with_versions=keeps)
    request = context["request"]
    marked = ask(request, helpful_to, tuple(row["id"] for row in rows))
    own = ask(request, own_among, tuple(row["author_id"] for row in rows))
    pieces = []
    for row in rows:
        is_own = own is not None and own == row["author_id"]
        variant = _variant(user, is_own, row["id"] in marked)
        versions = row.get("kept"), row.get("site")
        key = ("review", row["id"], get_language(), variant)
        piece = fragments.get(key, versions) if keeps else None
        if piece is None:
            piece = _render(_review(row), user, variant)
            if keeps and (row["site"] or 0) > 0:
                fragments.put(key, versions, piece)
        pieces.append(piece)
    return _for_reader(context, pieces)


def _read(film: Film, *, with_versions: bool) -> list[dict[str, Any]]:
    """Rows instead of objects: most reviews are there already, and an object costs more than it."""
    rows, names = member_reviews_on_film(film), [*REVIEW, *(f"author__{name}" for name in AUTHOR)]
    if with_versions:
        kept = version_of("review", "reviews_review.id")
        rows = rows.annotate(kept=kept, site=version_of_site())
        names += ["kept", "site"]
    return list(rows.values(*names))


def _review(row: dict[str, Any]) -> Review:
    review = Review.from_db(DEFAULT_DB_ALIAS, REVIEW, [row[name] for name in REVIEW])
    if review.author_id:
        values = [row[f"author__{name}"] for name in AUTHOR]
        review.author = User.from_db(DEFAULT_DB_ALIAS, AUTHOR, values)
    return review


def _variant(user: Reader, is_own: bool, is_marked: bool) -> str:
    if not user.is_authenticated:
        return "visitor"
    if is_own:
        return "own"
    return "marked" if is_marked else "unmarked"


def _render(review: Review, user: Reader, variant: str) -> str:
    values = {
        "review": review,
        "marked": {review.pk} if variant == "marked" else set(),
        "user": user,
        "request": Way(),
        "csrf_token": PLACES["csrf_token"],
    }
    template = get_template("reviews/_review.html").template  # type: ignore[attr-defined]
    return template.render(Context(values))


def _for_reader(context: Context, pieces: list[str]) -> list[SafeString]:
    if context["user"].is_authenticated and pieces:
        own = {
            PLACES["csrf_token"]: conditional_escape(str(context.get("csrf_token"))),
            PLACES["next"]: conditional_escape(context["request"].get_full_path()),
        }
        for place, value in own.items():
            pieces = [piece.replace(place, value) for piece in pieces]
    return [mark_safe(piece) for piece in pieces]  # noqa: S308  rendered by templates just above
