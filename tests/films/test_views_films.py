"""The pages of one film."""

import itertools
import re
from decimal import Decimal

import pytest
from django.template.defaultfilters import escape
from django.utils import timezone

from accounts.models import User
from films.models import (
    Country,
    Credit,
    Department,
    ExternalLink,
    Film,
    FilmTitle,
    Genre,
    Person,
    Picture,
    Plot,
    RatingSummary,
    Still,
)
from films.services import retire_slug
from reviews.models import Review, ReviewAuthor
from reviews.services import rate_film
from tests.factories import (
    make_article,
    make_credit,
    make_editor,
    make_film,
    make_person,
    make_review,
    make_user,
)
from tests.films.pages import body_of, structured_data_of

pytestmark = pytest.mark.django_db

# The film, its people, six kinds of facts, films near it, lists, articles and reviews.
MOST_QUERIES_OF_A_FILM = 14
LONG_TITLE = "Night and the " + "very " * 56 + "end"
ARABIC = "وداعا بونابرت"


def rate(film, *, count, value=8, rank_score=None):
    RatingSummary.objects.filter(film=film).update(
        **{f"count_{value}": count},
        rating_count=count,
        rating_sum=count * value,
        score=Decimal(value),
        rank_score=rank_score,
    )


def make_picture(shape="poster", is_drawn=True, **fields):
    base = f"drawn/{shape}/ab/abcdef"
    values = {"width": 480, "height": 720, "base": base, "source_name": "Drawn from the title"}
    return Picture.objects.create(shape=shape, is_drawn=is_drawn, **values | fields)


@pytest.fixture
def full_film():
    film = make_film(
        "Escape",
        original_title="탈주",
        original_language="ko",
        runtime_minutes=94,
        certification="12A",
    )
    film.genres.add(Genre.objects.create(name="Thriller", slug="thriller"))
    film.countries.add(Country.objects.create(name="South Korea", slug="south-korea", code="KR"))
    make_credit(film, make_person("Lee Jong-pil"), "directing", job="Director")
    make_credit(film, make_person("Lee Je-hoon"), character_name="Lim Kyu-nam", billing_order=1)
    Plot.objects.create(film=film, body="He runs.", source_name="The editors", licence="CC BY 4.0")
    Plot.objects.create(
        film=film, body="He arrives.", source_name="A critic", reveals_ending=True, language="en"
    )
    FilmTitle.objects.create(film=film, title="Talju", language="ko", kind="transliteration")
    ExternalLink.objects.create(film=film, site="imdb", key="tt123")
    return film


def test_the_page_tells_what_is_known_of_a_film(client, full_film):
    page = body_of(client.get("/films/escape-2024/"))
    assert "<title>Escape (2024), directed by Lee Jong-pil | " in page
    assert '<bdi lang="ko">탈주</bdi>' in page
    for text in ("Lee Je-hoon", "Lim Kyu-nam", "South Korea", "94 min", "Thriller", "12A"):
        assert text in page
    assert 'href="https://www.imdb.com/title/tt123/"' in page
    assert '<bdi lang="ko-Latn">Talju</bdi>' in page
    assert "The editors</bdi>, <bdi>CC BY 4.0" in page


def test_a_plot_that_reveals_the_ending_is_folded(client, full_film):
    page = body_of(client.get("/films/escape-2024/"))
    open_part, _fold, folded = page.partition('<details class="spoiler">')
    assert "He runs." in open_part
    assert "He arrives." in folded


def test_a_film_of_which_nothing_is_known_has_a_page(client):
    make_film("Untitled", None)
    page = body_of(client.get("/films/untitled/"))
    assert "<h1" in page
    assert "No ratings yet" in page
    assert "No plot yet." in page
    for missing in ("<dt>", 'id="plot"', 'id="cast"', 'id="near"', "None"):
        assert missing not in page


def test_fewer_than_five_ratings_get_no_histogram(client):
    film = make_film()
    rate(film, count=1)
    page = body_of(client.get("/films/escape-2024/"))
    assert "from 1 rating<" in page
    assert "Too few to rank" in page
    assert "histo" not in page


