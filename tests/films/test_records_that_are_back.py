"""A record that was deleted and is back, from its history, stands beside what came meanwhile."""

import pytest

from films.models import RetiredSlug
from films.services import save_film, save_person
from tests.factories import make_film, make_person

pytestmark = pytest.mark.django_db

KINDS = pytest.mark.parametrize(
    ("make", "save"), [(make_film, save_film), (make_person, save_person)]
)


@KINDS
def test_it_gets_another_address_when_its_own_is_taken(make, save):
    record = make()
    number, slug = record.pk, record.slug
    record.delete()
    newer = make()
    type(newer).objects.filter(pk=newer.pk).update(slug=slug)
    record.pk = number
    save(record)
    assert record.slug == f"{slug}-2"


@KINDS
def test_it_gets_another_address_when_its_own_leads_to_another_by_now(make, save):
    record = make()
    number, slug = record.pk, record.slug
    record.delete()
    RetiredSlug.objects.create(slug=slug, **{type(record).__name__.lower(): make()})
    record.pk = number
    save(record)
    assert record.slug == f"{slug}-2"


@KINDS
def test_it_keeps_its_address_when_that_is_free(make, save):
    record = make()
    number, slug = record.pk, record.slug
    record.delete()
    record.pk = number
    save(record)
    assert record.slug == slug
