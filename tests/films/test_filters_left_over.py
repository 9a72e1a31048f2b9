"""What the filters of the film list say about the films that they would leave over."""

from decimal import Decimal
from itertools import chain

import pytest

from films.bits import bits_of, numbers_in, packed, unpacked
from films.models import Country, Film, FilmSet, Genre, Picture, RatingSummary
from films.selectors import film_list
from films.services import change_review_count, recount_facets
from films.services.counts import recount
from reviews.scoring import RANK_PRIOR_COUNT, RANK_PRIOR_RATING
from tests.factories import make_film
from tests.films.pages import body_of

pytestmark = pytest.mark.django_db


def subject(model, name, **fields):
    return model.objects.create(name=name, slug=name.lower().replace(" ", "-"), **fields)


@pytest.fixture
def films() -> dict[str, Film]:
    """Two Japanese dramas, an American one, and an American western."""
    drama, western = subject(Genre, "Drama"), subject(Genre, "Western")
    japan = subject(Country, "Japan", code="JP")
    states = subject(Country, "United States", code="US")
    rows = [
        ("Ikiru", 1952, "ja", "PG", drama, japan),
        ("Ran", 1985, "ja", "15", drama, japan),
        ("Nashville", 1975, "en", "15", drama, states),
        ("Rio Bravo", 1959, "en", "PG", western, states),
    ]
    made = {}
    for title, year, language, certification, genre, country in rows:
        film = make_film(title, year, original_language=language, certification=certification)
        film.genres.add(genre)
        film.countries.add(country)
        made[title] = film
    RatingSummary.objects.filter(film=made["Ran"]).update(
        score=Decimal("8.10"), rating_count=9, review_count=2
    )
    recount_facets()
    return made


def titles_of(response) -> list[str]:
    return sorted(film.title for film in response.context["films"])


def counts_of(response, name: str) -> dict[str, int | None]:
    shown, folded = response.context["form"].facets(name)
    return {facet.slug: facet.count for facet in shown + folded}


def test_a_choice_tells_how_many_films_stay_if_it_is_added(client, films):
    response = client.get("/films/?genre=drama&country=japan")
    assert counts_of(response, "country") == {"japan": 2, "united-states": 0}
    assert counts_of(response, "genre") == {"drama": 2, "western": 0}
    page = body_of(response)
    assert 'value="united-states" disabled>' in page and 'value="western" disabled>' in page


@pytest.mark.parametrize(
    "query",
    [
        "genre=drama", "country=united-states", "from=1950&to=1959", "language=ja",
        "certification=15", "min=8", "reviewed=yes", "genre=drama&certification=15&from=1980",
    ],
)  # fmt: skip
def test_what_a_number_promises_is_what_the_list_then_holds(client, films, query):
    form = client.get(f"/films/?{query}").context["form"]

    def holds(name: str, value: str) -> int:
        kept = "&".join(part for part in query.split("&") if not part.startswith(f"{name}="))
        before = query if name in {"genre", "country"} else kept
        return len(client.get(f"/films/?{before}&{name}={value}").context["films"])

    for name in ("genre", "country"):
        for facet in chain.from_iterable(form.facets(name)):
            assert facet.count == holds(name, facet.slug)
    for name, offered in (
        ("language", form.languages()), ("certification", form.certifications()),
        ("length", form.lengths()), ("min", form.scores()),
    ):  # fmt: skip
        for choice in offered:
            assert choice.count == holds(name, choice.value), (name, choice)
    assert form.reviewed_choice().count == holds("reviewed", "yes")
    for decade in form.decades():
        assert decade.count == len(client.get(f"/films/{decade.query}").context["films"])
    for tag in form.tags:
        assert tag.count == len(client.get(f"/films/{tag.query}").context["films"])


def test_the_total_is_always_told(client, films):
    assert "<b>4</b> films" in body_of(client.get("/films/"))
    page = body_of(client.get("/films/?genre=drama&country=japan"))
    assert "<b>2</b> films of 4" in page
    assert "<b>2</b> films" in body_of(client.get("/countries/japan/"))


def test_of_a_list_of_several_pages_the_total_is_that_of_all_of_them(client, films):
    for number in range(30):
        make_film(f"Film {number}", original_language="cs")
    recount_facets()
    assert "<b>30</b> films of 34" in body_of(client.get("/films/?language=cs"))


def test_a_film_that_is_not_public_is_left_over_by_no_filter(client, films):
    Film.objects.filter(pk=films["Ran"].pk).update(is_public=False)
    recount_facets()
    assert counts_of(client.get("/films/?genre=drama"), "country") == {
        "japan": 1, "united-states": 1,
    }  # fmt: skip


def test_before_films_were_counted_every_choice_is_open_and_tells_no_number(client, films):
    FilmSet.objects.all().delete()
    response = client.get("/films/?genre=drama")
    assert titles_of(response) == ["Ikiru", "Nashville", "Ran"]
    assert set(counts_of(response, "country").values()) == {None}
    assert " disabled" not in body_of(response)


