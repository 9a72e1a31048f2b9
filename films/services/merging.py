"""Two records of one film, or of one person, become one. What was said of the one that is dropped
moves to the one that is kept; its address leads there for ever."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Exists, ManyToOneRel, Model, OuterRef, ProtectedError

from films.life_dates import is_over_before
from films.models import Credit, ExternalLink, Film, FilmTitle, Person, PersonName, RetiredSlug
from films.services.films import retire_slug, settle_film
from films.services.people import settle_person

FACTS_OF_FILM = (
    "original_title",
    "original_language",
    "release_year",
    "released",
    "runtime_minutes",
    "certification",
    "art_school",
    "art_ink",
    "art_lettering",
)
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


class YearsDiffer(Exception):
    """The two films are known to be of different years: as often as not two films of one name."""


@transaction.atomic
def merge_films(*, kept: Film, dropped: Film, across_years: bool = False) -> Film:
    """Move titles, credits, plots, stills, links and addresses to `kept`; delete `dropped`.

    Places on lists, on watchlists and beside articles move, too. What `kept` has already is not
    moved; its own facts stay, only the missing ones are filled.
    Raises CannotMerge for one and the same film, and when members rated `dropped` or wrote
    about it: their voices are not moved behind their backs. Raises YearsDiffer unless somebody
    has looked and means a merge `across_years`.
    """
    _refuse_the_same(kept, dropped)
    years = {year for film in (kept, dropped) if (year := _year_of(film))}
    if len(years) > 1 and not across_years:
        raise YearsDiffer
    names = [dropped.title, dropped.original_title]
    known = {"", kept.title, kept.original_title, *_values(kept.titles, "title")}
    _move_all_but_known(dropped.titles.all(), known, "title", film=kept)
    for name in dict.fromkeys(names):
        if name not in known:
            FilmTitle.objects.create(film=kept, title=name)
            known.add(name)
    _move_credits(dropped.credits.all(), film=kept)
    _move_all_but_known(dropped.plots.all(), set(_values(kept.plots, "body")), "body", film=kept)
    for record in (*dropped.stills.all(), *dropped.links.all()):
        _move(record, film=kept)
    kept.genres.add(*dropped.genres.all())
    kept.countries.add(*dropped.countries.all())
    _fill(kept, dropped, FACTS_OF_FILM)
    _take_pictures(kept, dropped, ("poster", "banner"))
    kept.save()
    _move_what_readers_keep(kept, dropped)
    _drop(kept, dropped, field="film")
    settle_film(kept)
    return kept


@transaction.atomic
def merge_people(*, kept: Person, dropped: Person) -> Person:
    """Move credits, spellings, links and addresses to `kept`; delete `dropped`.

    The dropped name becomes a spelling of the kept one, so that search goes on finding it.
    Raises CannotMerge for one and the same person, and when an article shows `dropped`.
    """
    _refuse_the_same(kept, dropped)
    known = {kept.name, *_values(kept.names, "name")}
    _move_all_but_known(dropped.names.all(), known, "name", person=kept)
    if dropped.name not in known:
        PersonName.objects.create(person=kept, name=dropped.name)
    films = set(Film.objects.filter(credits__person=dropped))
    _move_credits(dropped.credits.all(), person=kept)
    for link in ExternalLink.objects.filter(person=dropped):
        _move(link, person=kept)
    _fill(kept, dropped, FACTS_OF_PERSON)
    if kept.born and kept.died and is_over_before(kept.died, kept.born):
        # Filled from two people's lives, or from a mistake: what was there stays.
        kept.refresh_from_db(fields=["born", "died"])
    if not kept.biography:
        _fill(kept, dropped, BIOGRAPHY)
    _take_pictures(kept, dropped, ("portrait",))
    kept.save()
    _move_what_readers_keep(kept, dropped)
    _drop(kept, dropped, field="person")
    settle_person(kept)
    for film in films:
        settle_film(film)
    return kept


def _year_of(film: Film) -> int | None:
    return film.release_year or (film.released.year if film.released else None)


def _refuse_the_same(kept: Model, dropped: Model) -> None:
    if kept.pk == dropped.pk:
        raise CannotMerge


def _values(manager, field: str) -> list:
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
        if _is_said_already(credit):
            credit.delete()
        else:
            credit.save()


def _is_said_already(credit: Credit) -> bool:
    """Whether the film names the person so. A credit without job and character adds nothing to
    one that has them."""
    said = Credit.objects.filter(
        film=credit.film_id, person=credit.person_id, department=credit.department
    ).exclude(pk=credit.pk)
    if credit.job or credit.character_name:
        said = said.filter(job=credit.job, character_name=credit.character_name)
    return said.exists()


def _fill(kept: Model, dropped: Model, fields: Iterable[str]) -> None:
    for field in fields:
        if getattr(kept, field) in (None, ""):
            setattr(kept, field, getattr(dropped, field))


def _take_pictures(kept: Model, dropped: Model, fields: Iterable[str]) -> None:
    """An uploaded picture goes before a drawn one; the kept record's own before the other's."""
    for field in fields:
        own, other = getattr(kept, field), getattr(dropped, field)
        if other and not other.is_drawn and (own is None or own.is_drawn):
            setattr(kept, field, other)


def _move_what_readers_keep(kept: Film | Person, dropped: Film | Person) -> None:
    """Move rows of upper floors whose model says by `once_per` what holds a record once."""
    for relation in dropped._meta.get_fields(include_hidden=True):
        once_per = getattr(relation.related_model, "once_per", None)
        if once_per is None or not isinstance(relation, ManyToOneRel):
            continue
        rows, name = relation.related_model._base_manager, relation.field.name
        same = rows.filter(**{name: kept}, **{field: OuterRef(field) for field in once_per})
        rows.filter(~Exists(same), **{name: dropped}).update(**{name: kept})


def _drop(kept: Film | Person, dropped: Film | Person, *, field: str) -> None:
    RetiredSlug.objects.filter(**{field: dropped}).update(**{field: kept})
    slug = dropped.slug
    try:
        dropped.delete()
    except ProtectedError as error:
        raise CannotMerge(error.protected_objects) from error
    retire_slug(kept, slug=slug)
