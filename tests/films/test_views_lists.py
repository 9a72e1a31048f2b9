"""The list of films, its filters, its orders and its pages."""

from decimal import Decimal
from functools import partial

import pytest
from django.utils.http import urlencode

from films.models import Country, Film, Genre, Picture, RatingSummary
from films.services import recount_facets
from reviews.services import rate_film
from tests.factories import make_credit, make_film, make_person, make_user
from tests.films.pages import body_of, structured_data_of

pytestmark = pytest.mark.django_db

MOST_QUERIES = 8


@pytest.fixture
def genres():
    return {
        slug: Genre.objects.create(name=slug.title(), slug=slug) for slug in ("drama", "western")
    }


@pytest.fixture
def countries():
    names = [("KR", "South Korea"), ("FR", "France")]
    return {
        code: Country.objects.create(code=code, name=name, slug=name.lower().replace(" ", "-"))
        for code, name in names
    }


def make_listed(title, year=2000, *, genre=None, country=None, rank=None, count=0, **fields):
    film = make_film(title, year, **fields)
    if genre:
        film.genres.add(genre)
    if country:
        film.countries.add(country)
    if rank:
        RatingSummary.objects.filter(film=film).update(
            rank_score=Decimal(rank), score=Decimal(rank), rating_count=count or 9
        )
    recount_facets()
    return film


def titles_of(response):
    return [film.title for film in response.context["films"]]


def titles(client, path="/films/", **query):
    return titles_of(client.get(f"{path}?{urlencode(query, doseq=True)}"))


def test_the_best_ranked_films_come_first_and_those_not_ranked_last(client):
    make_listed("Not ranked")
    make_listed("Good", rank="7.10")
    make_listed("Better", rank="8.20")
    make_listed("Hidden", rank="9.00", is_public=False)
    assert titles(client) == ["Better", "Good", "Not ranked"]


def test_the_list_can_be_sorted_in_other_ways(client):
    make_listed("Old", 1950, rank="8.00", count=9, runtime_minutes=80)
    make_listed("New", 2020, rank="7.00", count=90, runtime_minutes=120)
    make_listed("Undated", None, rank="6.00", count=50)
    assert titles(client, sort="ratings") == ["New", "Undated", "Old"]
    assert titles(client, sort="year") == ["New", "Old", "Undated"]
    assert titles(client, sort="length") == ["Old", "New", "Undated"]


def test_every_genre_and_every_country_that_is_chosen_must_fit(client, genres, countries):
    both = make_listed("A", genre=genres["drama"], country=countries["KR"])
    both.genres.add(genres["western"])
    make_listed("B", genre=genres["western"], country=countries["KR"])
    make_listed("C", genre=genres["drama"], country=countries["FR"])
    assert titles(client, genre=["drama", "western"], country="south-korea") == ["A"]
    assert titles(client, genre="western", country="south-korea") == ["B", "A"]
    assert titles(client, genre="drama", country=["south-korea", "france"]) == []


def test_a_frequent_genre_finds_the_same_films_as_a_rare_one(client, genres):
    make_listed("A", genre=genres["drama"])
    make_listed("B")
    Genre.objects.filter(slug="drama").update(film_count=1_000_000)
    assert titles(client, genre="drama") == ["A"]


def test_years_length_and_score_narrow_the_list(client):
    make_listed("Short", 1950, runtime_minutes=89, rank="8.00")
    make_listed("Middle", 1960, runtime_minutes=90, rank="7.00")
    make_listed("Long", 1970, runtime_minutes=151, rank="6.00")
    assert titles(client, **{"from": 1960}) == ["Middle", "Long"]
    assert titles(client, to=1960) == ["Short", "Middle"]
    assert titles(client, **{"from": 1960, "to": 1960}) == ["Middle"]
    assert titles(client, length="short") == ["Short"]
    assert titles(client, length="medium") == ["Middle"]
    assert titles(client, length="long") == ["Long"]
    assert titles(client, min=7) == ["Short", "Middle"]


def test_a_filter_that_is_on_can_be_taken_away(client, genres):
    make_listed("A", genre=genres["drama"])
    page = body_of(client.get("/films/?genre=drama&from=1990&to=2010&view=ledger"))
    assert 'href="/films/?view=ledger&from=1990&to=2010">Drama' in page
    assert 'href="/films/?view=ledger&genre=drama">1990 to 2010' in page
    assert '<a href="/films/?view=ledger">Clear all</a>' in page


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("from=abc", "Type a year in four digits."),
        ("to=99999999999999999999999", "less than or equal to 2200"),
        ("from=2000&to=1990", "The last year lies before the first one."),
        ("genre=nonsense", "We have no films under “nonsense”."),
        ("country=%00", "We have no films under"),
        ("sort=random", "Select a valid choice"),
        ("length=epic", "Select a valid choice"),
        ("min=11", "Select a valid choice"),
    ],
)
def test_a_filter_that_makes_no_sense_is_left_out_with_a_message(client, query, message):
    make_listed("A")
    response = client.get(f"/films/?{query}")
    assert response.status_code == 200
    assert message in body_of(response)
    assert titles_of(response) == ["A"]


