"""Removes the sample's films and people, and exactly those."""

from functools import partial

from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import DO_NOTHING, ForeignObjectRel, Model

from films.models import Credit, Film, Person, Picture
from films.pictures import delete_picture, file_name
from films.services import recount_facets
from films.services.pictures import SHAPES

# Ids named in one statement.
CHUNK = 1000


@transaction.atomic
def remove_films() -> list[Film | Person]:
    """Remove the sample's films and people, with their drawings and their history.

    A film or a person stays, and is returned, while something outside the catalogue refers to
    them: a rating, a review, an article. People on a film that stays remain with it. Words that
    only their names had stay in the vocabulary of the search, which passes over such words.
    """
    films = set(Film.objects.filter(is_sample=True).values_list("pk", flat=True))
    kept_films = films & _used_outside(Film)
    drawings = _pictures(Film, films - kept_films)
    _remove(Film, films - kept_films)
    people = set(Person.objects.filter(is_sample=True).values_list("pk", flat=True))
    people -= set(Credit.objects.values_list("person", flat=True))
    kept_people = people & _used_outside(Person)
    drawings |= _pictures(Person, people - kept_people)
    _remove(Person, people - kept_people)
    _remove_drawings(drawings)
    recount_facets()
    return [*Film.objects.filter(pk__in=kept_films), *Person.objects.filter(pk__in=kept_people)]


def _relations(model: type[Model]) -> list[ForeignObjectRel]:
    """The foreign keys of other tables to this one, those without a name back included."""
    fields = model._meta.get_fields(include_hidden=True)
    keys = [f for f in fields if isinstance(f, ForeignObjectRel) and not f.many_to_many]
    return [key for key in keys if key.field.concrete]


def _of_catalogue(relation: ForeignObjectRel) -> bool:
    return relation.related_model._meta.app_label == Film._meta.app_label


def _used_outside(model: type[Model]) -> set[int]:
    """Records that a row of another app refers to. History refers to nothing: it only tells."""
    used: set[int] = set()
    for relation in _relations(model):
        if not _of_catalogue(relation) and relation.on_delete is not DO_NOTHING:
            rows = relation.related_model._base_manager.order_by()
            used.update(rows.values_list(relation.field.attname, flat=True).distinct())
    return used


def _remove(model: type[Film] | type[Person], ids: set[int]) -> None:
    """Delete the records and the catalogue's rows about them.

    Row by row, every deletion would be written into the history that goes as well.
    """
    ordered = sorted(ids)
    for start in range(0, len(ordered), CHUNK):
        some = ordered[start : start + CHUNK]
        for relation in filter(_of_catalogue, _relations(model)):
            rows = relation.related_model._base_manager.order_by()
            _delete_rows(rows.filter(**{f"{relation.field.attname}__in": some}))
        _delete_rows(model.history.filter(id__in=some))
        _delete_rows(model._base_manager.filter(pk__in=some))


def _delete_rows(rows) -> None:
    rows._raw_delete(rows.db)


def _picture_fields(model: type[Model]) -> list[str]:
    return [field.name for field in model._meta.fields if field.related_model is Picture]


def _pictures(model: type[Film] | type[Person], ids: set[int]) -> set[int]:
    fields = _picture_fields(model)
    rows = model._base_manager.filter(is_sample=True).values_list("pk", *fields)
    return {picture for pk, *pictures in rows if pk in ids for picture in pictures if picture}


def _remove_drawings(ids: set[int]) -> None:
    """Remove the site's own drawings among these pictures, unless something else shows them."""
    shown = _used_outside(Picture)
    for model in (Film, Person):
        for name in _picture_fields(model):
            shown.update(model._base_manager.values_list(name, flat=True).distinct())
    ordered = sorted(ids - shown)
    for start in range(0, len(ordered), CHUNK):
        drawn = Picture.objects.filter(pk__in=ordered[start : start + CHUNK], is_drawn=True)
        transaction.on_commit(partial(_delete_files, list(drawn)))
        drawn.delete()


def _delete_files(pictures: list[Picture]) -> None:
    for picture in pictures:
        if picture.shape == Picture.Shape.CARD:
            default_storage.delete(file_name(picture.base, picture.width, "jpeg"))
        else:
            shape = SHAPES[picture.shape]
            delete_picture(picture.base, width=picture.width, shape=shape, storage=default_storage)
