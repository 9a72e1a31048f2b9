import pytest
from django.urls import reverse

from moderation import selectors, services
from moderation.models import ModerationAction, Report
from moderation.services import hide
from tests.factories import (
    make_comment,
    make_guest_comment,
    make_list,
    make_moderator,
    make_operator,
    make_review,
    make_user,
)

pytestmark = pytest.mark.django_db
WHY = {"rule": "advertising", "reason": "It sells watches."}


def report_address(target):
    if target._meta.model_name == "filmlist":
        return reverse("list_report", args=[target.pk])
    if target._meta.model_name == "review":
        return reverse("review_report", args=[target.pk])
    return reverse("comment_report", args=[target.review_id, target.pk])


@pytest.fixture(params=[make_review, make_comment, make_list])
def target(request):
    return request.param()


def test_the_addresses_of_reports_are_those_that_were_promised():
    comment = make_comment()
    review = comment.review
    assert report_address(review) == f"/reviews/{review.pk}/report/"
    assert report_address(comment) == f"/reviews/{review.pk}/comments/{comment.pk}/report/"


def test_a_guest_can_report_without_script(client, target):
    page = client.get(report_address(target))
    assert page.status_code == 200
    assert "no-store" in page["Cache-Control"]
    assert b"csrfmiddlewaretoken" in page.content
    sent = {"rule": "civility", "explanation": "It insults the author."}
    answer = client.post(report_address(target), sent)
    report = Report.objects.get()
    assert (report.target, report.rule, report.reporter) == (target, "civility", None)
    assert "Report sent" in client.get(answer.url).content.decode()


def test_a_members_report_knows_its_reporter(client, target):
    member = make_user()
    client.force_login(member)
    client.post(report_address(target), {"rule": "civility"})
    assert Report.objects.get().reporter == member


def test_a_report_without_a_rule_keeps_what_was_typed(client, target):
    answer = client.post(report_address(target), {"explanation": "It insults the author."})
    assert answer.status_code == 422
    assert "It insults the author." in answer.content.decode()
    assert "Choose the rule that it breaks." in answer.content.decode()
    assert not Report.objects.exists()


def test_the_twenty_first_report_of_a_day_is_refused_and_its_text_kept(client, target, settings):
    settings.RATE_LIMITS = True
    for _ in range(20):
        assert client.post(report_address(target), {"rule": "civility"}).status_code == 302
    answer = client.post(report_address(target), {"rule": "civility", "explanation": "Again."})
    assert answer.status_code == 429
    assert "Again." in answer.content.decode()
    assert Report.objects.count() == 20


def test_what_the_public_cannot_see_cannot_be_reported(client, target):
    hide(target=target, actor=make_moderator(), **WHY)
    assert client.get(report_address(target)).status_code == 404
    assert client.post(report_address(target), {"rule": "civility"}).status_code == 404


def test_a_comment_of_another_review_cannot_be_reported_under_this_one(client):
    address = reverse("comment_report", args=[make_review().pk, make_comment().pk])
    assert client.get(address).status_code == 404


def test_the_public_log_shows_the_decision_and_no_person(client):
    moderator = make_moderator(username="marta")
    comment = make_comment(author=make_user("ana"), body="Cheap watches.")
    services.report(target=comment, rule="civility", reporter=make_user("rosa"))
    hide(target=comment, actor=moderator, **WHY)
    text = client.get(reverse("moderation_log")).content.decode()
    assert "A comment: hidden" in text
    assert "No advertising." in text
    assert "It sells watches." in text
    assert "by a moderator" in text
    for private in ("marta", "ana<", "rosa", "Cheap watches", "@example.org"):
        assert private not in text


def test_the_public_log_escapes_its_reasons(client):
    hide(target=make_comment(), actor=make_moderator(), rule="topic", reason="<script>x</script>")
    assert "<script>x" not in client.get(reverse("moderation_log")).content.decode()


@pytest.mark.parametrize("place", ["before=x", "after=9" * 9, "before=-1", "after=" + "9" * 30])
def test_a_place_in_the_log_that_is_none_is_answered(client, place):
    assert client.get(f"{reverse('moderation_log')}?{place}").status_code == 200


def test_the_log_takes_the_same_queries_for_one_decision_and_for_a_page(
    client, django_assert_max_num_queries
):
    moderator = make_moderator()
    for _ in range(30):
        comment = make_guest_comment(body=f"Thank you {_}.")
        services.approve_comment(comment=comment, actor=moderator, rule="topic", reason="Fine.")
    with django_assert_max_num_queries(4):
        assert client.get(reverse("moderation_log")).content.count(b"<article") == 30


@pytest.mark.parametrize("user", ["guest", "member", "editor"])
def test_the_desk_is_closed_to_everybody_else(client, user):
    if user != "guest":
        client.force_login(make_user(is_staff=user == "editor"))
    assert client.get(reverse("moderation")).status_code == 403


def test_the_desk_leads_moderators_to_what_waits(client):
    client.force_login(make_moderator())
    assert client.get(reverse("moderation")).url == reverse("moderation_queue")


def test_the_page_of_a_case_shows_what_a_decision_needs_to_know(client):
    member = make_user("ana", display_name="Ana Lima")
    review = make_review(headline="A long drive")
    parent = make_comment(review, body="I liked the car.")
    earlier = make_comment(author=member, body="An earlier word.")
    comment = make_comment(review, author=member, parent=parent, body="Buy *watches*.")
    hide(target=earlier, actor=make_moderator(), **WHY)
    services.report(target=comment, rule="advertising", explanation="Three links.")
    client.force_login(make_moderator())
    page = client.get(reverse("moderation_decide", args=["comment", comment.pk]))
    text = page.content.decode()
    for shown in (
        "Buy <em>watches</em>.",
        "I liked the car.",
        "A long drive",
        "An earlier word.",
        "1 text was hidden.",
        "1 open report",
        "Three links.",
        "Ana Lima",
    ):
        assert shown in text


@pytest.mark.parametrize("path", ["list", "case"])
def test_no_page_of_the_desk_shows_the_address_of_a_guest(client, path):
    comment = make_guest_comment(guest_email="rosa@secret.example")
    client.force_login(make_operator("operator"))
    address = {
        "list": reverse("admin:reviews_comment_changelist"),
        "case": reverse("moderation_decide", args=["comment", comment.pk]),
    }[path]
    assert "secret.example" not in client.get(address).content.decode()


def test_a_case_takes_the_same_queries_however_long_its_history_is(
    client, django_assert_max_num_queries
):
    member, review = make_user(), make_review()
    comments = [make_comment(review, author=member) for _ in range(100)]
    for _ in range(selectors.REPORTS_SHOWN + 5):
        services.report(target=comments[0], rule="civility", reporter=make_user())
    client.force_login(make_moderator())
    with django_assert_max_num_queries(30):
        client.get(reverse("moderation_decide", args=["comment", comments[0].pk]))


def test_two_moderators_cannot_both_decide(client):
    comment = make_guest_comment()
    address = reverse("moderation_decide", args=["comment", comment.pk])
    client.force_login(make_moderator())
    assert client.post(address, {"verb": "approve", **WHY}).status_code == 302
    answer = client.post(address, {"verb": "approve", **WHY})
    assert answer.status_code == 422
    assert "decided meanwhile" in answer.content.decode()
    assert ModerationAction.objects.count() == 1