@pytest.mark.parametrize(
    "query",
    [
        "from=%00", "from=１９９０", "from=-1", "from=1e9", "from=" + "9" * 5000, "view=<script>",
        "genre=drama&genre=drama&genre=%F0%9F%98%80", "min=7&min=8", "sort[]=1", "%ff=%fe",
        "from=<script>alert(1)</script>", "q=" + "x" * 3000, "genre=" + "a" * 3000,
    ],
)  # fmt: skip
def test_no_query_breaks_the_list(client, genres, query):
    response = client.get(f"/films/?{query}")
    assert response.status_code == 200
    assert b"<script>alert" not in response.content


@pytest.mark.parametrize(
    "cursor", ["x", "1", "8.9-", "-1", "none", "8.9-1 or 1", "%00-1", "9" * 40]
)
def test_a_page_that_cannot_be_is_not_found(client, cursor):
    make_listed("A")
    assert client.get(f"/films/?after={cursor}").status_code == 404
    assert client.get(f"/films/?before={cursor}").status_code == 404


@pytest.mark.parametrize("sort", ["rating", "ratings", "year", "length"])
@pytest.mark.parametrize("cursor", ["none-1", "8.90-1", "999999999-1", "0-0"])
def test_a_cursor_from_another_order_breaks_nothing(client, sort, cursor):
    make_listed("A", rank="7.00")
    assert client.get(f"/films/?sort={sort}&after={cursor}").status_code == 200


def test_twenty_four_films_stand_on_a_page_and_the_next_one_goes_on(client):
    for number in range(30):
        make_film(f"Film {number}")
    first = client.get("/films/?view=ledger")
    assert len(first.context["films"]) == 24
    second = client.get(first.context["next"])
    assert len(second.context["films"]) == 6
    assert not set(titles_of(first)) & set(titles_of(second))
    assert not second.context["next"]
    assert "view=ledger" in second.context["previous"]
    assert titles_of(client.get(second.context["previous"])) == titles_of(first)


@pytest.mark.parametrize(
    "path", ["/films/", "/films/?view=ledger", "/genres/drama/?view=ledger", "/countries/france/"]
)
@pytest.mark.parametrize("many", [1, 30])
def test_the_list_takes_few_queries(client, path, many, django_assert_max_num_queries):
    drama = Genre.objects.create(name="Drama", slug="drama")
    france = Country.objects.create(code="FR", name="France", slug="france")
    for number in range(many):
        film = make_film(f"Film {number}")
        film.genres.add(drama)
        film.countries.add(france)
    recount_facets()
    # What the filters leave over is read once after a change.
    client.get("/films/")
    with django_assert_max_num_queries(MOST_QUERIES) as captured:
        assert len(client.get(path).context["films"]) == min(many, 24)
    assert not any("COUNT(" in query["sql"] or " OFFSET " in query["sql"] for query in captured)


def test_genres_have_their_counts_and_those_without_films_are_disabled(client, genres):
    make_listed("A", genre=genres["drama"])
    page = body_of(client.get("/films/"))
    assert 'value="drama">Drama <span class="num">1</span>' in page
    assert 'value="western" disabled>' in page


def test_a_genre_has_a_list_of_its_own(client, genres, countries):
    make_listed("A", genre=genres["drama"], country=countries["KR"])
    make_listed("B", genre=genres["western"])
    response = client.get("/genres/drama/")
    assert titles_of(response) == ["A"]
    page = body_of(response)
    assert "<h1>Drama</h1>" in page
    assert '<link rel="canonical" href="http://127.0.0.1:8000/genres/drama/">' in page
    assert 'name="genre"' not in page
    assert 'name="country"' in page
    assert "BreadcrumbList" in structured_data_of(response)


def test_a_country_has_a_list_of_its_own_even_without_films(client, countries):
    make_listed("A", country=countries["KR"])
    assert titles(client, "/countries/south-korea/") == ["A"]
    page = body_of(client.get("/countries/france/"))
    assert "<h1>Films from France</h1>" in page
    assert "No films here" in page


@pytest.mark.parametrize("path", ["/genres/nothing/", "/countries/nothing/"])
def test_an_unknown_genre_or_country_is_not_found(client, path):
    assert client.get(path).status_code == 404


def test_the_years_of_a_film_are_written_without_a_thousands_separator(client):
    make_listed("A", 2024, runtime_minutes=1440)
    page = body_of(client.get("/films/?view=ledger"))
    assert "2,024" not in page
    assert "1,440 min" in page