@pytest.mark.parametrize(
    ("query", "left"),
    [
        ("genre=nonsense&genre=drama&country=japan", ["Ikiru", "Ran"]),
        ("genre=drama&country=japan&country=%00", ["Ikiru", "Ran"]),
        ("language=xx&certification=15", ["Nashville", "Ran"]),
        ("from=abc&to=1955", ["Ikiru"]),
        ("reviewed=perhaps&language=ja", ["Ikiru", "Ran"]),
    ],
)
def test_a_value_that_makes_no_sense_leaves_the_others_of_its_filter(client, films, query, left):
    response = client.get(f"/films/?{query}")
    assert titles_of(response) == left
    assert 'class="msg"' in body_of(response)


def test_a_short_list_ends_with_one_filter_less_counted(client, films):
    page = body_of(client.get("/films/?genre=drama&certification=15&language=ja"))
    assert "That is the only one. With one filter less:" in page
    assert 'href="/films/?genre=drama&language=ja">without “15” <b>2</b>' in page
    assert 'href="/films/?genre=drama&certification=15">without “Japanese” <b>2</b>' in page
    assert "With one filter less" not in body_of(client.get("/films/"))


def test_few_films_among_many_are_found_by_their_numbers(
    client, films, monkeypatch, django_assert_max_num_queries
):
    monkeypatch.setattr(film_list, "RARE", 2)
    response = client.get("/films/?language=ja&certification=15")
    assert titles_of(response) == ["Ran"]
    # What changed since then does not pass.
    Film.objects.filter(pk=films["Ran"].pk).update(certification="18")
    assert titles_of(client.get("/films/?language=ja&certification=15")) == []


def test_the_first_review_and_the_last_have_films_counted(
    films, monkeypatch, django_capture_on_commit_callbacks
):
    made = []
    monkeypatch.setattr(type(recount), "enqueue", lambda task, *_: made.append(task.name))
    for by, asked in ((1, 1), (1, 1), (-1, 1), (-1, 2)):
        with django_capture_on_commit_callbacks(execute=True):
            change_review_count(film_id=films["Ikiru"].pk, by=by)
        assert len(made) == asked


def test_a_count_that_finds_nothing_new_stores_no_set(films):
    before = list(FilmSet.objects.order_by("pk").values_list("pk", "version"))
    recount_facets()
    assert list(FilmSet.objects.order_by("pk").values_list("pk", "version")) == before


def test_a_set_of_numbers_is_stored_and_read_whole():
    for numbers in ([], [1], [7, 8, 9], [10, 1_000_003]):
        assert numbers_in(unpacked(packed(bits_of(numbers)))) == numbers


def test_the_order_by_rating_says_how_it_is_made_and_leads_to_the_page_that_explains_it(
    client, films
):
    page = body_of(client.get("/films/"))
    assert (RANK_PRIOR_COUNT, RANK_PRIOR_RATING) == (10, 6)
    assert "Ten ratings of 6 are added to every score" in page
    assert 'href="/how-reviews-work/#order">How the order is made</a>' in page
    explained = body_of(client.get("/how-reviews-work/"))
    assert 'id="order"' in explained and "So it adds 10 ratings" in explained
    assert "How the order is made" not in body_of(client.get("/films/?sort=year"))


def test_films_can_be_ordered_by_the_lowest_score_by_reviews_and_by_age(client, films):
    for title, rank in (("Ikiru", "7.00"), ("Ran", "8.00")):
        RatingSummary.objects.filter(film=films[title]).update(rank_score=Decimal(rank))

    def first(sort: str) -> str:
        return client.get(f"/films/?sort={sort}").context["films"][0].title

    assert first("lowest") == "Ikiru"
    assert first("reviews") == "Ran"
    assert first("oldest") == "Ikiru"


def give_picture(film: Film) -> None:
    film.poster = Picture.objects.create(
        shape="poster",
        base=f"p/{film.pk}",
        width=240,
        height=360,
        is_drawn=True,
        source_name="Foyer",
    )
    film.save(update_fields=["poster"])


def test_a_filtered_list_begins_as_the_ledger_where_under_half_have_pictures(client, films):
    begins = "so the list begins as a ledger"
    page = body_of(client.get("/films/?language=ja"))
    assert begins in page and 'class="ledger' in page
    assert begins not in body_of(client.get("/films/?language=ja&view=posters"))
    assert begins not in body_of(client.get("/films/"))
    give_picture(films["Ran"])
    assert begins not in body_of(client.get("/films/?language=ja"))


def test_a_list_that_begins_as_the_ledger_goes_on_as_one(client, films):
    for number in range(30):
        make_film(f"Film {number}", original_language="ja")
    recount_facets()
    following = client.get(client.get("/films/?language=ja").context["next"])
    assert 'class="ledger' in body_of(following)


def test_posters_that_a_reader_asked_for_stay_when_a_filter_is_taken_away(client, films):
    page = client.get("/films/?view=posters&language=ja&certification=15")
    assert all("view=posters" in tag.query for tag in page.context["form"].tags)
