"""The numbers of drawn posters: given once, so that no two films of a catalogue look alike.

A number counts on a shelf, the films that share compositions and inks. What follows from it, the
sign of composition, inks and turn, is unique in the database.
"""

from collections.abc import Iterable

from django.db import IntegrityError, transaction
from django.db.models import F, Max

from films.art import Facts, Pins, design_of, shelf_of
from films.models import Film

# Of the default list of films.
IN_ORDER = (F("rating_summary__rank_score").desc(nulls_last=True), "-pk")
# Films numbered in one transaction: writers of the site wait for no more than these.
AT_ONCE = 100
# Two workers may count on one shelf at the same moment; the second looks again.
TRIES = 5


def facts_of(film: Film) -> Facts:
    """What a film is drawn from; for many films prefetch `genres`."""
    return Facts(
        title=film.title,
        year=film.release_year,
        genres=tuple(sorted(genre.name for genre in film.genres.all())),
        director=film.directors,
        number=film.art_number,
        pins=Pins(film.art_family, film.art_composition, film.art_frame),
    )


def number_films() -> bool:
    """Number some of the films that have none, in the order of the default list of films.

    Returns whether there were any.
    """
    films = Film.objects.filter(art_number=None).order_by(*IN_ORDER).prefetch_related("genres")
    found = list(films[:AT_ONCE])
    with transaction.atomic():
        lock_films(found)
        for film in found:
            number_film(film)
    return bool(found)


def lock_films(films: Iterable[Film]) -> None:
    """Lock films that are about to change in one transaction, in the order of their ids, as all do
    who change many: then nobody waits in a circle."""
    ids = [film.pk for film in films]
    list(Film._base_manager.select_for_update().filter(pk__in=ids).order_by("pk").values("pk"))


def number_film(film: Film) -> None:
    """Give a film its number, where it has none or belongs to another shelf by now.

    The number stays as long as the shelf does, unless another film came to look alike.
    """
    for tries_left in reversed(range(TRIES)):
        try:
            with transaction.atomic():
                _number(film)
        except IntegrityError:
            if not tries_left:
                raise
        else:
            return


def _number(film: Film) -> None:
    facts = facts_of(film)
    shelf = shelf_of(facts)
    number = film.art_number
    if number is None or film.art_shelf != shelf:
        last = Film._base_manager.filter(art_shelf=shelf).aggregate(last=Max("art_number"))["last"]
        number = 0 if last is None else last + 1
    others = Film._base_manager.exclude(pk=film.pk)
    while others.filter(art_sign=(sign := _sign(facts, number))).exists():
        number += 1
    film.art_shelf, film.art_number, film.art_sign = shelf, number, sign
    told = {"art_shelf": shelf, "art_number": number, "art_sign": sign}
    Film._base_manager.filter(pk=film.pk).update(**told)


def _sign(facts: Facts, number: int) -> str:
    return design_of(facts._replace(number=number)).sign
