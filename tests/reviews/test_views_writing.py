"""The editor of members' reviews."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.quotas import Quota
from films.models import Film
from reviews import services
from reviews.models import Rating, Review
from tests.browser import Forger
from tests.factories import (
    make_article,
    make_credit,
    make_editor,
    make_film,
    make_person,
    make_review,
    make_user,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def member(client):
    user = make_user()
    client.force_login(user)
    return user


def send(client, film, **data):
    values = {"text": "It runs.", "language": "en", "rating": "7", "do": "publish"} | data
    return client.post(reverse("review_new", args=[film.slug]), values)


def test_who_is_not_signed_in_comes_back_to_the_editor_after_signing_in(client):
    address = reverse("review_new", args=[make_film().slug])
    assert client.get(address)["Location"] == f"{reverse('account_login')}?next={address}"


def test_a_published_review_rates_the_film_and_is_shown(client, member):
    response = send(client, make_film(), headline="Ninety minutes", contains_spoilers="on")
    review = Review.objects.get()
    assert response["Location"] == review.get_absolute_url()
    assert (review.author, review.state, review.contains_spoilers) == (member, "published", True)
    assert Rating.objects.get().value == 7


def test_a_draft_may_lack_its_text_and_keeps_its_rating_unpublished(client, member):
    response = send(client, make_film(), text="", do="draft", rating="4")
    draft = Review.objects.get()
    assert response["Location"] == reverse("review_edit", args=[draft.pk])
    assert 'value="4" checked' in client.get(response["Location"]).text
    assert not Rating.objects.exists()


def test_a_draft_is_finished_where_a_new_review_is_begun(client, member):
    film = make_film()
    send(client, film, text="Half a thought", do="draft")
    assert "Half a thought" in client.get(reverse("review_new", args=[film.slug])).text
    send(client, film, text="A whole thought.")
    assert Review.objects.get().state == "published"


def test_a_discarded_draft_is_gone(client, member):
    film = make_film()
    send(client, film, do="draft")
    assert send(client, film, text="", do="discard")["Location"] == film.get_absolute_url()
    assert not Review.objects.exists()


def test_a_preview_stores_nothing_and_keeps_the_text(client, member):
    response = send(client, make_film(), text="**Bold** and <i>not</i>", do="preview")
    assert response.status_code == 200
    assert "<strong>Bold</strong> and &lt;i&gt;not&lt;/i&gt;" in response.text
    assert not Review.objects.exists()


def test_a_preview_points_at_what_the_records_say_otherwise(client, member):
    film = make_film(runtime_minutes=94)
    html = send(client, film, text="Solid, 90 minutes. 7/10.", rating="", do="preview").text
    assert "The text says 7/10." in html
    assert "The text says 90 minutes" in html


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("text", ""),
        ("text", "   \n "),
        ("text", "a\x00b"),
        ("text", "x" * 20_001),
        ("headline", "x" * 201),
        ("headline", "a\x07b"),
        ("rating", "11"),
        ("language", "xx"),
    ],
)
def test_what_cannot_be_stored_is_refused_beside_its_field_and_kept(client, member, field, value):
    kept = {"headline": "A headline worth keeping", "text": "Words worth keeping."} | {field: value}
    response = send(client, make_film(), **kept)
    assert response.status_code == 422
    assert 'class="msg"' in response.text
    assert "autofocus" in response.text
    assert ("worth keeping" in response.text) or field == "text"
    assert not Review.objects.exists()


def test_who_has_a_published_review_is_sent_to_edit_it(client, member):
    review = make_review(author=member)
    response = client.get(reverse("review_new", args=[review.film.slug]))
    assert response["Location"] == reverse("review_edit", args=[review.pk])


def test_an_edit_replaces_text_and_rating(client, member):
    review = make_review(author=member, rating_value=7)
    address = reverse("review_edit", args=[review.pk])
    assert 'value="7" checked' in client.get(address).text
    client.post(address, {"text": "New words.", "language": "cs", "rating": "3"})
    review.refresh_from_db()
    assert (review.body, review.language, review.rating_value) == ("New words.", "cs", 3)


def test_a_hidden_review_cannot_be_edited(client, member):
    review = make_review(author=member)
    services.hide(review)
    assert client.get(reverse("review_edit", args=[review.pk])).status_code == 404
    response = client.get(reverse("review_new", args=[review.film.slug]))
    assert response["Location"] == review.get_absolute_url()
    send(client, review.film, text="New words.")
    review.refresh_from_db()
    assert review.body != "New words."


def test_a_withdrawal_asks_first_and_happens_by_post(client, member):
    review = make_review(author=member)
    address = reverse("review_withdraw", args=[review.pk])
    assert "Withdraw review" in client.get(address).text
    review.refresh_from_db()
    assert review.state == "published"
    client.post(address)
    assert client.get(review.get_absolute_url()).status_code == 410
    assert client.get(reverse("review_edit", args=[review.pk])).status_code == 404


def test_an_editor_edits_articles_in_the_admin_and_nobody_else_at_all(client):
    article = make_article()
    address = reverse("review_edit", args=[article.pk])
    client.force_login(article.author)
    assert client.get(address).status_code == 404
    client.force_login(make_editor())
    desk = reverse("admin:reviews_review_change", args=[article.pk])
    assert client.get(address)["Location"] == desk


def test_the_text_of_an_expired_form_is_given_back():
    forger = Forger()
    forger.force_login(make_user())
    response = send(forger, make_film(), text="An hour of work.")
    assert response.status_code == 403
    assert "An hour of work." in response.text


def test_a_score_in_the_text_becomes_the_rating_by_one_button(client, member):
    film = make_film()
    html = send(client, film, text="Solid. 3.5/5", rating="", do="preview").text
    assert '<button class="btn s" name="take_rating" value="7">' in html
    html = send(client, film, text="Solid. 3.5/5", rating="", take_rating="7").text
    assert 'value="7" checked' in html
    assert 'name="take_rating"' not in html
    assert "Solid. 3.5/5" in html
    assert not Review.objects.exists()


def test_a_draft_is_opened_with_notes_on_names_that_differ_from_the_credits(client, member):
    film = make_film()
    make_credit(film, make_person("Lee Je-hoon"), character_name="Lim Kyu-nam")
    response = send(client, film, text="Im Kyu-nam runs.", do="draft")
    html = client.get(response["Location"]).text
    assert "The text says Im Kyu-nam; that is Lim Kyu-nam" in html


def test_a_declared_interest_is_seen_wherever_the_review_is(client, member):
    film = make_film()
    send(client, film, declares_interest="on", headline="Seen at the premiere")
    review = Review.objects.get()
    badge = "The author was given a ticket, a copy or payment, or worked on this film"
    pages = [
        review.get_absolute_url(), film.get_absolute_url(), member.get_absolute_url(),
        reverse("film_reviews", args=[film.slug]), reverse("review_list"), reverse("home"),
        f"{reverse('search')}?q=premiere",
    ]  # fmt: skip
    for page in pages:
        assert badge in client.get(page).text, page


def test_where_a_review_was_first_published_stands_with_it(client, member):
    place = {"source_name": "The Evening Reel", "source_url": "https://reel.example/1"}
    send(client, make_film(), **place)
    html = client.get(Review.objects.get().get_absolute_url()).text
    link = '<a href="https://reel.example/1" rel="noopener ugc nofollow">'
    assert f"{link}<bdi>The Evening Reel</bdi></a>" in html


@pytest.mark.parametrize("address", ["https://reel.example/1", "javascript:alert(1)", "nowhere"])
def test_an_address_without_a_name_and_one_that_leads_nowhere_are_refused(client, member, address):
    assert send(client, make_film(), source_url=address).status_code == 422
    assert not Review.objects.exists()


def test_a_withdrawn_review_says_why_when_its_author_did(client, member):
    review = make_review(author=member)
    address = reverse("review_withdraw", args=[review.pk])
    refused = client.post(address, {"reason": "x" * 201})
    assert refused.status_code == 422
    client.post(address, {"reason": "I was <too> harsh."})
    response = client.get(review.get_absolute_url())
    assert response.status_code == 410
    assert "I was &lt;too&gt; harsh." in response.text


def test_who_was_signed_out_while_writing_gets_the_text_back(client):
    film = make_film()
    response = send(client, film, text="An hour <of> work.", headline="Kept")
    assert response.status_code == 403
    assert "An hour &lt;of&gt; work." in response.text
    assert "Kept" in response.text
    assert (
        f"{reverse('account_login')}?next={reverse('review_new', args=[film.slug])}"
        in response.text
    )


def test_an_autosaved_draft_never_overwrites_what_was_published_meanwhile(client, member):
    film = make_film()
    send(client, film, text="Whole.")
    response = send(client, film, text="Half.", do="draft")
    assert response.status_code == 422
    assert Review.objects.get().body == "Whole."


def test_a_newcomer_publishes_three_reviews_a_day_and_the_fourth_is_kept_as_a_draft(
    client, member, settings
):
    settings.RATE_LIMITS = True
    films = [make_film(f"Film {number}") for number in range(4)]
    first, *others = [send(client, film, text=f"About {film}.") for film in films]
    assert [answer.status_code for answer in (first, *others)] == [302, 302, 302, 429]
    refused = others[-1]
    assert "New members publish 3 reviews a day" in refused.text
    assert "About Film 3" in refused.text
    assert 0 < int(refused["Retry-After"]) <= 86_400
    draft = Review.objects.get(film=films[-1])
    assert (draft.state, draft.body, draft.rating_value) == ("draft", "About Film 3 (2024).", 7)
    assert not Rating.objects.filter(film=films[-1]).exists()


def test_editing_a_review_takes_nothing_from_a_newcomer_s_day(client, member, settings):
    settings.RATE_LIMITS = True
    films = [make_film(f"Film {number}") for number in range(3)]
    for text in ("First.", "Second.", "Third."):
        send(client, films[0], text=text)
    assert [send(client, film).status_code for film in films] == [302] * 3


def test_who_is_no_newcomer_publishes_as_much_as_they_like(client, settings):
    settings.RATE_LIMITS = True
    member = make_user(date_joined=timezone.now() - timedelta(days=2))
    for _ in range(3):
        make_review(author=member, film=make_film())
    client.force_login(member)
    assert [send(client, make_film()).status_code for _ in range(4)] == [302] * 4


def test_who_sends_the_editor_very_often_is_asked_to_wait_and_keeps_the_words(
    client, member, settings, monkeypatch
):
    settings.RATE_LIMITS = True
    monkeypatch.setattr("reviews.views.writing.EDITOR_POSTS", Quota("few", times=1, seconds=60))
    monkeypatch.setattr("accounts.quotas.time.time", lambda: 1_000_000_050.0)
    film = make_film(runtime_minutes=94)
    send(client, film, text="Ninety minutes", do="preview")
    refused = send(client, film, text="All of its 194 minutes", do="preview")
    assert (refused.status_code, refused["Retry-After"]) == (429, "30")
    assert "wait 30 seconds" in refused.text
    assert "All of its 194 minutes" in refused.text
    assert not Review.objects.exists()


BEGIN = "/reviews/new/"


@pytest.mark.parametrize(
    "named", ["escape", "Escape (2024)", "https://x.example/films/escape-2024/"]
)
def test_writing_begins_with_naming_a_film(client, member, named):
    make_film()
    answer = client.post(BEGIN, {"film": named})
    assert answer["Location"] == reverse("review_new", args=["escape-2024"])


@pytest.mark.parametrize(
    ("named", "told"),
    [("", "This field is required"), ("Nowhere", "No film here"), ("escape", "Several films")],
)
def test_a_name_that_is_no_film_s_or_several_films_is_refused_and_kept(client, member, named, told):
    make_film()
    make_film(year=2011)
    answer = client.post(BEGIN, {"film": named})
    assert answer.status_code == 422
    assert told in answer.text
    assert f'value="{named}"' in answer.text or not named


def test_drafts_and_rated_films_wait_where_writing_begins(client, member):
    drafted, rated, reviewed, hidden = (make_film(f"Film {word}") for word in "ABCD")
    send(client, drafted, do="draft")
    other = make_user()
    make_review(rated, other, rating_value=3)
    for film in (drafted, rated, reviewed, hidden):
        services.rate_film(user=member, film=film, value=8)
    make_review(reviewed, member, rating_value=8)
    Film.objects.filter(pk=hidden.pk).update(is_public=False)
    page = client.get(BEGIN)
    assert [draft.film for draft in page.context["drafts"]] == [drafted]
    assert page.context["unreviewed"] == [rated]
    assert reverse("review_edit", args=[page.context["drafts"][0].pk]) in page.text
    client.force_login(other)
    assert "Your drafts" not in client.get(BEGIN).text


def test_where_writing_begins_costs_the_same_however_much_there_is(
    client, member, django_assert_num_queries
):
    def fill(number):
        for _ in range(number):
            send(client, make_film(), do="draft")
            services.rate_film(user=member, film=make_film(), value=8)

    fill(1)
    with CaptureQueriesContext(connection) as few:
        client.get(BEGIN)
    before = len(few)
    fill(3)
    with django_assert_num_queries(before):
        client.get(BEGIN)


def test_members_find_the_way_to_writing_on_every_page_and_visitors_are_asked_to_sign_in(client):
    assert f'href="{BEGIN}"' not in client.get("/films/").text
    assert client.get(BEGIN)["Location"].startswith(reverse("account_login"))
    client.force_login(make_user())
    assert f'href="{BEGIN}"' in client.get("/films/").text


def test_a_review_tells_when_its_author_watched_the_film(client, member):
    film = make_film()
    send(client, film, watched_on="2024-11-18", seen_before="on")
    review = Review.objects.get()
    text = client.get(review.get_absolute_url()).text
    day = '<time datetime="2024-11-18">18 November 2024</time>'
    assert f"Watched on {day}, not for the first time" in text
    form = client.get(reverse("review_edit", args=[review.pk])).text
    assert 'value="2024-11-18"' in form
    send(client, film, seen_before="on")
    assert "Had seen it before" in client.get(review.get_absolute_url()).text
