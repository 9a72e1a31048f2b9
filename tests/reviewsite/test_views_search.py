import html
import re
from urllib.parse import quote

import pytest
from django.utils import timezone

from accounts.quotas import Quota
from accounts.search import index_member
from films.models import Country, Film, Genre
from films.search import reindex_all
from films.services import recount_facets
from reviews import services
from reviewsite.views import search as view
from tests.factories import make_credit, make_film, make_person, make_review, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def stored_escape(stored_once):
    """A film with titles and names in two scripts, as its record in the sample."""
    with stored_once():
        film = make_film(
            "Escape", 2024, original_title="탈주", titles=("Talju", "Run Away"), runtime_minutes=94
        )
        film.genres.add(Genre.objects.get_or_create(name="Thriller", slug="thriller")[0])
        korea = Country.objects.get_or_create(code="KR", name="South Korea", slug="kr")[0]
        film.countries.add(korea)
        make_credit(film, make_person("Lee Jong-pil", ("이종필", "Jong-pil Lee")), "directing")
        actor = make_person("Lee Je-hoon", ("이제훈", "Lee Je Hoon"))
        make_credit(film, actor, character_name="Im Gyu-nam")
        make_credit(film, make_person("Hong Xa-bin", ("홍사빈", "Hong Sa Bin")))
        make_film("The Great Escape", 1963)
        make_film("Run", 2020)
        make_person("Lee Je")
        reindex_all()
    return film.pk


@pytest.fixture
def escape(stored_escape):
    return Film.objects.get(pk=stored_escape)


def page(client, query: str) -> str:
    response = client.get("/search/", {"q": query})
    assert response.status_code == 200
    return response.content.decode()


def first_in(section: str, text: str) -> str:
    """The first name in a section of the page, without the marks."""
    found = re.search(rf'<section class="sec" id="{section}">.*?<h3[^>]*>(.*?)</h3>', text, re.S)
    return html.unescape(re.sub("<[^>]+>", "", found[1])) if found else ""


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("Lee Je Hoon", "Lee Je-hoon"),
        ("Lee Je-hoon", "Lee Je-hoon"),
        ("이제훈", "Lee Je-hoon"),
        ("je hoon lee", "Lee Je-hoon"),
        ("Jong-pil Lee", "Lee Jong-pil"),
        ("Lee Jong-pil", "Lee Jong-pil"),
        ("Hong Sa Bin", "Hong Xa-bin"),
        ("Hong Xa-bin", "Hong Xa-bin"),
    ],
)
def test_every_spelling_of_a_name_finds_its_person_first(client, escape, query, name):
    assert first_in("people", page(client, query)) == name


@pytest.mark.parametrize("query", ["Escape", "Run Away", "탈주", "talju", "ESCAPE 2024"])
def test_every_title_finds_its_film_first(client, escape, query):
    assert first_in("films", page(client, query)) == "Escape"


def test_a_film_with_another_number_is_near_and_not_the_best_match(client):
    make_film("The Godfather Part III", 1990)
    for query in ("godfather ii", "Godfather Part II"):
        text = page(client, query)
        assert first_in("films", text) == "The Godfather Part III"
        assert "Best match" not in text
        assert "No title begins so. The nearest come first." in text
    assert "Best match" in page(client, "Godfather Part III")


def test_a_films_row_says_how_it_was_found_its_genres_its_countries_and_its_length(client, escape):
    text = page(client, "run away")
    assert "<mark>Run</mark> <mark>Away</mark>" in text
    for part in ("Thriller", "South Korea", "94 min", "Lee Jong-pil"):
        assert part in text, part


def test_a_person_is_shown_with_the_part_and_the_film_they_are_known_for(client, escape):
    text = page(client, "Lee Je Hoon")
    assert "Im Gyu-nam" in text
    assert re.search(r"<bdi>Escape</bdi>, 2024", text)
    assert "Director" in page(client, "Jong-pil Lee")