def test_five_ratings_get_a_histogram(client):
    film = make_film()
    rate(film, count=5, rank_score=Decimal("6.67"))
    page = body_of(client.get("/films/escape-2024/"))
    assert "from 5 ratings<" in page
    assert "Too few to rank" not in page
    assert 'class="histo"' in page


@pytest.mark.parametrize("title", [LONG_TITLE, ARABIC, "<script>alert(1)</script> & co", "기생충"])
def test_any_title_stands_on_the_page_as_text(client, title):
    film = make_film(title)
    page = client.get(film.get_absolute_url()).content.decode()
    assert f"<bdi>{escape(title)}</bdi></h1>" in page
    assert "<script>alert" not in page


def test_a_long_title_takes_the_smaller_heading(client):
    film = make_film(LONG_TITLE)
    assert '<h1 class="longt"' in body_of(client.get(film.get_absolute_url()))


@pytest.mark.parametrize("page", ["", "credits/", "photos/"])
def test_a_retired_address_leads_to_the_present_one_for_good(client, page):
    retire_slug(make_film(), slug="the-escape-2024")
    response = client.get(f"/films/the-escape-2024/{page}")
    assert response.status_code == 301
    assert response["Location"] == f"/films/escape-2024/{page}"


BELOW = [
    "reviews/", "reviews/feed/", "reviews/feed/rss/", "reviews/new/", "ratings/", "lists/",
    "lists/add/", "rating/history/", "suggest/",
]  # fmt: skip


@pytest.mark.parametrize("page", BELOW)
def test_so_does_every_address_below_it(client, page):
    client.force_login(make_user())
    retire_slug(make_film(), slug="the-escape-2024")
    response = client.get(f"/films/the-escape-2024/{page}?sort=newest")
    assert response.status_code == 301
    assert response["Location"] == f"/films/escape-2024/{page}?sort=newest"


def test_a_form_that_goes_to_a_retired_address_is_sent_on_with_what_was_typed(client):
    member = make_user()
    client.force_login(member)
    retire_slug(make_film(), slug="the-escape-2024")
    words = {"text": "Typed for an hour.", "language": "en", "do": "publish"}
    response = client.post("/films/the-escape-2024/reviews/new/", words)
    assert (response.status_code, response["Location"]) == (308, "/films/escape-2024/reviews/new/")
    client.post("/films/the-escape-2024/reviews/new/", words, follow=True)
    assert Review.objects.get().body == "Typed for an hour."


@pytest.mark.parametrize("page", ["", "credits/", "photos/"])
def test_a_film_that_is_not_public_is_not_there(client, page):
    retire_slug(make_film(is_public=False), slug="the-escape-2024")
    for slug in ("escape-2024", "the-escape-2024", "nothing"):
        assert client.get(f"/films/{slug}/{page}").status_code == 404


def test_an_editor_sees_a_film_in_preparation(client):
    make_film(is_public=False)
    client.force_login(make_editor())
    assert "Only editors see this page." in client.get("/films/escape-2024/").content.decode()
    make_film("Open", 2001)
    assert "Only editors" not in client.get("/films/open-2001/").content.decode()


def test_the_page_of_a_film_changes_nothing_and_takes_no_other_method(client):
    make_film()
    assert client.post("/films/escape-2024/").status_code == 405


@pytest.mark.parametrize("many", [3, 40])
def test_the_number_of_queries_does_not_grow(
    client, full_film, many, django_assert_max_num_queries
):
    for number in range(many):
        make_credit(full_film, billing_order=number)
        make_review(full_film)
        near = make_film(f"Another {number}")
        make_credit(near, full_film.credits.first().person)
        FilmTitle.objects.create(film=full_film, title=f"Title {number}")
        Plot.objects.create(film=full_film, body=f"Plot {number}.", source_name="A critic")
        article = make_article(full_film, headline=f"Article {number}")
        ReviewAuthor.objects.create(review=article, user=make_user(f"further{number}"))
    with django_assert_max_num_queries(MOST_QUERIES_OF_A_FILM) as captured:
        assert client.get("/films/escape-2024/").status_code == 200
    assert not any("COUNT(" in query["sql"] or " OFFSET " in query["sql"] for query in captured)


