"""How many films the filters of the film list would leave over: counted in the background."""

from django.db import transaction
from django.db.models import Count, F, Q
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from films.models import Film, FilmCount
from films.selectors import LENGTHS, SCORES
from films.services.subjects import recount_subjects

# After what readers wait for, before what is drawn in idle time.
RECOUNT_PRIORITY = -20


def ask_for_recount() -> None:
    """Have the films counted anew once the change is stored, unless that is about to happen."""
    transaction.on_commit(_ask_once)


def _ask_once() -> None:
    waiting = DBTaskResult.objects.filter(
        task_path=recount.module_path, status=TaskResultStatus.READY
    )
    if not waiting.exists():
        recount.enqueue()


@task(priority=RECOUNT_PRIORITY)
def recount() -> None:
    """Count the films anew. May run twice."""
    recount_facets()


def recount_facets() -> None:
    """Count the public films of every genre, country, decade, length and score, and all of them.

    Called by whatever changes many films at once; `ask_for_recount` is for a single one.
    """
    recount_subjects()
    counted = _counted()
    stored = {(row.facet, row.value): row for row in FilmCount.objects.all()}
    changed = [
        FilmCount(facet=facet, value=value, film_count=number)
        for (facet, value), number in counted.items()
        if (facet, value) not in stored or stored[facet, value].film_count != number
    ]
    with transaction.atomic():
        FilmCount.objects.bulk_create(
            changed,
            update_conflicts=True,
            unique_fields=["facet", "value"],
            update_fields=["film_count"],
        )
        gone = [row.pk for key, row in stored.items() if key not in counted]
        FilmCount.objects.filter(pk__in=gone).delete()


def _counted() -> dict[tuple[str, str], int]:
    films, facet = Film.objects.public(), FilmCount.Facet
    wanted = {(facet.ALL.value, ""): Q()}
    for name, (shortest, longest) in LENGTHS.items():
        bounds = {"runtime_minutes__gte": shortest, "runtime_minutes__lte": longest}
        within = Q(**{bound: minutes for bound, minutes in bounds.items() if minutes is not None})
        wanted[facet.LENGTH.value, name] = within
    for score in SCORES:
        wanted[facet.SCORE.value, str(score)] = Q(rating_summary__score__gte=score)
    names = {f"{facet}_{value}": (facet, value) for facet, value in wanted}
    numbers = films.aggregate(
        **{name: Count("pk", filter=wanted[key]) for name, key in names.items()}
    )
    decades = films.exclude(release_year=None).values(decade=F("release_year") / 10).order_by()
    return {key: numbers[name] for name, key in names.items()} | {
        (facet.DECADE.value, str(row["decade"] * 10)): row["number"]
        for row in decades.annotate(number=Count("pk"))
    }
