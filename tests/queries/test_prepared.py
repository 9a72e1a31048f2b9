"""Queries that are built once find what they would find if they were built each time."""

import pytest
from django.db.models import Count, OuterRef, Subquery, Value
from django.utils.safestring import SafeString

from films.models import Credit, Film, Picture, RatingSummary
from films.partial_dates import PartialDate
from queries import Prepared, PreparedValues, Shown
from queries.prepared import Unprepared
from tests.factories import make_credit, make_film

pytestmark = pytest.mark.django_db

SHOWN = (
    "slug", "title", "released", "created_at", "is_public",
    "poster__base", "poster__width", "rating_summary__score",
)  # fmt: skip


def make_picture() -> Picture:
    return Picture.objects.create(
        base=f"poster/{Picture.objects.count()}", shape="poster", width=800, height=1200,
        source_name="A magazine",
    )  # fmt: skip


@pytest.fixture
def film():
    return make_film("Parasite", 2019, released=PartialDate(2019, 5, 30), poster=make_picture())


def test_a_prepared_query_finds_the_same_values_of_the_same_types(film):
    RatingSummary.objects.update_or_create(film=film, defaults={"score": "7.50", "rating_count": 2})
    films = Prepared(lambda slug: Film.objects.filter(slug=slug), *SHOWN)
    found, expected = films.first(slug=film.slug), Film.objects.get(slug=film.slug)
    for name in ("pk", "slug", "title", "released", "created_at", "is_public"):
        assert getattr(found, name) == getattr(expected, name)
        assert type(getattr(found, name)) is type(getattr(expected, name))
    assert (found.poster.base, found.poster.width) == (film.poster.base, film.poster.width)
    assert repr(found.rating_summary.score) == repr(expected.rating_summary.score)


def test_the_records_bring_what_is_shown_and_read_nothing_more(film, django_assert_num_queries):
    films = Prepared(lambda slug: Film.objects.filter(slug=slug), *SHOWN)
    with django_assert_num_queries(1):
        found = films.first(slug=film.slug)
        assert found.poster.pk == found.poster_id == film.poster_id
        assert found.summary.score is None


def test_a_record_without_a_related_one_has_none(film):
    Film.objects.update(poster=None)
    films = Prepared(lambda slug: Film.objects.filter(slug=slug), *SHOWN)
    assert films.first(slug=film.slug).poster is None


def test_a_query_is_built_once_for_all_values(film):
    built = []

    def build(slug):
        built.append(slug)
        return Film.objects.filter(slug=slug)

    films = Prepared(build, "title")
    assert films.first(slug=film.slug) == film
    assert films.first(slug="none") is None
    assert len(built) == 1


def test_what_a_visitor_types_stays_a_value(film):
    films = Prepared(lambda title: Film.objects.filter(title=title), "title")
    film.title = "' OR 1=1 --"
    film.save()
    assert films.first(title="' OR 1=1 --").pk == film.pk
    assert films.find(title="' OR 2=2 --") == []


@pytest.mark.parametrize("title", ["It's 100 % new, %s", "%(slug)s", "' OR 1=1 --", '"%%"'])
def test_what_the_query_names_itself_is_found_whatever_letters_it_has(film, title):
    Film.objects.update(title=title)
    films = Prepared(
        lambda slug: Film.objects.filter(slug=slug, title=title, is_public=Value(True)), "title"
    )
    assert films.first(slug=film.slug).title == title
    assert films.first(slug="none") is None


def test_values_stand_in_subqueries_and_several_times(film):
    person = make_credit(film).person
    other = make_credit(make_film(), person).film
    shared = Prepared(
        lambda film: Film.objects.filter(
            credits__person__in=Credit.objects.filter(film=film).values("person")
        ).exclude(pk=film),
        "title",
    )
    assert [one.pk for one in shared.find(film=film.pk)] == [other.pk]


def test_several_ids_keep_their_order_and_none_find_nothing(film, django_assert_num_queries):
    films = Prepared(lambda ids: Film.objects.filter(pk__in=ids).order_by("pk"), "title")
    others = [make_film().pk, make_film().pk]
    assert [one.pk for one in films.find(ids=others)] == sorted(others)
    assert [one.pk for one in films.find(ids=[film.pk])] == [film.pk]
    with django_assert_num_queries(0):
        assert films.find(ids=()) == []


def test_annotations_are_attributes(film):
    make_credit(film)
    newest = Credit.objects.filter(film=OuterRef("pk")).order_by("-pk").values("pk")[:1]
    films = Prepared(
        lambda film: Film.objects.filter(pk=film).annotate(
            credit_count=Count("credits"), newest=Subquery(newest)
        ),
        "title", "credit_count", "newest",
    )  # fmt: skip
    found = films.first(film=film.pk)
    assert (found.credit_count, found.newest) == (1, Credit.objects.get().pk)


@pytest.mark.parametrize(
    "build",
    [
        lambda title: Film.objects.filter(title__icontains=title),
        lambda title: Film.objects.filter(title="Parasite"),
        lambda title: Film.objects.none(),
        lambda title: Film.objects.filter(title__gte=title, title__lt=title + "z"),
    ],
)
def test_a_value_that_is_not_in_the_query_as_it_is_is_refused(build):
    with pytest.raises(Unprepared):
        Prepared(build, "title").find(title="a")


def test_relations_of_relations_are_read(film):
    credit = make_credit(film)
    credit.person.portrait = make_picture()
    credit.person.save()
    cast = Prepared(
        lambda film: Credit.objects.filter(film=film), "person__name", "person__portrait__base"
    )
    (found,) = cast.find(film=film.pk)
    assert found.person.name == credit.person.name
    assert found.person.portrait.base == credit.person.portrait.base


def test_values_are_found_as_tuples_in_the_order_in_which_they_are_named(film):
    credit = make_credit(film)
    shown = ("person__name", "film__released", "film_id")
    values = PreparedValues(lambda film: Credit.objects.filter(film=film), *shown)
    assert values.find(film=film.pk) == [(credit.person.name, film.released, film.pk)]


def test_what_is_shown_of_a_query_that_differs_each_time_is_read_and_no_more(
    film, django_assert_num_queries
):
    read = Shown(Film, *SHOWN)
    with django_assert_num_queries(1):
        (found,) = read(Film.objects.filter(title__startswith="Par"))
        assert (found.title, found.released) == ("Parasite", film.released)
        assert found.poster.base == film.poster.base
    with django_assert_num_queries(1):
        assert found.runtime_minutes is None


def test_a_number_that_is_computed_from_an_id_is_refused():
    films = Prepared(lambda film: Film.objects.filter(pk__in=[film, film + 1]), "title")
    with pytest.raises(Unprepared):
        films.find(film=1)


@pytest.mark.parametrize("number", [2**63, -(2**64), 10**40])
def test_a_number_that_no_record_has_finds_nothing(film, number):
    films = Prepared(lambda ids: Film.objects.filter(pk__in=ids), "title")
    assert films.find(ids=[number]) == []
    assert Prepared(lambda pk: Film.objects.filter(pk=pk), "title").first(pk=number) is None


def test_words_that_are_marked_as_safe_are_words(film):
    films = Prepared(lambda slug: Film.objects.filter(slug=slug), "title")
    assert films.first(slug=SafeString(film.slug)) == film