@pytest.mark.parametrize("view", ["posters", "ledger"])
def test_a_member_sees_the_own_rating_beside_the_average(client, view):
    film, user = make_listed("A", rank="7.10"), make_user()
    rate_film(user=user, film=film, value=9)
    own = 'Your rating of A: </span><span class="you">9</span>'
    assert own not in body_of(client.get(f"/films/?view={view}"))
    client.force_login(user)
    assert own in body_of(client.get(f"/films/?view={view}"))


def test_the_ledger_stands_in_a_language_that_writes_scores_with_a_comma(client, settings):
    settings.LANGUAGE_CODE, settings.LANGUAGES = "de", [("de", "Deutsch")]
    film = make_film()
    rate_film(user=make_user(), film=film, value=7)
    rate_film(user=make_user(), film=film, value=8)
    page = client.get("/films/?view=ledger").content.decode()
    assert '<span class="perf p15"' in page
    assert "7,5" in page


@pytest.mark.parametrize("name", ["from", "to"])
@pytest.mark.parametrize(
    "typed", ["https://evil.example/", "javascript:alert(1)", "abc", "12345", "-1", "1e3", "1998x"]
)
def test_what_is_no_year_is_said_and_not_repeated(client, name, typed):
    page = body_of(client.get("/films/", {name: typed}))
    assert f'value="{typed}' not in page and "evil" not in page and "alert" not in page
    assert f'id="{name}_error"' in page


def test_a_year_out_of_range_stands_in_its_field_to_be_mended(client):
    page = body_of(client.get("/films/?from=1200"))
    assert 'value="1200"' in page
    assert 'id="from_error"' in page


def test_countries_stand_in_the_order_in_which_readers_look_for_them(client):
    names = ["Albania", "Åland Islands", "Côte d’Ivoire", "Cyprus", "Zimbabwe", "Österreich"]
    film = make_listed("Escape")
    for number, name in enumerate(names):
        code = f"{number:02}"
        film.countries.add(Country.objects.create(code=code, name=name, slug=f"c{number}"))
    recount_facets()
    expected = ["Åland Islands", "Albania", "Côte d’Ivoire", "Cyprus", "Österreich", "Zimbabwe"]
    page = client.get("/films/?view=ledger")
    assert [row.name for row in page.context["form"].subjects["country"]] == expected
    assert page.context["films"][0].country_names == expected
    pages = (client.get(film.get_absolute_url()), client.get("/search/?q=escape"))
    for text in (answer.text for answer in pages):
        places = [text.index(name) for name in expected]
        assert places == sorted(places)


@pytest.mark.parametrize("address", ["/films/", "/films/?view=ledger", "/search/?q=unrated", "/"])
def test_a_film_that_nobody_rated_has_no_strip_no_number_and_no_dash(client, address):
    make_credit(make_film("Unrated"), make_person())
    for reader in (None, make_user()):
        if reader:
            client.force_login(reader)
        main = body_of(client.get(address)).partition("<main")[2]
        assert "Unrated" in main
        assert 'class="perf' not in main
        assert "Average" not in main
        assert ">–<" not in main and "– <" not in main


def test_a_title_on_a_card_is_never_cut_and_a_long_word_takes_smaller_letters(client):
    make_film("Koyaanisqatsi")
    make_film("A title of many short words")
    page = client.get("/films/").text
    assert '<h3 class="tight"><a href="/films/koyaanisqatsi-2024/"' in page
    assert page.count('class="tight"') == 1


def test_a_filtered_list_of_which_under_half_has_pictures_begins_as_the_ledger(client):
    films = [make_film(f"Film {number}", 1999) for number in range(5)]
    is_ledger = partial(begins_as_ledger, client)
    assert not is_ledger("/films/")
    assert is_ledger("/films/?from=1999")
    assert not is_ledger("/films/?view=posters&from=1999")
    for number, film in enumerate(films[:3]):
        picture = Picture.objects.create(
            shape="poster", base=f"drawn/{number}", width=480, height=720, is_drawn=True,
            source_name="Foyer",
        )  # fmt: skip
        Film.objects.filter(pk=film.pk).update(poster=picture)
        assert is_ledger("/films/?from=1999") is (number < 2)
    assert is_ledger("/films/?view=ledger&from=1999")


def test_a_list_that_begins_as_the_ledger_leads_to_its_posters(client):
    make_film("Film", 1999)
    page = body_of(client.get("/films/?from=1999"))
    assert 'href="/films/?view=posters&from=1999"' in page
    page = body_of(client.get("/films/?view=posters&from=1999"))
    assert 'name="view" value="posters"' in page
    assert 'href="/films/?view=ledger&from=1999"' in page


def begins_as_ledger(client, path):
    return 'class="ledger' in body_of(client.get(path))