def test_what_was_found_is_marked_and_the_rest_is_escaped(client):
    make_film("Escape <b>now</b>")
    text = page(client, "esc")
    assert "<mark>Esc</mark>ape &lt;b&gt;now&lt;/b&gt;" in text


def test_the_sentence_of_a_review_is_shown_with_its_words_marked(client, escape):
    make_review(escape, headline="A map", body="He is a <clever sergeant.", rating_value=7)
    text = page(client, "sergeant")
    assert "He is a &lt;clever <mark>sergeant</mark>." in text
    assert first_in("reviews", text) == "A map"
    assert re.search(r'id="reviews".*Escape', text, re.S)


def test_a_found_review_can_be_called_helpful_where_it_was_found(client, escape):
    review = make_review(escape, body="He is a clever sergeant.")
    assert f'href="/reviews/{review.pk}/helpful/"' in page(client, "sergeant")
    reader = make_user()
    client.force_login(reader)
    back = re.search(r'name="next" value="(/search/.*?)"', page(client, "sergeant"))[1]
    client.post(f"/reviews/{review.pk}/helpful/", {"helpful": "1", "next": back})
    assert 'aria-pressed="true"' in page(client, "sergeant")


def test_a_hidden_a_withdrawn_and_a_draft_review_are_never_found(client, escape):
    services.hide(make_review(escape, body="One sergeant."))
    services.withdraw_review(review=make_review(escape, body="Two sergeant."))
    services.save_review_draft(author=make_user(), film=escape, body="Three sergeant.")
    assert 'id="reviews"' not in page(client, "sergeant")


def test_a_spoiler_is_never_found_nor_shown(client, escape):
    make_review(escape, body="A chase >!until he drowns!< at night.")
    assert 'id="reviews"' not in page(client, "drowns")
    text = page(client, "chase")
    assert 'id="reviews"' in text
    assert "drowns" not in text


def test_members_are_found_by_both_names(client):
    member = make_user("great_escape", display_name="Inês", last_login=timezone.now())
    index_member(member)
    for query in ("ines", "escape"):
        assert "/users/great_escape/" in page(client, query)


def test_the_jump_bar_counts_what_is_shown_of_each_kind(client, escape):
    make_review(escape, body="What an escape.")
    bar = re.search(r'<nav class="jump".*?</nav>', page(client, "escape"), re.S)[0]
    assert '<a href="#films">Films <b>2</b></a>' in bar
    assert '<a href="#reviews">Reviews <b>1</b></a>' in bar
    assert "#people" not in bar


@pytest.mark.parametrize(
    ("typo", "meant", "address"),
    [
        ("Escpae", "escape", "/films/escape-2024/"),
        ("Lee Je-hooon", "Lee Je-hoon", "/people/lee-je-hoon/"),
        ("Tlaju", "talju", "/films/escape-2024/"),
        ("grat escape", "great escape", "/films/the-great-escape-1963/"),
    ],
)
def test_a_slip_of_the_fingers_is_answered_with_what_was_meant(
    client, escape, typo, meant, address
):
    text = page(client, typo)
    fix = re.search(r'<div class="fix" role="status">.*?</div>', text, re.S)[0]
    assert f"<strong><bdi>{meant}</bdi></strong>" in fix
    assert f"Search for “<bdi>{typo}</bdi>” as typed" in fix
    results = text.partition('class="jump"')[2]
    assert re.search(r'href="(/(?:films|people)/[^"]+/)"', results)[1] == address


@pytest.mark.parametrize("query", ["Escpae", "escape", 'a "b" & <i>', "zzzzzz", "Lee Je-hooon"])
def test_both_fields_keep_the_words_as_they_were_typed(client, escape, query):
    for more in ("", "&as_typed=1"):
        text = client.get(f"/search/?q={quote(query)}{more}").text
        fields = re.findall(r'<input id="q2?" name="q"[^>]*>', text, re.S)
        assert [html.unescape(re.search('value="(.*?)"', one)[1]) for one in fields] == [query] * 2


