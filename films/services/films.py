"""Writes of films: saving with an address, and what follows from a change."""

from collections.abc import Iterable
from functools import partial

from django.db import transaction
from django.db.models import Model

from films.models import Credit, Film, FilmTitle, RatingSummary, RetiredSlug
from films.search import index_film
from films.services.counts import ask_for_recount
from films.services.share_cards import ask_for_film_card
from films.slugs import film_slug, first_free, is_latin, numbered

# A card has room for two names; three directors and more are told as the first two.
DIRECTORS_ON_CARD = 2


def film_slug_is_taken(slug: str, *, by_other_than: int = 0) -> bool:
    """Whether a film has or once had this address; one of another key, if that is given."""
    retired = RetiredSlug.objects.filter(film__isnull=False, slug=slug)
    return (
        Film.objects.filter(slug=slug).exclude(pk=by_other_than).exists()
        or retired.exclude(film=by_other_than).exists()
    )


@transaction.atomic
def save_film(film: Film) -> Film:
    """Store a film. The address is made once, from title and year; see `settle_film`.

    Unless it is another's: of a record that was deleted and is back, it may be by now.
    """
    is_taken = partial(film_slug_is_taken, by_other_than=film.pk or 0)
    if not film.slug or is_taken(film.slug):
        film.slug = first_free(film.slug or _address_of(film), is_taken)
    film.save()
    RatingSummary.objects.get_or_create(film=film)
    return film


@transaction.atomic
def settle_film(film: Film) -> None:
    """After its titles or credits changed: the directors' line and the search follow.

    So does the address, once, where it was made before there was a title in Latin letters.
    """
    _address_by_titles(film)
    names = (
        Credit.objects.filter(film=film, department="directing")
        .order_by("billing_order", "id")
        .values_list("person__name", flat=True)
    )
    film.directors = directors_line(names)
    Film.objects.filter(pk=film.pk).update(directors=film.directors)
    index_film(film)
    ask_for_recount()
    if film.poster_id:
        # One without a poster gets its card when the poster has been drawn.
        ask_for_film_card(film.pk)


def _address_of(film: Film, *others: str) -> str:
    return film_slug(
        film.title,
        film.release_year,
        language=film.original_language,
        others=[film.original_title, *others],
    )


def _address_by_titles(film: Film) -> None:
    if is_latin(film.title):
        return
    without = _address_of(film)
    titles = FilmTitle.objects.filter(film=film).values_list("title", flat=True)
    better = _address_of(film, *titles)
    if better != without and numbered(film.slug, without):
        _readdress(film, better)


def _readdress(film: Film, address: str) -> None:
    """Give a film this address, or the first free one like it; the old one redirects."""
    is_taken = partial(film_slug_is_taken, by_other_than=film.pk)
    retire_slug(film, slug=film.slug)
    film.slug = first_free(address, is_taken)
    Film.objects.filter(pk=film.pk).update(slug=film.slug)


def directors_line(names: Iterable[str]) -> str:
    """The directors as a card names them; the same person directing twice is named once."""
    line = ", ".join(list(dict.fromkeys(names))[:DIRECTORS_ON_CARD])
    return line[: Film._meta.get_field("directors").max_length]


def retire_slug(record: Model, *, slug: str) -> None:
    """Keep an address that a film or a person no longer has, for a redirect. The latest wins."""
    field = "film" if isinstance(record, Film) else "person"
    retired = RetiredSlug.objects.filter(**{f"{field}__isnull": False})
    retired.update_or_create(slug=slug, defaults={field: record})
