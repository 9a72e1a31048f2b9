"""Reviews in the words of schema.org. Guests and their addresses occur nowhere."""

from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import User
from films.structured_data import pictures_of_film
from reviews.layout import description_of
from reviews.models import Review
from reviews.scoring import MAX_RATING, MIN_RATING


def review_data(review: Review) -> list[dict]:
    """The blocks of a review's page: the review, and its trail of crumbs.

    Search engines accept a Review only with its author and rating; a text that lacks one of them
    is an Article about the film.
    """
    told = _review(review) if review.author and review.rating_value else _article(review)
    return [told, _crumbs(review)]


def _review(review: Review) -> dict:
    data = {
        **_text(review, "Review"),
        "itemReviewed": _film(review),
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": review.rating_value,
            "bestRating": MAX_RATING,
            "worstRating": MIN_RATING,
        },
    }
    if review.headline:
        data["headline"] = review.headline
    if not review.contains_spoilers:
        data["reviewBody"] = review.plain
    return data


def _article(review: Review) -> dict:
    data = {**_text(review, "Article"), "headline": str(review), "about": _film(review)}
    if not review.contains_spoilers:
        data["articleBody"] = review.plain
    return data


def _text(review: Review, kind: str) -> dict:
    data = {
        "@context": "https://schema.org",
        "@type": kind,
        "url": settings.SITE_URL + review.get_absolute_url(),
        "inLanguage": review.language,
        "publisher": {
            "@type": "Organization",
            "name": settings.SITE_NAME,
            "url": f"{settings.SITE_URL}/",
        },
    }
    if published := _published(review):
        data["datePublished"] = published
    if review.edited_at:
        data["dateModified"] = review.edited_at.isoformat(timespec="seconds")
    if review.share_card:
        data["image"] = settings.SITE_URL + review.share_card.address
    if description := description_of(review):
        data["description"] = description
    authors = [_person(author) for author in review.authors]
    if authors:
        data["author"] = authors if len(authors) > 1 else authors[0]
    return data


def _published(review: Review) -> str:
    if isinstance(review.dated, datetime):
        return review.dated.isoformat(timespec="seconds")
    return review.dated.isoformat() if review.dated else ""


def _person(author: User) -> dict:
    data = {"@type": "Person", "name": author.name}
    if not author.is_closed:
        data["url"] = settings.SITE_URL + author.get_absolute_url()
    return data


def _film(review: Review) -> dict:
    film = review.film
    data = {
        "@type": "Movie",
        "name": film.title,
        "url": settings.SITE_URL + film.get_absolute_url(),
    }
    if pictures := pictures_of_film(film, site_url=settings.SITE_URL):
        data["image"] = pictures
    if film.release_year:
        data["datePublished"] = str(film.release_year)
    if film.directors:
        names = film.directors.split(", ")
        data["director"] = [{"@type": "Person", "name": name} for name in names]
    return data


def _crumbs(review: Review) -> dict:
    trail = [
        (_("Reviews"), reverse("review_list")),
        (review.film.title, review.film.get_absolute_url()),
        (review.headline or str(review), review.get_absolute_url()),
    ]
    return {
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "name": name,
                "item": settings.SITE_URL + address,
            }
            for position, (name, address) in enumerate(trail, start=1)
        ],
    }
