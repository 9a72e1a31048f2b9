"""The people on a film: those that its page shows, and the full credits."""

from django.db.models import Q

from films.models import Credit, Department, Film

# What fits above the reviews; the page of full credits has the rest.
CAST_SHOWN = 12
DIRECTORS_SHOWN = 6


def film_crew_shown(film: Film) -> list[Credit]:
    """The directors and the head of the cast with their portraits, in one query.

    One name more than CAST_SHOWN tells that the cast goes on.
    """
    billed = Credit.objects.filter(film=film).order_by("billing_order", "id")
    cast = billed.filter(department=Department.CAST).values("pk")[: CAST_SHOWN + 1]
    directors = billed.filter(department=Department.DIRECTING).values("pk")[:DIRECTORS_SHOWN]
    return list(
        billed.filter(Q(pk__in=cast) | Q(pk__in=directors)).select_related("person__portrait")
    )


def film_credits(film: Film) -> list[tuple[Department, list[Credit]]]:
    """All credits by department, in the order of the departments, in one query."""
    found: dict[str, list[Credit]] = {department: [] for department in Department}
    billed = Credit.objects.filter(film=film).order_by("billing_order", "id")
    for credit in billed.select_related("person"):
        found[credit.department].append(credit)
    return [(Department(name), rows) for name, rows in found.items() if rows]
