"""Two records of one person become one. What was said of the one that is dropped moves to the one
that is kept; its address leads there for ever. Two records of one film: `merging`."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Exists, ManyToOneRel, Model, OuterRef, ProtectedError, QuerySet

from films.life_dates import is_over_before
from films.models import Credit, ExternalLink, Film, Person, PersonName, RetiredSlug
from films.services.films import retire_slug, settle_film
from films.services.people import settle_person

FACTS_OF_PERSON = ("born", "birth_place", "died")
BIOGRAPHY = (
    "biography",
    "biography_as_of",
    "biography_source_name",
    "biography_source_url",
    "biography_licence",
)


class CannotMerge(Exception):
    """Two records that cannot become one. `records` are those that stand in the way."""

    def __init__(self, records: Iterable[Model] = ()) -> None:
        super().__init__()
        self.records = list(records)


@transaction.atomic
def merge_people(*, kept: Person, dropped: Person) -> Person:
    """Move credits, spellings, links and addresses to `kept`; delete `dropped`.

    The dropped name becomes a spelling of the kept one, so that search goes on finding it.
    Raises CannotMerge for one and the same person, and when an article shows `dropped`.
    """
    refuse_the_same(kept, dropped)
    known = {kept.name, *values_of(kept.names, "name")}
    _move_all_but_known(dropped.names.all(), known, "name", person=kept)
    if dropped.name not in known:
        PersonName.objects.create(person=kept, name=dropped.name)
    films = set(Film.objects.filter(credits__person=dropped))
    _move_credits(dropped.credits.all(), person=kept)
    for link in ExternalLink.objects.filter(person=dropped):
        _move(link, person=kept)
    fill(kept, dropped, FACTS_OF_PERSON)
    if kept.born and kept.died and is_over_before(kept.died, kept.born):
        # Filled from two people's lives, or from a mistake: what was there stays.
        kept.refresh_from_db(fields=["born", "died"])
    if not kept.biography:
        fill(kept, dropped, BIOGRAPHY)
    take_pictures(kept, dropped, ("portrait",))
    kept.save()
    for name, rows in what_readers_keep(dropped):
        not_there_twice(name, rows, kept).update(**{name: kept})
    _drop(kept, dropped, field="person")
    settle_person(kept)
    for film in films:
        settle_film(film)
    return kept


def refuse_the_same(kept: Model, dropped: Model) -> None:
    if kept.pk == dropped.pk:
        raise CannotMerge


def values_of(manager, field: str) -> list:
    return list(manager.values_list(field, flat=True))


def _move(record: Model, **owner: Model) -> None:
    for field, value in owner.items():
        setattr(record, field, value)
    record.save()


def _move_all_but_known(records: Iterable[Model], known: set, field: str, **owner: Model) -> None:
    for record in records:
        if getattr(record, field) not in known:
            known.add(getattr(record, field))
            _move(record, **owner)


def _move_credits(credits: Iterable[Credit], **owner: Film | Person) -> None:
    for credit in credits:
        for field, value in owner.items():
            setattr(credit, field, value)
        if is_said_already(credit):
            credit.delete()
        else:
            credit.save()


def is_said_already(credit: Credit) -> bool:
    """Whether the film names the person so. A credit without job and character adds nothing to
    one that has them."""
    said = Credit.objects.filter(
        film=credit.film_id, person=credit.person_id, department=credit.department
    ).exclude(pk=credit.pk)
    if credit.job or credit.character_name:
        said = said.filter(job=credit.job, character_name=credit.character_name)
    return said.exists()


def fill(kept: Model, dropped: Model, fields: Iterable[str]) -> None:
    for field in fields:
        if getattr(kept, field) in (None, ""):
            setattr(kept, field, getattr(dropped, field))


def take_pictures(kept: Model, dropped: Model, fields: Iterable[str]) -> None:
    """An uploaded picture goes before a drawn one; the kept record's own before the other's."""
    for field in fields:
        own, other = getattr(kept, field), getattr(dropped, field)
        if other and not other.is_drawn and (own is None or own.is_drawn):
            setattr(kept, field, other)


def what_readers_keep(dropped: Film | Person) -> Iterable[tuple[str, QuerySet]]:
    """Of upper floors, each column that may name the record, and its rows that do. Their model says
    by `once_per` what holds a record once."""
    for relation in dropped._meta.get_fields(include_hidden=True):
        if isinstance(relation, ManyToOneRel) and hasattr(relation.related_model, "once_per"):
            name, model = relation.field.name, relation.related_model
            yield name, model._base_manager.filter(**{name: dropped.pk})


def not_there_twice(name: str, rows: QuerySet, kept: Film | Person) -> QuerySet:
    """Those of the rows that may name `kept` as well: nothing holds it already, and no row would
    name it twice."""
    model = rows.model
    if model.once_per:
        same = {field: OuterRef(field) for field in model.once_per}
        rows = rows.filter(~Exists(model._base_manager.filter(**{name: kept.pk}, **same)))
    for field in model._meta.concrete_fields:
        if field.related_model is type(kept) and field.name != name:
            rows = rows.exclude(**{field.name: kept.pk})
    return rows


def _drop(kept: Person, dropped: Person, *, field: str) -> None:
    RetiredSlug.objects.filter(**{field: dropped}).update(**{field: kept})
    slug = dropped.slug
    try:
        dropped.delete()
    except ProtectedError as error:
        raise CannotMerge(error.protected_objects) from error
    retire_slug(kept, slug=slug)