def test_the_words_as_typed_can_be_searched_for(client, escape):
    text = page(client, "Escpae")
    link = html.unescape(re.search(r'href="(/search/[^"]+as_typed[^"]*)"', text)[1])
    text = client.get(link).text
    assert "Nothing matches “Escpae”" in text
    assert "/films/escape-2024/" not in text.partition('id="main"')[2].partition('id="popular"')[0]


def test_reviews_with_the_words_as_typed_stay_beside_corrected_names(client, escape):
    make_review(escape, headline="A map", body="He is escapd in a word.")
    text = page(client, "escapd")
    assert first_in("reviews", text) == "A map"
    assert "<strong><bdi>escape</bdi></strong>" in text


def test_a_whole_name_of_a_person_stands_before_the_films_they_made(client, escape):
    for query in ("Jong-pil Lee", "lee jongpil"):
        text = page(client, query)
        assert text.index('id="people"') < text.index('id="films"')
    text = page(client, "escape jong-pil")
    assert 'id="people"' not in text
    make_person("Escape")
    text = page(client, "escape")
    assert text.index('id="films"') < text.index('id="people"')


def test_the_film_that_is_meant_stands_large_before_the_others(client, escape):
    text = page(client, "escape")
    assert first_in("films", text) == "Escape"
    best = re.search(r'<article class="best" id="best">(.*?)</article>', text, re.S)[1]
    assert "/films/escape-2024/" in best and "94 min" in best
    assert text.count('href="/films/the-great-escape-1963/"') == 1


def test_no_search_is_proposed_that_finds_nothing(client, escape):
    """Each word has a likely spelling, and nothing has both."""
    services.rate_film(user=make_user(), film=escape, value=8)
    text = page(client, "Run Kyu-nam Escaqe")
    assert "Search for" not in text.partition('id="main"')[2]
    assert "Films many have rated" in text


def test_the_page_without_a_query_leads_to_genres_decades_and_the_newest_films(client, escape):
    recount_facets()
    text = page(client, "").partition('id="main"')[2]
    assert 'href="/genres/thriller/"' in text
    assert 'href="/films/?from=1960&amp;to=1969"' in text
    newest = text[text.index('id="newest"') :]
    assert newest.index("/films/run-2020/") < newest.index("/films/escape-2024/")


def test_where_nothing_matches_films_that_many_have_rated_stand_instead(client, escape):
    services.rate_film(user=make_user(), film=escape, value=7)
    text = page(client, "zzzzzzzz")
    assert "Nothing matches “zzzzzzzz”" in text
    assert re.search(r'id="popular".*?Escape.*?', text, re.S)
    assert 'href="/films/"' in text


def test_the_page_without_a_query_says_what_to_do(client):
    assert "Type a title or a name" in page(client, "")


def test_a_page_of_results_is_kept_out_of_search_engines(client):
    assert '<meta name="robots" content="noindex">' in page(client, "x")


@pytest.mark.parametrize(
    "query",
    ["\0", "a\0b", "\N{GRINNING FACE}", "\u202eesc\u202c", "הבריחה", "%", "_", "'\"<>&", "…",
     "x" * 1_000_000, "a " * 500_000, "\n\t", "\ud7a3" * 3000, "a\N{COMBINING ACUTE ACCENT}" * 999],
    ids=range(14),
)  # fmt: skip
def test_no_query_breaks_the_page_or_its_title(client, escape, query):
    text = page(client, query)
    title = re.search("<title>(.*?)</title>", text, re.S)[1]
    assert "\0" not in text
    assert len(html.unescape(title)) < 100
    assert len(text) < 40_000


def test_a_page_of_results_asks_fourteen_queries_however_much_is_found(
    client, django_assert_num_queries
):
    def fill(number: int) -> None:
        film = make_film(f"Escape {number}")
        film.genres.add(Genre.objects.get_or_create(name="Thriller", slug="thriller")[0])
        make_credit(film, make_person(f"Escape Artist {number}"))
        make_review(film, body="A great escape.")
        index_member(make_user(f"escape-{number}", last_login=timezone.now()))

    fill(1)
    with django_assert_num_queries(14):
        page(client, "escape")
    for number in range(2, 9):
        fill(number)
    with django_assert_num_queries(14):
        page(client, "escape")


