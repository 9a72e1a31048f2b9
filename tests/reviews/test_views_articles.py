"""The page of one review: what it shows, to whom, and what stands there afterwards."""

import json
import re

import pytest
from django.urls import reverse

from films.models import Film, Picture
from films.partial_dates import PartialDate
from moderation import services as moderation
from reviews import services
from reviews.models import CastPlacement, Review
from tests.factories import (
    make_article,
    make_comment,
    make_credit,
    make_film,
    make_guest_comment,
    make_moderator,
    make_person,
    make_review,
    make_user,
)

pytestmark = pytest.mark.django_db


def blocks(html):
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    return {data["@type"]: data for data in map(json.loads, found)}


def test_an_article_shows_all_its_parts(client):
    film = make_film(runtime_minutes=94)
    person = make_person("Lee Je-hoon", names=("Lee Je Hoon",))
    make_credit(film, person, character_name="Im Kyu-nam")
    article = make_article(
        film,
        lead="A sergeant walks north to south.",
        verdict="Come for the grass.",
        rating_value=6,
        source_name="A Magazine",
        source_url="https://magazine.example/",
    )
    CastPlacement.objects.create(
        review=article,
        person=person,
        name_as_written="Lee Je Hoon",
        caption="Counting paces.",
        biography="Actor.",
        biography_as_of=PartialDate(2023, 12),
    )
    html = client.get(article.get_absolute_url()).text
    for words in (
        "A map of the minefield", "A sergeant walks north", "Come for the grass.", "Main cast",
        "Lee Je Hoon", "Im Kyu-nam", "As of December 2023.", "A Magazine",
        'id="the-film"', 'id="ending"', "94 min", "1 minute",
    ):  # fmt: skip
        assert words in html, words
    assert "Counting paces." not in html  # it describes a picture, and none is there
    heading, fold = html.index(">Ending</h2>"), html.index('<details class="spoiler"')
    assert heading < fold < html.index("How it ends.")
    assert "csrfmiddlewaretoken" not in html


def test_the_picture_of_a_placement_has_its_caption_its_source_and_its_licence(client):
    article, picture = make_article(), Picture.objects.create(
        shape="portrait", base="portrait/p", width=480, height=600, credit="Photo: J. Kim",
        source_name="Press kit", source_url="https://press.example/", licence="CC BY 4.0",
    )  # fmt: skip
    CastPlacement.objects.create(
        review=article, person=make_person(), picture=picture, caption="Counting paces."
    )
    html = client.get(article.get_absolute_url()).text
    for words in ("Counting paces.", "Photo: J. Kim", "https://press.example/", "CC BY 4.0"):
        assert words in html, words


def test_an_article_without_author_rating_lead_and_cast_leaves_no_hole(client):
    article = make_article(body="Only a text.")
    Review.objects.update(author=None)
    html = client.get(article.get_absolute_url()).text
    assert "Main cast" not in html
    assert "None" not in html
    assert "0<small>/10" not in html
    assert "author" not in blocks(html)["Article"]


def test_a_headline_that_names_film_and_year_is_not_followed_by_them(client):
    film = make_film("Escape", 2024)
    for headline, title in [
        ("Escape (2024): the long way round", "Escape (2024): the long way round | "),
        ("The long way round", "The long way round: Escape (2024) | "),
    ]:
        page = client.get(make_article(film, headline=headline).get_absolute_url()).text
        assert f"<title>{title}" in page


def test_structured_data_tells_the_rating_and_hides_spoilers(client):
    review = make_review(rating_value=7, body="Good. >! He dies !< </script><b>")
    html = client.get(review.get_absolute_url()).text
    data = blocks(html)["Review"]
    assert data["reviewRating"]["ratingValue"] == 7
    assert data["author"]["name"] == review.author.name
    assert "He dies" not in data["reviewBody"]
    trail = blocks(html)["BreadcrumbList"]["itemListElement"]
    assert [item["position"] for item in trail] == [1, 2, 3]


@pytest.mark.parametrize("lacking", ["author", "rating_value"])
def test_a_text_without_author_or_rating_is_told_as_an_article_about_the_film(client, lacking):
    article = make_article(rating_value=8)
    Review.objects.update(**{lacking: None})
    told = blocks(client.get(article.get_absolute_url()).text)
    assert "Review" not in told
    assert told["Article"]["about"]["name"] == article.film.title
    assert told["Article"]["headline"]


def test_what_is_typed_is_escaped_everywhere(client):
    attack = "<img src=x onerror=alert(1)>\"'</script>"
    review = make_review(make_film(attack), make_user(display_name=attack[:80]),
                         headline=attack, body=attack)  # fmt: skip
    make_guest_comment(review, guest_name=attack[:80], body=attack)
    services.approve_comment(comment=review_comments(review).get())
    for address in (
        review.get_absolute_url(),
        review.film.get_absolute_url(),
        reverse("review_list"),
        reverse("film_reviews", args=[review.film.slug]),
    ):
        html = client.get(address).text
        assert "<img src=x" not in html
        assert '</script>"' not in html.replace("application/ld+json", "")


