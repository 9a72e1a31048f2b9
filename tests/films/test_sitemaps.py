"""What search engines are told exists."""

import pytest
from django.core.paginator import EmptyPage

from films.sitemaps import FilmSitemap, PersonSitemap
from tests.factories import make_film, make_person

pytestmark = pytest.mark.django_db


def locations(sitemap) -> list[str]:
    pages = range(1, sitemap.paginator.num_pages + 1)
    return [entry["location"] for page in pages for entry in sitemap.get_urls(page=page)]


def test_public_films_and_people_are_listed_under_the_sites_own_address():
    make_film()
    make_film("Hidden", is_public=False)
    make_person()
    assert locations(FilmSitemap()) == ["http://127.0.0.1:8000/films/escape-2024/"]
    assert locations(PersonSitemap()) == ["http://127.0.0.1:8000/people/lee-je-hoon/"]


def test_a_page_of_the_map_has_the_records_with_as_many_numbers(django_assert_num_queries):
    people = [make_person(f"Person {number}") for number in range(5)]
    people[1].delete()
    sitemap = PersonSitemap()
    sitemap.limit = people[2].pk
    with django_assert_num_queries(1) as asked:
        assert sitemap.paginator.num_pages == -(-people[4].pk // sitemap.limit)
    with django_assert_num_queries(2):
        first = [entry["item"] for entry in sitemap.get_urls(page=1)]
        assert first == [people[0], people[2]]
    assert not any(word in asked[0]["sql"] for word in ("COUNT(", "OFFSET"))
    beyond = sitemap.paginator.num_pages + 1
    with pytest.raises(EmptyPage):
        sitemap.get_urls(page=beyond)
