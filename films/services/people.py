"""Writes of people."""

from functools import partial

from django.db import transaction

from films.models import Credit, Film, Person, PersonName, RetiredSlug
from films.search import index_person
from films.services.films import retire_slug, settle_film
from films.slugs import first_free, is_latin, numbered, person_slug


def person_slug_is_taken(slug: str, *, by_other_than: int = 0) -> bool:
    """Whether a person has or once had this address; one of another key, if that is given."""
    retired = RetiredSlug.objects.filter(person__isnull=False, slug=slug)
    return (
        Person.objects.filter(slug=slug).exclude(pk=by_other_than).exists()
        or retired.exclude(person=by_other_than).exists()
    )


@transaction.atomic
def save_person(person: Person) -> Person:
    """Store a person. The address is made once, from the name; see `settle_person`.

    Unless it is another's: of a record that was deleted and is back, it may be by now.
    """
    is_taken = partial(person_slug_is_taken, by_other_than=person.pk or 0)
    if not person.slug or is_taken(person.slug):
        person.slug = first_free(person.slug or person_slug(person.name), is_taken)
    person.save()
    return person


@transaction.atomic
def settle_person(person: Person) -> None:
    """After the name or its spellings changed: the search and the films' cards follow.

    So does the address, once, where it was made before there was a spelling in Latin letters.
    """
    _address_by_spellings(person)
    index_person(person)
    directed = Credit.objects.filter(person=person, department="directing")
    for film in Film.objects.filter(pk__in=directed.values("film")):
        settle_film(film)


def _address_by_spellings(person: Person) -> None:
    if is_latin(person.name):
        return
    without = person_slug(person.name)
    names = PersonName.objects.filter(person=person).values_list("name", flat=True)
    better = person_slug(person.name, others=names)
    if better != without and numbered(person.slug, without):
        retire_slug(person, slug=person.slug)
        person.slug = first_free(better, partial(person_slug_is_taken, by_other_than=person.pk))
        Person.objects.filter(pk=person.pk).update(slug=person.slug)


@transaction.atomic
def add_spelling(*, person: Person, name: str, by=None) -> PersonName:
    """Let a person be found by another spelling of the name; `by` stands in the history. One that
    is there already stays."""
    known = person.names.filter(name=name).first()
    if known:
        return known
    spelling = PersonName(person=person, name=name)
    # simple_history reads it; the model does not declare it.
    spelling._history_user = by  # type: ignore[attr-defined]
    spelling.save()
    settle_person(person)
    return spelling
