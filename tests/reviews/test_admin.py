"""Articles and double bills in the admin."""

import pytest
from django.urls import reverse

from films.models import Picture
from reviews import services
from reviews.models import CastPlacement, Comment, Rating, Review
from tests.factories import (
    make_article,
    make_editor,
    make_film,
    make_moderator,
    make_operator,
    make_person,
    make_review,
    make_user,
)
from tests.reviews.article_forms import ADD, article_data, change, picture

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client):
    user = make_editor()
    client.force_login(user)
    return user


def test_an_editor_publishes_an_article_with_its_cast(client, editor):
    film, person = make_film(), make_person()
    placement = {
        "person": person.pk, "caption": "At the fence.", "alt_text": "A man at a fence.",
        "picture_file": picture(), "picture_source_name": "A distributor",
        "picture_licence": "Press kit",
    }  # fmt: skip
    response = client.post(reverse(ADD), article_data(film, editor, [placement]), follow=True)
    assert response.status_code == 200, response.text
    article = Review.objects.get()
    assert (article.kind, article.state) == ("editorial", "published")
    assert article.sections[0]["heading"] == "The film"
    stored = CastPlacement.objects.get().picture
    assert (stored.source_name, stored.shape) == ("A distributor", "portrait")
    html = client.get(article.get_absolute_url()).text
    assert "At the fence." in html
    assert 'alt="A man at a fence."' in html
    assert f"{stored.base}-640.jpg 640w" in html


def test_an_article_kept_as_a_draft_is_seen_by_editors_in_the_admin_alone(client, editor):
    client.post(reverse(ADD), article_data(make_film(), make_editor(), publish="draft"))
    article = Review.objects.get()
    assert article.state == "draft"
    assert client.get(change(article)).status_code == 200
    assert client.get(article.get_absolute_url()).status_code == 404


def test_a_picture_without_a_source_is_refused(client, editor):
    placement = {"person": make_person().pk, "picture_file": picture()}
    response = client.post(reverse(ADD), article_data(make_film(), editor, [placement]))
    assert response.status_code == 200
    assert "Say whose picture this is." in response.text
    assert not Picture.objects.exists()
    assert not Review.objects.exists()


@pytest.mark.parametrize(
    ("field", "value"),
    [("body", "a\x00b"), ("headline", ""), ("body", "x" * 20_001), ("rating_value", "11")],
)
def test_what_cannot_be_stored_is_refused(client, editor, field, value):
    response = client.post(reverse(ADD), article_data(make_film(), editor, **{field: value}))
    assert response.status_code == 200
    assert "errorlist" in response.text
    assert not Review.objects.exists()


def test_the_review_of_a_member_can_be_read_and_not_be_changed(client, editor):
    review = make_review(body="A member wrote this.")
    response = client.get(change(review))
    assert "A member wrote this." in response.text
    assert 'name="body"' not in response.text
    assert client.post(change(review), {"body": "Mine now."}).status_code == 403
    review.refresh_from_db()
    assert review.body == "A member wrote this."


def test_the_draft_of_a_member_is_nobody_s_to_read(client, editor):
    draft = services.save_review_draft(author=make_user(), film=make_film(), body="Private.")
    assert client.get(change(draft)).status_code == 302
    assert "Private." not in client.get(reverse("admin:reviews_review_changelist")).text


def test_nothing_is_deleted_here(client, editor):
    article = make_article()
    assert client.post(reverse("admin:reviews_review_delete", args=[article.pk])).status_code == 403


def test_a_moderator_reads_reviews_and_changes_none(client):
    article = make_article()
    client.force_login(make_moderator())
    assert client.get(change(article)).status_code == 200
    assert client.post(change(article), {"body": "Mine."}).status_code == 403


def test_a_member_has_no_way_in(client):
    client.force_login(make_user())
    assert client.get(change(make_article())).status_code == 302


def test_ratings_cannot_be_edited_in_the_admin():
    from django.contrib import admin

    assert not admin.site.is_registered(Rating)
    assert type(admin.site._registry.get(Comment)).__module__.split(".")[0] != "reviews"


@pytest.mark.parametrize("number", [1, 12])
def test_a_page_of_the_admin_takes_few_queries(
    client, editor, django_assert_max_num_queries, number
):
    article = make_article()
    for position in range(number):
        CastPlacement.objects.create(
            review=article, person=make_person(f"Person {position}"), position=position
        )
        make_review()
    with django_assert_max_num_queries(30):
        client.get(change(article))
    with django_assert_max_num_queries(30):
        client.get(reverse("admin:reviews_review_changelist"))


def test_an_editor_pairs_two_films(client, editor):
    first, second = make_film("One"), make_film("Two")
    client.post(
        reverse("admin:reviews_doublebill_add"),
        {"author": editor.pk, "first": first.pk, "second": second.pk, "reason": "They answer."},
    )
    assert client.get(reverse("admin:reviews_doublebill_changelist")).status_code == 200
    from reviews.models import DoubleBill

    assert DoubleBill.objects.get().reason == "They answer."


def test_the_desk_leads_only_those_to_a_member_s_account_who_may_open_it(client, editor):
    author = make_user()
    review = make_review(author=author)
    bill = services.set_double_bill(
        author=author, first=review.film, second=make_film("Second"), reason="They answer."
    )
    pages = [change(review), reverse("admin:reviews_doublebill_change", args=[bill.pk])]
    for reader, may_open in ((editor, False), (make_operator(), True)):
        client.force_login(reader)
        for page in pages:
            html = client.get(page).text
            assert str(author) in html
            assert ("/admin/accounts/user/" in html.partition('id="content"')[2]) is may_open