@pytest.mark.parametrize("page", ["", "credits/", "reviews/"])
def test_a_film_with_hundreds_of_credits_and_reviews_takes_few_queries(
    client, page, django_assert_max_num_queries
):
    film = make_film()
    crowd(film, 300)
    with django_assert_max_num_queries(MOST_QUERIES_OF_A_FILM):
        assert client.get(f"/films/escape-2024/{page}").status_code == 200


def crowd(film, many):
    numbers = range(many)
    people = [Person(name=f"Person {n}", slug=f"person-{n}") for n in numbers]
    users = [User(username=f"crowd{n}", email=f"crowd{n}@example.org") for n in numbers]
    Person.objects.bulk_create(people)
    User.objects.bulk_create(users)
    departments = itertools.cycle(Department.values)
    credits = [{"person": person, "department": next(departments)} for person in people]
    Credit.objects.bulk_create(Credit(film=film, **fields) for fields in credits)
    seen = {"body": "Seen.", "body_html": "<p>Seen.</p>", "opening_html": "<p>Seen.</p>"}
    published = {"state": Review.State.PUBLISHED, "published_at": timezone.now()}
    Review.objects.bulk_create(
        Review(film=film, author=user, **seen, **published) for user in users
    )


def test_the_first_twelve_of_a_long_cast_are_shown(client):
    film = make_film()
    for number in range(15):
        make_credit(film, make_person(f"Player {number:02}"), billing_order=number)
    page = body_of(client.get("/films/escape-2024/"))
    assert "Player 11" in page
    assert "Player 12" not in page
    assert "Full credits" in page
    assert "Player 14" in body_of(client.get("/films/escape-2024/credits/"))


def test_films_by_the_same_people_come_before_films_of_the_same_genre(client, full_film):
    shared = make_film("Shares a director")
    make_credit(shared, full_film.credits.get(department="directing").person, "directing")
    alike = make_film("Shares a genre")
    alike.genres.add(full_film.genres.get())
    rate(alike, count=50, rank_score=Decimal("9.00"))
    hidden = make_film("Hidden", is_public=False)
    make_credit(hidden, full_film.credits.first().person)
    _before, _id, near = body_of(client.get("/films/escape-2024/")).partition('id="near"')
    assert near.index("Shares a director") < near.index("Shares a genre")
    assert "Hidden" not in near


def test_a_film_near_another_says_why(client, full_film):
    directed = make_film("Directed")
    make_credit(directed, full_film.credits.get(department="directing").person, "directing")
    alike = make_film("Of the same kind")
    alike.genres.set(full_film.genres.all())
    alike.countries.set(full_film.countries.all())
    _before, _id, near = body_of(client.get("/films/escape-2024/")).partition('id="near"')
    assert "Also by Lee Jong-pil" in near
    assert "Thriller from South Korea" in near


def test_search_engines_are_told_of_an_unrated_film(client, full_film):
    data = structured_data_of(client.get("/films/escape-2024/"))
    movie = data["Movie"]
    assert movie["name"] == "Escape"
    assert movie["alternateName"] == ["탈주", "Talju"]
    assert movie["duration"] == "PT94M"
    assert movie["director"][0]["name"] == "Lee Jong-pil"
    assert movie["actor"][0]["url"].endswith("/people/lee-je-hoon/")
    assert movie["description"] == "He runs."
    assert "aggregateRating" not in movie
    names = [item["name"] for item in data["BreadcrumbList"]["itemListElement"]]
    assert names == ["Films", "2024", "Escape"]


def test_search_engines_are_told_of_the_ratings(client):
    film = make_film()
    rate(film, count=3, value=7)
    rating = structured_data_of(client.get("/films/escape-2024/"))["Movie"]["aggregateRating"]
    assert rating["ratingValue"] == "7.0"
    assert rating["ratingCount"] == 3
    assert rating["bestRating"] == 10


