"""Removes the sample's films and people, and exactly those."""

from collections.abc import Iterable
from functools import partial

from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import DO_NOTHING, ForeignObjectRel, Model

from films.models import Credit, Film, Person, Picture
from films.pictures import delete_picture, file_name
from films.services import recount_facets
from films.services.pictures import SHAPES
from text.paging import chunks

# Records removed in one transaction, for which others wait.
CHUNK = 100


def remove_films() -> list[Film | Person]:
    """Remove the sample's films and people, with their drawings and their history, in many
    transactions: the site goes on.

    A film or a person stays, and is returned, while something outside the catalogue refers to
    them: a rating, a review, an article. People on a film that stays remain with it. Words that
    only their names had stay in the vocabulary of the search, which passes over such words.
    Interrupted, it goes on where it is called again.
    """
    kept_films = _remove_unused(Film)
    kept_people = _remove_unused(Person)
    recount_facets()
    return [*Film.objects.filter(pk__in=kept_films), *Person.objects.filter(pk__in=kept_people)]


def _remove_unused(model: type[Film] | type[Person]) -> set[int]:
    """Returns whom or what something outside the catalogue refers to."""
    ids = model._base_manager.filter(is_sample=True).order_by("pk").values_list("pk", flat=True)
    kept: set[int] = set()
    for some in chunks(list(ids), CHUNK):
        with transaction.atomic():
            unused = set(some) - _used_outside(model, some)
            kept |= set(some) - unused
            if model is Person:
                credits = Credit.objects.filter(person__in=some)
                credited = set(credits.values_list("person", flat=True))
                unused, kept = unused - credited, kept - credited
            drawings = _pictures(model, unused)
            _remove(model, unused)
            _remove_drawings(drawings)
    return kept


def _relations(model: type[Model]) -> list[ForeignObjectRel]:
    """The foreign keys of other tables to this one, those without a name back included."""
    fields = model._meta.get_fields(include_hidden=True)
    keys = [f for f in fields if isinstance(f, ForeignObjectRel) and not f.many_to_many]
    return [key for key in keys if key.field.concrete]


def _of_catalogue(relation: ForeignObjectRel) -> bool:
    return relation.related_model._meta.app_label == Film._meta.app_label


def _used_outside(model: type[Model], ids: Iterable[int]) -> set[int]:
    """Those of the records that a row of another app refers to. History refers to nothing: it only
    tells."""
    used: set[int] = set()
    for relation in _relations(model):
        if not _of_catalogue(relation) and relation.on_delete is not DO_NOTHING:
            name = relation.field.attname
            rows = relation.related_model._base_manager.filter(**{f"{name}__in": ids}).order_by()
            used.update(rows.values_list(name, flat=True).distinct())
    return used


def _remove(model: type[Film] | type[Person], ids: set[int]) -> None:
    """Delete the records and the catalogue's rows about them.

    Row by row, every deletion would be written into the history that goes as well.
    """
    for relation in filter(_of_catalogue, _relations(model)):
        rows = relation.related_model._base_manager.order_by()
        _delete_rows(rows.filter(**{f"{relation.field.attname}__in": ids}))
    _delete_rows(model.history.filter(id__in=ids))
    _delete_rows(model._base_manager.filter(pk__in=ids))


def _delete_rows(rows) -> None:
    rows._raw_delete(rows.db)


def _picture_fields(model: type[Model]) -> list[str]:
    return [field.name for field in model._meta.fields if field.related_model is Picture]


def _pictures(model: type[Film] | type[Person], ids: set[int]) -> set[int]:
    rows = model._base_manager.filter(pk__in=ids).values_list(*_picture_fields(model))
    return {picture for pictures in rows for picture in pictures if picture}


def _remove_drawings(ids: set[int]) -> None:
    """Remove the site's own drawings among these pictures, unless something else shows them."""
    shown = _used_outside(Picture, ids)
    for model in (Film, Person):
        for name in _picture_fields(model):
            rows = model._base_manager.filter(**{f"{name}__in": ids})
            shown.update(rows.values_list(name, flat=True).distinct())
    drawn = Picture.objects.filter(pk__in=ids - shown, is_drawn=True)
    transaction.on_commit(partial(_delete_files, list(drawn)))
    drawn.delete()


def _delete_files(pictures: list[Picture]) -> None:
    for picture in pictures:
        if picture.shape == Picture.Shape.CARD:
            default_storage.delete(file_name(picture.base, picture.width, "jpeg"))
        else:
            shape = SHAPES[picture.shape]
            delete_picture(picture.base, width=picture.width, shape=shape, storage=default_storage)