@pytest.mark.parametrize(
    ("query", "most"),
    [("", 4), ("escape", 15), ("zzzzzzzz", 15), ("Escpae", 22), ("escpae jong", 22)],
)
def test_a_corrected_page_asks_seven_queries_more(
    client, escape, query, most, django_assert_max_num_queries
):
    with django_assert_max_num_queries(most):
        page(client, query)


def test_the_page_of_a_visitor_holds_nothing_of_the_visitor(client, escape):
    response = client.get("/search/", {"q": "escape"})
    assert not response.cookies
    assert b"csrfmiddlewaretoken" not in response.content


def suggestions(client, query: str) -> list[dict]:
    return client.get("/search/suggest/", {"q": query}).json()["suggestions"]


def test_suggestions_name_films_and_people_with_their_addresses(client, escape):
    assert suggestions(client, "esc")[0] == {
        "name": "Escape", "detail": "2024", "url": "/films/escape-2024/"
    }  # fmt: skip
    assert suggestions(client, "이제")[0]["url"] == "/people/lee-je-hoon/"


def test_a_suggestion_says_by_which_title_it_was_found(client, escape):
    assert suggestions(client, "탈")[0]["detail"] == "탈주, 2024"


@pytest.mark.parametrize("query", ["", "\0", "x" * 100_000, "\N{GRINNING FACE}", "zzzz"])
def test_what_nothing_begins_with_suggests_nothing(client, escape, query):
    assert suggestions(client, query) == []


def test_suggestions_are_kept_for_a_minute_and_ask_four_queries(
    client, escape, django_assert_num_queries
):
    with django_assert_num_queries(4):
        response = client.get("/search/suggest/", {"q": "e"})
    assert response["Cache-Control"] == "public, max-age=60"
    assert response["Content-Type"] == "application/json"


def test_whoever_asks_for_suggestions_without_end_is_told_to_wait(client, settings, monkeypatch):
    settings.RATE_LIMITS = True
    monkeypatch.setattr(view, "SUGGESTIONS", Quota("suggestions", times=1, seconds=86_400))
    assert client.get("/search/suggest/", {"q": "e"}).status_code == 200
    response = client.get("/search/suggest/", {"q": "e"})
    assert response.status_code == 429
    assert int(response["Retry-After"]) > 0
    assert response["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("wrong", "name", "address"),
    [
        ("/films/escpae-2024/", "Escape", "/films/escape-2024/"),
        ("/films/escape/", "Escape", "/films/escape-2024/"),
        ("/films/great-escape-1963/credits/", "The Great Escape", "/films/the-great-escape-1963/"),
        ("/people/jong-pil/", "Lee Jong-pil", "/people/lee-jong-pil/"),
    ],
)
def test_a_wrong_address_leads_to_the_nearest_name(client, wrong, name, address):
    response = client.get(wrong)
    assert response.status_code == 404
    assert f'Did you mean <a href="{address}"><bdi>{name}</bdi></a>' in response.text


@pytest.mark.parametrize("wrong", ["/films/zzqqk/", "/people/escape/", "/reviews/0/", "/x/"])
def test_a_wrong_address_of_which_nothing_is_near_leads_nowhere(client, wrong):
    response = client.get(wrong)
    assert response.status_code == 404
    assert "Did you mean" not in response.text


def test_a_wrong_address_is_guessed_at_in_few_queries_one_of_them_for_posters(
    client, django_assert_max_num_queries
):
    with django_assert_max_num_queries(16):
        client.get("/films/escpae-2024/")


@pytest.mark.django_db
def test_a_member_with_a_typo_in_the_name_is_found(client):
    index_member(make_user("wanderly", display_name="Wanda Wanderly", last_login=timezone.now()))
    assert "Wanda Wanderly" in client.get("/search/", {"q": "wandrely"}).text