def test_search_engines_are_told_the_average_that_readers_see(client):
    film = make_film()
    rate(film, count=20)
    RatingSummary.objects.filter(film=film).update(score=Decimal("8.45"))
    response = client.get(film.get_absolute_url())
    assert structured_data_of(response)["Movie"]["aggregateRating"]["ratingValue"] == "8.5"
    assert '<p class="score">8.5 ' in response.content.decode()


def test_structured_data_cannot_end_its_block(client):
    film = make_film("</script><script>alert(1)</script>")
    response = client.get(film.get_absolute_url())
    assert structured_data_of(response)["Movie"]["name"] == film.title
    assert "<script>alert" not in response.content.decode()


def test_a_drawn_poster_exists_as_webp_alone(client):
    make_film(poster=make_picture())
    page = body_of(client.get("/films/escape-2024/"))
    assert 'src="/media/drawn/poster/ab/abcdef-240.webp"' in page
    assert "abcdef-480.webp 480w" in page
    assert "<picture>" not in page
    assert 'alt="Poster of Escape"' in page


def test_a_film_with_a_card_shows_it_to_other_sites_and_one_without_the_common_one(client):
    card = make_picture("card", base="drawn/card/ab/abcdef", width=1200, height=630)
    make_film(share_card=card)
    make_film("Bare")
    page = body_of(client.get("/films/escape-2024/"))
    assert 'og:image" content="http://127.0.0.1:8000/media/drawn/card/ab/abcdef-1200.jpg"' in page
    assert 'og:image" content="http://127.0.0.1:8000/static/img/share.png"' in body_of(
        client.get("/films/bare-2024/")
    )


def test_an_uploaded_poster_is_offered_in_three_formats(client):
    make_film(poster=make_picture(is_drawn=False, width=300, height=450))
    page = body_of(client.get("/films/escape-2024/"))
    assert '<source type="image/avif" srcset="/media/drawn/poster/ab/abcdef-120.avif 120w' in page
    assert "abcdef-300.webp 300w" in page
    assert "abcdef-300.jpg 300w" in page
    assert "-480." not in page


def test_a_film_without_a_poster_shows_its_title_in_type(client):
    make_film()
    assert 'class="poster type t' in body_of(client.get("/films/escape-2024/"))


def test_full_credits_stand_under_their_departments(client, full_film, django_assert_num_queries):
    make_credit(full_film, department="music", job="Composer", credited_as="D. Palace")
    with django_assert_num_queries(2):
        page = body_of(client.get("/films/escape-2024/credits/"))
    assert page.index('id="directing"') < page.index('id="cast"') < page.index('id="music"')
    assert "(as <bdi>D. Palace</bdi>)" in page


def test_a_film_without_credits_or_stills_says_so(client):
    make_film()
    assert "No credits yet" in body_of(client.get("/films/escape-2024/credits/"))
    assert "No photos yet" in body_of(client.get("/films/escape-2024/photos/"))


def test_a_still_names_what_it_shows_and_whose_it_is(client):
    film = make_film()
    picture = make_picture(
        "still", is_drawn=False, width=960, height=540, credit="Photo: J. Kim", licence="CC BY 4.0"
    )
    Still.objects.create(film=film, picture=picture, caption="At the fence", alt_text="A man runs")
    page = body_of(client.get("/films/escape-2024/photos/"))
    for text in ("At the fence", 'alt="A man runs"', "Photo: J. Kim", "CC BY 4.0"):
        assert text in page
    assert 'href="/films/escape-2024/photos/"' in body_of(client.get("/films/escape-2024/"))


def make_stills(film, number):
    for at in range(number):
        picture = make_picture("still", is_drawn=False, base=f"still/{film.pk}/{at}", width=960)
        Still.objects.create(film=film, picture=picture, alt_text=f"Photo {at}", position=at)
    return list(film.stills.all())


