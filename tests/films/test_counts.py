"""How many films the filters of the film list would leave over."""

from decimal import Decimal

import pytest
from django.urls import reverse

from films.models import Film, FilmCount, Genre, RatingSummary
from films.services import recount_facets, settle_film, store_rating_summary
from films.services.counts import recount
from films.services.rating_summaries import lock_rating_summary
from tests.factories import make_film
from tests.films.pages import body_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def films() -> list[Film]:
    made = [
        make_film("Long", 1999, runtime_minutes=200),
        make_film("Short", 1990, runtime_minutes=60),
        make_film("Undated", None),
        make_film("Hidden", 1995, runtime_minutes=60, is_public=False),
    ]
    RatingSummary.objects.filter(film=made[0]).update(score=Decimal("7.20"), rating_count=9)
    recount_facets()
    return made


def counts(facet: str) -> dict[str, int]:
    return dict(FilmCount.objects.filter(facet=facet).values_list("value", "film_count"))


def test_public_films_are_counted_by_decade_length_and_score(films):
    assert counts("all") == {"": 3}
    assert counts("decade") == {"1990": 2}
    assert counts("length") == {"short": 1, "medium": 0, "long": 1}
    assert counts("min") == {"5": 1, "6": 1, "7": 1, "8": 0, "9": 0}


def test_a_decade_without_films_is_counted_no_more(films):
    Film.objects.update(release_year=2001)
    recount_facets()
    assert counts("decade") == {"2000": 3}


def test_a_second_count_writes_nothing(films, django_capture_on_commit_callbacks):
    before = list(FilmCount.objects.order_by("pk").values_list())
    recount_facets()
    assert list(FilmCount.objects.order_by("pk").values_list()) == before


def test_a_changed_film_is_counted_in_the_background(films, django_capture_on_commit_callbacks):
    drama = Genre.objects.create(name="Drama", slug="drama")
    films[2].genres.add(drama)
    Film.objects.filter(pk=films[2].pk).update(release_year=2024)
    with django_capture_on_commit_callbacks(execute=True):
        settle_film(films[2])
    drama.refresh_from_db()
    assert drama.film_count == 1 and counts("decade") == {"1990": 2, "2020": 1}


@pytest.mark.parametrize(("score", "asked"), [("7.90", 0), ("8.00", 1), (None, 1)])
def test_a_score_that_passes_a_whole_number_has_films_counted(
    films, monkeypatch, django_capture_on_commit_callbacks, score, asked
):
    made = []
    monkeypatch.setattr(type(recount), "enqueue", lambda task, *_: made.append(task.name))
    with django_capture_on_commit_callbacks(execute=True):
        store_rating_summary(
            lock_rating_summary(film_id=films[0].pk),
            counts=[0] * 7 + [9 if score else 0, 0, 0],
            score=score and Decimal(score),
            rank_score=None,
        )
    assert made.count("recount") == asked


def test_the_list_tells_decades_lengths_and_scores_with_their_counts(client, films):
    page = body_of(client.get(reverse("film_list")))
    assert "<b>3</b> films" in page
    assert (
        '<a class="tag" href="/films/?from=1990&to=1999">1990s <span class="num">2</span></a>'
        in page
    )
    assert 'Over 150 <span class="num">1</span>' in page
    assert '<option value="7">7 (1)</option>' in page


def test_a_decade_keeps_the_other_filters(client, films):
    page = body_of(client.get("/films/?length=short&from=1900"))
    assert 'href="/films/?from=1990&to=1999&length=short"' in page or (
        'href="/films/?length=short&from=1990&to=1999"' in page
    )


def test_the_decade_that_is_on_says_so_and_is_taken_away_by_its_name(client, films):
    response = client.get("/films/?from=1990&to=1999")
    assert 'aria-current="true">1990s' in body_of(response)
    assert [tag.label for tag in response.context["form"].tags] == ["1990s"]
    assert {film.title for film in response.context["films"]} == {"Long", "Short"}


def test_the_counts_of_a_genre_are_those_of_its_films(client, films):
    drama = Genre.objects.create(name="Drama", slug="drama")
    films[0].genres.add(drama)
    recount_facets()
    page = body_of(client.get("/genres/drama/"))
    assert '1990s <span class="num">1</span>' in page and ">7 (1)</option>" in page