def review_comments(review):
    from reviews.models import Comment

    return Comment.objects.filter(review=review)


def test_a_whole_review_of_spoilers_is_folded_and_described_by_nothing_of_it(client):
    review = make_review(body="The butler.", contains_spoilers=True)
    html = client.get(review.get_absolute_url()).text
    assert html.count("The butler.") == 1
    assert html.index("<details") < html.index("The butler.")


def who(name, review):
    if name == "guest":
        return None
    if name == "owner":
        return review.author
    return make_moderator() if name == "moderator" else make_user()


EVERYBODY = ["guest", "other", "owner", "moderator"]
SEES = {
    "published": dict.fromkeys(EVERYBODY, 200),
    "draft": {"guest": 404, "other": 404, "owner": 200, "moderator": 404},
    "withdrawn": dict.fromkeys(EVERYBODY, 410),
    "hidden": {"guest": 410, "other": 410, "owner": 200, "moderator": 200},
}


@pytest.mark.parametrize("state", SEES)
@pytest.mark.parametrize("name", EVERYBODY)
def test_who_sees_a_review_in_which_state(client, state, name):
    if state == "draft":
        review = services.save_review_draft(author=make_user(), film=make_film(), body="Draft.")
    else:
        review = make_review()
    if state == "withdrawn":
        services.withdraw_review(review=review)
    if state == "hidden":
        moderation.hide(
            target=review, actor=make_moderator(), rule="spoilers", reason="The twist in line one."
        )
    user = who(name, review)
    if user:
        client.force_login(user)
    response = client.get(review.get_absolute_url())
    assert response.status_code == SEES[state][name]
    if state == "hidden":
        assert "Mark what gives the plot away." in response.text
        assert ("The twist in line one." in response.text) == (response.status_code == 200)
    if state == "withdrawn":
        assert "withdrawn" in response.text
    if state == "draft" and name == "owner":
        assert "Only you can see this page." in response.text


@pytest.mark.parametrize("change", [{"state": "withdrawn"}, {"is_hidden": True}], ids=str)
def test_a_removed_review_of_a_film_that_nobody_may_see_says_nothing_of_either(client, change):
    review = make_review()
    Review.objects.update(**change)
    assert client.get(review.get_absolute_url()).status_code == 410
    Film.objects.update(is_public=False)
    assert client.get(review.get_absolute_url()).status_code == 404


EDITS = {"guest": 302, "other": 404, "owner": 200, "moderator": 404}


@pytest.mark.parametrize("view", ["review_edit", "review_withdraw"])
@pytest.mark.parametrize("name", EVERYBODY)
def test_only_the_owner_edits_and_withdraws_a_review(client, view, name):
    review = make_review()
    user = who(name, review)
    if user:
        client.force_login(user)
    address = reverse(view, args=[review.pk])
    response = client.get(address)
    assert response.status_code == EDITS[name]
    if name == "guest":
        assert response["Location"] == f"{reverse('account_login')}?next={address}"
    if name != "owner":
        client.post(address, {"text": "Mine now.", "language": "en"})
        review.refresh_from_db()
        assert review.state == "published"
        assert review.body != "Mine now."


@pytest.mark.parametrize("view", ["comment_edit", "comment_withdraw"])
@pytest.mark.parametrize("name", EVERYBODY)
def test_only_the_owner_edits_and_withdraws_a_comment(client, view, name):
    comment = make_comment()
    user = who(name, comment)
    if user:
        client.force_login(user)
    address = reverse(view, args=[comment.review_id, comment.pk])
    assert client.get(address).status_code == EDITS[name]
    if name != "owner":
        client.post(address, {"comment": "Mine now."})
        comment.refresh_from_db()
        assert comment.state == "published"
        assert comment.body != "Mine now."


@pytest.mark.parametrize("comments", [0, 200])
def test_an_article_takes_as_many_queries_with_many_comments_as_with_none(
    client, django_assert_max_num_queries, comments
):
    article = make_article()
    author, parent = make_user(), None
    for number in range(comments):
        comment = make_comment(article, author, body=f"Number {number}", parent=parent)
        parent = comment if number % 4 else None
    with django_assert_max_num_queries(11):
        assert client.get(article.get_absolute_url()).status_code == 200


def test_no_ids_stand_twice_on_an_article(client):
    article = make_article(body="One.\n\n## Comments\n\nTwo.\n\n## Reply\n\nThree.")
    for _ in range(3):
        make_comment(article, body=f"## Ending\n\nText {_}.")
    html = client.get(article.get_absolute_url()).text
    ids = re.findall(r' id="([^"]+)"', html)
    assert len(ids) == len(set(ids))


def test_an_unknown_review_is_missing(client):
    assert client.get("/reviews/999999/").status_code == 404
    assert client.get("/reviews/99999999999999999999/").status_code == 404