def test_a_photo_has_a_page_that_leads_to_its_neighbours(client, django_assert_num_queries):
    first, second, third = make_stills(make_film(), 3)
    pages = {still: f"/films/escape-2024/photos/{still.pk}/" for still in (first, second, third)}
    with django_assert_num_queries(2):
        page = body_of(client.get(pages[second]))
    assert "Photo 2 of 3" in page and 'alt="Photo 1"' in page
    assert f'href="{pages[first]}" rel="prev"' in page
    assert f'href="{pages[third]}" rel="next"' in page
    assert 'rel="next"' not in body_of(client.get(pages[third]))
    for way_in in ("/films/escape-2024/", "/films/escape-2024/photos/"):
        assert f'href="{pages[second]}" data-photo' in body_of(client.get(way_in))


def test_a_photo_of_another_film_or_of_one_in_preparation_has_no_page(client):
    film, other = make_film(), make_film("Return")
    still = make_stills(other, 1)[0]
    assert client.get(f"{film.get_absolute_url()}photos/{still.pk}/").status_code == 404
    address = f"{other.get_absolute_url()}photos/{still.pk}/"
    assert client.get(address).status_code == 200
    Film.objects.filter(pk=other.pk).update(is_public=False)
    assert client.get(address).status_code == 404


def test_the_first_eight_photos_stand_on_a_films_page_in_their_order(client):
    film = make_film()
    for number in range(10):
        picture = make_picture("still", is_drawn=False, base=f"still/{number}", width=960)
        name = f"Photo {9 - number}"
        Still.objects.create(film=film, picture=picture, alt_text=name, position=9 - number)
    page = body_of(client.get("/films/escape-2024/"))
    assert re.findall(r'alt="Photo (\d)"', page) == list("01234567")
    assert re.findall(r'src="/media/still/(\d)-960', page) == list("98765432")


def test_a_members_own_rating_is_marked_in_the_histogram(client):
    film, user = make_film(), make_user()
    rate_film(user=user, film=film, value=7)
    for _number in range(4):
        rate_film(user=make_user(), film=film, value=6)
    assert 'class="me"' not in body_of(client.get("/films/escape-2024/"))
    client.force_login(user)
    assert body_of(client.get("/films/escape-2024/")).count('<rect class="me"') == 1


def test_a_visitors_page_holds_no_token_and_is_the_same_for_everybody(client, full_film):
    first, second = (client.get("/films/escape-2024/") for _visit in range(2))
    assert b"csrfmiddlewaretoken" not in first.content
    assert first.content == second.content
    assert not first.cookies


def test_editors_alone_are_led_to_where_a_plot_is_added(client, full_film):
    assert "Add a plot" not in client.get("/films/escape-2024/").text
    client.force_login(make_user())
    assert "Add a plot" not in client.get("/films/escape-2024/").text
    client.force_login(make_editor())
    text = client.get("/films/escape-2024/").text
    way = re.search(r'<a class="more" href="([^"#]+)#([^"]+)">Add a plot', text)
    assert f'id="{way[2]}"' in client.get(way[1]).text


def test_a_film_without_a_rating_summary_has_a_page(client):
    film = make_film("Bare")
    RatingSummary.objects.filter(film=film).delete()
    assert "No ratings yet" in client.get(film.get_absolute_url()).text


def test_credits_are_rows_of_a_table_folded_after_forty_each_in_its_language(client):
    film = make_film()
    for number in range(42):
        make_credit(film, make_person(f"Name {number}"), billing_order=number)
    make_credit(film, make_person("Omar"), "music", job="موسيقى")
    page = client.get(f"{film.get_absolute_url()}credits/").text
    shown, folded = page.split('<details class="rest">')
    assert shown.count('<th scope="row">') == 40
    assert "2 more names" in folded
    assert "Name 41" in folded and "Name 39" not in folded
    assert '<bdi lang="ar">موسيقى</bdi>' in folded


def test_further_plots_fold_below_the_first(client):
    film = make_film()
    for body in ("The first plot.", "The second plot."):
        Plot.objects.create(film=film, body=body, language="en", source_name="The editors")
    first, rest = body_of(client.get(film.get_absolute_url())).split('<details class="rest">')
    assert "The first plot." in first and "1 more plot" in rest and "The second plot." in rest
