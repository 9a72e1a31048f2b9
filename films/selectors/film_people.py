"""The people on a film: those that its page shows, and the full credits."""

from django.db.models import QuerySet

from films.models import Credit, Department, Film
from queries import Prepared, of

from .shown import PERSON_CARD

# What fits above the reviews; the page of full credits has the rest.
CAST_SHOWN = 12
DIRECTORS_SHOWN = 6


def film_crew_shown(film: Film) -> list[Credit]:
    """The directors and the head of the cast with their portraits; two queries.

    One name more than CAST_SHOWN tells that the cast goes on.
    """
    return [*_directors.find(film=film.pk), *_cast.find(film=film.pk)]


def _billed(film: int) -> QuerySet[Credit]:
    return Credit.objects.filter(film=film).order_by("billing_order", "id")


_SHOWN = ("department", "job", "character_name", "person_id", *of("person", PERSON_CARD))
_directors = Prepared(
    lambda film: _billed(film).filter(department=Department.DIRECTING)[:DIRECTORS_SHOWN], *_SHOWN
)
_cast = Prepared(
    lambda film: _billed(film).filter(department=Department.CAST)[: CAST_SHOWN + 1], *_SHOWN
)


def film_credits(film: Film) -> list[tuple[Department, list[Credit]]]:
    """All credits by department, in the order of the departments, in one query."""
    found: dict[str, list[Credit]] = {department: [] for department in Department}
    for credit in _billed(film.pk).select_related("person"):
        found[credit.department].append(credit)
    return [(Department(name), rows) for name, rows in found.items() if rows]
