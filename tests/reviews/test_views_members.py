"""A member's page, the lists behind it, and the double bill."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from reviews import readers, services
from reviews.models import DoubleBill, Rating
from reviews.readers import agreement_with
from reviews.services.taste import settle_taste
from tests.factories import make_article, make_film, make_list, make_review, make_user

pytestmark = pytest.mark.django_db
BILL = "/account/double-bill/"


@pytest.fixture
def ines():
    return make_user("ines", display_name="Inês Prado", last_login=timezone.now())


def rate(member, number: int, first: int = 0) -> list:
    films = [make_film(f"Film {n:03}", 1960 + n % 60) for n in range(first, first + number)]
    for film in films:
        services.rate_film(user=member, film=film, value=film.release_year % 10 + 1)
    return films


def test_the_page_tells_counts_histogram_diary_reviews_articles_and_taste(client, ines):
    film = rate(ines, 8)[-1]
    type(film).objects.filter(pk=film.pk).update(runtime_minutes=200)
    make_review(film, ines, rating_value=9, body="Seen from the front row.")
    make_article(author=ines, headline="A long look")
    settle_taste.func(ines.pk)
    page = client.get("/users/ines/")
    assert page.status_code == 200
    html = page.text
    for told in ("Films rated", "Average given", "Seen from the front row.", "A long look",
                 "Show the numbers", "Whole diary", "1960s, 8 films",
                 ">Film 007</bdi></a>, 200 min"):  # fmt: skip
        assert told in html
    assert page.context["page"].diary[0].film == film
    assert len(page.context["page"].diary) == 7


def test_the_page_of_somebody_new_is_calm(client, ines):
    html = client.get("/users/ines/").text
    assert "No reviews yet." in html
    for left_out in ("Taste", "Diary", "Average given", "Double bill"):
        assert left_out not in html


def test_the_page_takes_the_same_queries_however_much_there_is(
    client, ines, django_assert_num_queries
):
    def write(number, first):
        for film in rate(ines, number, first):
            make_review(film, ines, rating_value=5)
        make_article(author=ines)
        make_list(make_film(f"On a list {number}"), author=ines)
        settle_taste.func(ines.pk)

    DoubleBill.objects.create(author=ines, first=make_film("A"), second=make_film("B"), reason="c")
    for number, first in ((1, 0), (9, 10)):
        write(number, first)
        with django_assert_num_queries(10):
            client.get("/users/ines/")


@pytest.mark.parametrize("address", ["/users/ines/ratings/", "/users/ines/reviews/"])
def test_the_lists_take_the_same_queries_however_long(
    client, ines, address, django_assert_num_queries
):
    for number, first in ((2, 0), (9, 10)):
        for film in rate(ines, number, first):
            make_review(film, ines, rating_value=5)
        with django_assert_num_queries(2):
            client.get(address)


def rate_both(reader, member, pairs) -> None:
    for number, (mine, theirs) in enumerate(pairs):
        film = make_film(f"Both {number}")
        services.rate_film(user=reader, film=film, value=mine)
        services.rate_film(user=member, film=film, value=theirs)


def test_a_reader_is_told_on_how_many_films_they_agree(client, ines):
    reader = make_user()
    client.force_login(reader)
    rate_both(reader, ines, [(7, 7), (7, 8), (9, 8), (4, 6), (10, 1)])
    rate(ines, 2)
    rate(reader, 2, 50)
    assert "You agree on 3 of 5" in client.get("/users/ines/").text
    client.force_login(ines)
    assert "You agree" not in client.get("/users/ines/").text
    client.logout()
    assert "You agree" not in client.get("/users/ines/").text


def test_agreement_on_a_few_films_says_nothing(client, ines):
    reader = make_user()
    client.force_login(reader)
    rate_both(reader, ines, [(7, 7)] * 4)
    assert "You agree" not in client.get("/users/ines/").text


def test_agreement_is_with_the_newest_ratings(client, ines, monkeypatch):
    reader = make_user()
    client.force_login(reader)
    rate_both(reader, ines, [(1, 9)] * 3 + [(7, 7)] * 6)
    monkeypatch.setattr(readers, "RATINGS_COMPARED", 6)
    with CaptureQueriesContext(connection) as captured:
        assert agreement_with(reader, ines.pk) == (6, 6)
    assert len(captured) == 1


def test_nobody_sees_drafts_hidden_reviews_or_films_in_preparation(client, ines):
    hidden = make_review(author=ines, body="Hidden words.")
    services.hide(hidden)
    services.save_review_draft(author=ines, film=make_film("Heat"), body="Unfinished words.")
    secret = make_film("A secret film")
    services.rate_film(user=ines, film=secret, value=9)
    secret.is_public = False
    secret.save()
    for address in ("/users/ines/", "/users/ines/ratings/", "/users/ines/reviews/"):
        html = client.get(address).text
        for words in ("Hidden words", "Unfinished", "A secret film"):
            assert words not in html


def test_ratings_are_walked_by_month_and_by_height(client, ines, monkeypatch):
    monkeypatch.setattr("reviews.selectors.member.RATINGS_A_PAGE", 3)
    rate(ines, 5)
    Rating.objects.filter(film__title="Film 000").update(
        updated_at=timezone.make_aware(timezone.datetime(2019, 3, 4))
    )
    address = "/users/ines/ratings/"
    first = client.get(address)
    assert [len(month.ratings) for month in first.context["months"]] == [3]
    second = client.get(address + first.context["next"])
    assert [len(month.ratings) for month in second.context["months"]] == [1, 1]
    assert "March 2019" in second.text and "4 Mar 2019" in second.text
    highest = client.get(address, {"sort": "highest"}).context
    assert [r.value for r in highest["months"][0].ratings] == [5, 4, 3]
    lower = client.get(address + highest["next"]).context
    assert [r.value for r in lower["months"][0].ratings] == [2, 1]
    lowest = client.get(address, {"sort": "lowest"}).context
    assert [r.value for r in lowest["months"][0].ratings] == [1, 2, 3]


@pytest.mark.parametrize("page", ["", "ratings/", "reviews/"])
def test_a_closed_account_has_no_pages(client, page):
    make_user("closed", is_active=False)
    assert client.get(f"/users/closed/{page}").status_code == 404


def test_search_engines_are_told_of_the_picture_and_the_site(client, ines):
    ines.avatar, ines.avatar_width = "avatars/ab/" + "ab" * 16, 224
    ines.site = "https://example.org/"
    ines.save()
    html = client.get("/users/ines/").text
    told = html.split('<script type="application/ld+json">')[1].split("</script>")[0]
    person = json.loads(told)["mainEntity"]
    assert person["image"].endswith("-224.webp") and person["image"].startswith("http")
    assert person["sameAs"] == ["https://example.org/"]


# ---- the double bill


def test_a_member_pairs_two_films_by_their_titles(client, ines):
    first, second = make_film("Paris, Texas", 1984), make_film("Cléo from 5 to 7", 1962)
    client.force_login(ines)
    fields = {"first": "PARIS TEXAS", "second": "cleo from 5 to 7 (1962)", "reason": "A bench."}
    assert client.post(BILL, fields).status_code == 302
    bill = DoubleBill.objects.get()
    assert (bill.author, bill.first, bill.second, bill.reason) == (ines, first, second, "A bench.")
    assert "A bench." in client.get("/users/ines/").text


def test_a_second_pair_takes_the_place_of_the_first_and_leaves_the_home_page(client, ines):
    films = [make_film(title) for title in ("A", "B", "C")]
    bill = services.set_double_bill(author=ines, first=films[0], second=films[1], reason="One.")
    DoubleBill.objects.update(is_on_home=True)
    services.set_double_bill(author=ines, first=films[0], second=films[1], reason="One.")
    bill.refresh_from_db()
    assert bill.is_on_home
    services.set_double_bill(author=ines, first=films[0], second=films[2], reason="Two.")
    bill = DoubleBill.objects.get()
    assert (bill.second, bill.is_on_home) == (films[2], False)


def test_films_are_named_by_year_or_address_where_several_have_the_title(client, ines):
    old, new = make_film("Escape", 1980), make_film("Escape", 2024)
    client.force_login(ines)
    fields = {"first": "Escape", "second": "Escape (2024)", "reason": "Twice."}
    page = client.post(BILL, fields)
    assert page.status_code == 422
    assert "Escape (1980)" in page.text and "Add the year" in page.text
    address = f"http://127.0.0.1:8000/films/{old.slug}/reviews/"
    client.post(BILL, fields | {"first": address})
    bill = DoubleBill.objects.get()
    assert (bill.first, bill.second) == (old, new)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"first": "Nothing like it"}, "No film here has this title"),
        ({"second": "Parasit"}, "Close to it: Parasite (2019)"),
        ({"second": "Heat"}, "Choose two different films"),
        ({"reason": ""}, "required"),
        ({"reason": "x" * 301}, "300"),
        ({"first": "A secret film"}, "No film here has this title"),
    ],
)
def test_what_is_no_pair_is_refused_and_stays_typed(client, ines, fields, message):
    make_film("Heat", 1995), make_film("Parasite", 2019)
    make_film("A secret film", is_public=False)
    client.force_login(ines)
    page = client.post(BILL, {"first": "Heat", "second": "Parasite", "reason": "Kept."} | fields)
    assert page.status_code == 422
    assert message in page.text
    assert not DoubleBill.objects.exists()


def test_a_member_removes_their_own_pair_only(client, ines):
    films = make_film("A"), make_film("B")
    for author in (ines, make_user()):
        services.set_double_bill(author=author, first=films[0], second=films[1], reason="c")
    client.force_login(ines)
    client.post(BILL, {"do": "remove"})
    assert DoubleBill.objects.exclude(author=ines).count() == DoubleBill.objects.count() == 1
