"""How many films the filters of the film list would leave over: counted in the background."""

from collections import Counter

from django.db import transaction
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from films.gaps import GAPS
from films.models import Film, FilmCount, Gap
from films.selectors import LENGTHS, SCORES
from films.services.film_sets import Key, gathered_sets, store_sets
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
    """Gather and count the public films of every value that the film list can be filtered by.

    Called by whatever changes many films at once; `ask_for_recount` is for a single one.
    """
    recount_subjects()
    sets = gathered_sets()
    counted = _counted(sets)
    stored = {(row.facet, row.value): row for row in FilmCount.objects.all()}
    changed = [
        FilmCount(facet=facet, value=value, film_count=number)
        for (facet, value), number in counted.items()
        if (facet, value) not in stored or stored[facet, value].film_count != number
    ]
    with transaction.atomic():
        store_sets(sets)
        FilmCount.objects.bulk_create(
            changed,
            update_conflicts=True,
            unique_fields=["facet", "value"],
            update_fields=["film_count"],
        )
        gone = [row.pk for key, row in stored.items() if key not in counted]
        FilmCount.objects.filter(pk__in=gone).delete()
    _count_gaps()


def _count_gaps() -> None:
    """What whoever keeps the catalogue looks for: films that lack something."""
    films = Film.objects.order_by()
    Gap.objects.bulk_create(
        [
            Gap(kind=kind, film_count=films.filter(which).count())
            for kind, (_label, which) in GAPS.items()
        ],
        update_conflicts=True,
        unique_fields=["kind"],
        update_fields=["film_count"],
    )


def _counted(sets: dict[Key, int]) -> dict[Key, int]:
    facet = FilmCount.Facet
    wanted = [(facet.ALL.value, "")]
    wanted += [(facet.LENGTH.value, name) for name in LENGTHS]
    wanted += [(facet.SCORE.value, str(score)) for score in SCORES]
    decades: Counter[Key] = Counter()
    for (name, value), films in sets.items():
        if name == "year":
            decades[facet.DECADE.value, str(int(value) // 10 * 10)] += films.bit_count()
    return {key: sets.get(key, 0).bit_count() for key in wanted} | decades
