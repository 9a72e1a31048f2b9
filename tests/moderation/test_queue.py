"""The moderators' queue: what waits, oldest first, decided about where it stands."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from moderation import queues, services
from moderation.models import ModerationAction
from moderation.queues import queue_of
from reviews.models import Comment
from tests.factories import (
    make_comment,
    make_editor,
    make_film,
    make_guest_comment,
    make_list,
    make_moderator,
    make_person,
    make_review,
    make_user,
)

pytestmark = pytest.mark.django_db
WHY = {"rule": "advertising", "reason": "It sells watches."}
TAKEN = {"outcome": "taken", "answer": "Thank you."}


def address(show=""):
    return reverse("moderation_queue", query={"show": show} if show else None)


def way_to_decide(target, show=""):
    kind = {"filmlist": "list"}.get(target._meta.model_name, target._meta.model_name)
    query = {"show": show} if show else None
    return reverse("moderation_queue_decide", args=[kind, target.pk], query=query)


def targets(user, show=""):
    return [getattr(one, "target", one) for one in queue_of(user, show).waiting]


@pytest.fixture
def moderator(client):
    user = make_moderator(username="marta")
    client.force_login(user)
    return user


@pytest.fixture
def watches():
    return make_guest_comment(body="Cheap *watches*.", guest_name="Rosa")


def test_what_waits_stands_in_the_queue_oldest_first_and_each_once(moderator):
    review, film_list = make_review(), make_list()
    services.report(target=review, rule="honesty")
    held = make_guest_comment()
    services.report(target=held, rule="topic")
    services.report(target=film_list, rule="topic")
    services.report(target=review, rule="topic")
    assert targets(moderator) == [review, held, film_list]
    assert targets(moderator, queues.COMMENTS) == [held]
    assert [one.pk for one in targets(moderator, queues.REPORTS)] == [
        review.pk,
        held.pk,
        film_list.pk,
    ]


def test_what_is_decided_no_longer_waits(moderator):
    approved, hidden, dismissed = make_guest_comment(), make_guest_comment(), make_review()
    services.report(target=dismissed, rule="topic")
    services.approve_comment(comment=approved, actor=moderator, **WHY)
    services.hide(target=hidden, actor=moderator, **WHY)
    services.dismiss_reports(target=dismissed, actor=moderator, **WHY)
    assert targets(moderator) == []


@pytest.mark.parametrize("make", [make_user, make_editor])
def test_nothing_waits_for_who_is_no_moderator(make):
    services.report(target=make_review(), rule="topic")
    make_guest_comment()
    assert targets(make()) == []


def test_the_queue_shows_the_oldest_and_says_that_more_wait(client, moderator, monkeypatch):
    monkeypatch.setattr(queues, "SHOWN", 2)
    oldest, second, _ = (make_guest_comment(body=f"Thank you {n}.") for n in range(3))
    page = client.get(address())
    assert [row["waiting"].target for row in page.context["rows"]] == [oldest, second]
    assert "<b>2 or more</b> waiting, oldest" in page.text
    services.hide(target=oldest, actor=moderator, **WHY)
    assert "<b>2</b> waiting, oldest" in client.get(address()).text


def test_a_text_stands_in_the_queue_with_all_that_a_quick_decision_needs(client, moderator):
    parent = make_comment(body="I liked the car.")
    film = parent.review.film
    comment = make_comment(
        parent.review, author=make_user(display_name="Ana Lima"), parent=parent, body="Buy *it*."
    )
    reporter = make_user(display_name="Rosa Reis")
    services.report(
        target=comment, rule="advertising", explanation="Three links.", reporter=reporter
    )
    services.report(target=comment, rule="topic")
    text = client.get(address()).text
    for shown in (
        "Comment by a member",
        "Ana Lima",
        str(film),
        "Buy <em>it</em>.",
        "I liked the car.",
        "2 reports",
        "No advertising.",
        "Three links.",
        "Rosa Reis",
        reverse("moderation_decide", args=["comment", comment.pk]),
    ):
        assert shown in text
    assert '<option value="advertising" selected>' in text


def test_the_queue_tells_guests_that_nobody_has_approved_before(client, moderator, watches):
    sentence = "None from this address was approved yet"
    assert "Rosa</bdi> (guest)" in client.get(address()).text
    assert sentence in client.get(address()).text
    services.approve_comment(comment=watches, actor=moderator, **WHY)
    make_guest_comment(body="A second word.")
    assert sentence not in client.get(address()).text


@pytest.mark.parametrize("show", ["", "comments"])
def test_a_decision_in_the_queue_is_logged_and_leads_back_to_the_same_tab(
    client, moderator, watches, show
):
    answer = client.post(way_to_decide(watches, show), {"verb": "hide", **WHY})
    assert (answer.status_code, answer.url) == (302, address(show))
    action = ModerationAction.objects.get()
    assert (action.actor, action.verb, action.target_id) == (moderator, "hide", watches.pk)
    text = client.get(answer.url).text
    assert "Nothing waits" in text and "Hidden. Its author sees it" in text


@pytest.mark.parametrize("kind", ["comment", "review", "list", "suggestion"])
def test_every_form_that_stands_in_the_queue_is_answered(client, moderator, kind):
    makers = {"comment": make_comment, "review": make_review, "list": make_list}
    if kind == "suggestion":
        one = services.suggest_change(record=make_film(), member=make_user(), text="x", source="y")
        way, sent = reverse("moderation_queue_answer", args=[one.pk]), TAKEN
    else:
        target = makers[kind]()
        services.report(target=target, rule="topic")
        way, sent = way_to_decide(target), {"verb": "hide", **WHY}
    assert f'action="{way}#' in client.get(address()).text
    assert client.post(way, sent).status_code == 302
    assert targets(moderator) == []


@pytest.mark.parametrize("missing", [{"reason": " "}, {"rule": ""}, {"verb": "restore"}])
def test_a_decision_that_lacks_something_keeps_what_was_typed_beside_its_text(
    client, moderator, watches, missing
):
    other = make_guest_comment(body="Thank you.")
    answer = client.post(way_to_decide(watches), {"verb": "hide", **WHY} | missing)
    assert answer.status_code == 422
    forms = {row["waiting"].target: row["form"] for row in answer.context["rows"]}
    assert forms[watches].errors and not forms[other].errors
    if "reason" not in missing:
        assert f'value="{WHY["reason"]}"' in answer.text
    assert f'href="#comment-{watches.pk}"' in answer.text
    assert not ModerationAction.objects.exists()


def test_what_another_moderator_decided_meanwhile_is_said_beside_the_text(
    client, moderator, watches
):
    services.approve_comment(comment=watches, actor=make_moderator(), **WHY)
    answer = client.post(way_to_decide(watches), {"verb": "approve", **WHY})
    assert answer.status_code == 422
    assert "This was decided meanwhile." in answer.text
    assert WHY["reason"] in answer.text
    assert ModerationAction.objects.count() == 1


def test_nobody_decides_about_an_own_text_in_the_queue(client, moderator):
    own = make_comment(author=moderator)
    services.report(target=own, rule="civility")
    assert way_to_decide(own) not in client.get(address()).text
    assert client.post(way_to_decide(own), {"verb": "hide", **WHY}).status_code == 422
    assert not Comment.objects.get(pk=own.pk).is_hidden


@pytest.mark.parametrize("make", [None, make_user, make_editor, lambda: make_user(is_staff=True)])
def test_the_queue_is_closed_to_everybody_but_moderators(client, watches, make):
    if make:
        client.force_login(make())
    assert client.get(address()).status_code in (302, 403)
    answer = client.post(way_to_decide(watches), {"verb": "hide", **WHY})
    assert answer.status_code in (302, 403)
    assert not ModerationAction.objects.exists()


def test_an_address_in_the_queue_that_is_none_is_answered(client, moderator, watches):
    assert client.get(address("everything")).status_code == 200
    for path in ("film/1", f"comment/{watches.pk + 1}", "comment/" + "9" * 30):
        bad = f"{address()}{path}/"
        assert client.post(bad, {"verb": "hide", **WHY}).status_code == 404
    assert client.get(way_to_decide(watches)).url == address()


def test_the_queue_offers_a_moderator_the_reasons_of_their_own_last_decisions(
    client, moderator, watches
):
    services.hide(target=make_comment(), actor=moderator, **WHY)
    services.hide(target=make_comment(), actor=make_moderator(), rule="topic", reason="Elsewhere.")
    services.hide(target=make_comment(), actor=moderator, rule="topic", reason="Long. " * 30)
    text = client.get(address()).text
    assert f'<option value="{WHY["reason"]}">' in text
    assert "Elsewhere." not in text and "Long. " not in text


def test_a_full_queue_takes_the_queries_of_a_short_one(client, moderator):
    def wait():
        answered = make_comment()
        for target in (make_review(), make_list(), make_comment(answered.review, parent=answered)):
            services.report(target=target, rule="topic", reporter=make_user())
        services.report(target=make_guest_comment(body=f"{answered.pk}"), rule="topic")
        for record in (make_film(), make_person()):
            services.suggest_change(record=record, member=make_user(), text="x", source="y")

    def queries():
        with CaptureQueriesContext(connection) as made:
            assert client.get(address()).status_code == 200
        return len(made)

    wait()
    queries()
    short = queries()
    for _ in range(5):
        wait()
    assert queries() == short


def test_the_desk_and_the_public_pages_lead_moderators_to_the_queue(client, moderator):
    assert f'href="{address()}"' in client.get(reverse("admin:index")).text
    assert client.get(reverse("moderation")).url == address()
    client.force_login(make_editor())
    assert f'href="{address()}"' not in client.get(reverse("admin:index")).text
