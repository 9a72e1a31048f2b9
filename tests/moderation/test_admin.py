"""The walk: every list, every action and every page that decides, and who may use them."""

import pytest
from django.contrib import admin
from django.test import RequestFactory
from django.urls import reverse

from moderation import services
from moderation.models import ModerationAction, Report
from reviews.models import Comment, CommentMail, Review
from reviews.services.comment_mails import PAUSES
from tests.factories import (
    make_comment,
    make_editor,
    make_guest_comment,
    make_moderator,
    make_operator,
    make_review,
    make_user,
)

pytestmark = pytest.mark.django_db
MODERATED = (Review, Comment, Report, ModerationAction)
ADMINS = {
    model: admin.site._registry[model] for model in MODERATED if model in admin.site._registry
}
DESK = {model: ADMINS[model] for model in (Comment, Report, ModerationAction)}
WHY = {"rule": "advertising", "reason": "It sells watches."}
SELECTED = admin.helpers.ACTION_CHECKBOX_NAME


def list_address(model):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")


def change_address(row):
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])


def case_address(target):
    return reverse("moderation_decide", args=[target._meta.model_name, target.pk])


def request_of(user):
    request = RequestFactory().get("/")
    request.user = user
    return request


def actions_of(model, user):
    return ADMINS[model].get_actions(request_of(user))


def row_for(model, verb):
    """A row of a list about which the decision is open."""
    target = make_guest_comment() if verb == "approve" else make_comment()
    if verb == "restore":
        services.hide(target=target, actor=make_moderator(), **WHY)
    return services.report(target=target, rule="civility") if model is Report else target


def press(client, model, rows, action, **fields):
    selection = {SELECTED: [row.pk for row in rows], "action": action}
    return client.post(list_address(model), selection | fields)


def state(target):
    return type(target).objects.values("state", "is_hidden").get(pk=target.pk)


@pytest.fixture
def moderator(client):
    user = make_moderator(username="marta")
    client.force_login(user)
    return user


@pytest.fixture
def operator():
    return make_operator("operator")


def decisions():
    return [
        (model, verb)
        for model in (Comment, Report)
        for verb in ("approve", "hide", "restore", "dismiss")
        if any(str(action.__name__) == verb for action in DESK[model].actions)
    ]


@pytest.mark.parametrize("model", ADMINS)
def test_no_list_offers_deletion_to_anybody(model, operator):
    for user in (operator, make_moderator(), make_editor()):
        assert not ADMINS[model].has_delete_permission(request_of(user))
        assert "delete_selected" not in actions_of(model, user)


@pytest.mark.parametrize("model", ADMINS)
def test_no_list_can_be_edited_in_place(model):
    assert not {"state", "is_hidden"} & set(ADMINS[model].list_editable)


@pytest.mark.parametrize("model", DESK)
def test_nothing_on_the_desk_is_added_or_changed_by_hand(model, operator):
    for user in (operator, make_moderator()):
        assert not ADMINS[model].has_add_permission(request_of(user))
        assert not ADMINS[model].has_change_permission(request_of(user))


def test_the_actions_of_the_desk_are_the_decisions(moderator):
    assert list(actions_of(Comment, moderator)) == ["approve", "hide", "restore"]
    assert list(actions_of(Report, moderator)) == ["hide", "dismiss"]
    assert not actions_of(ModerationAction, moderator)


@pytest.mark.parametrize(("model", "verb"), decisions())
def test_an_action_asks_for_a_rule_and_a_reason_first(client, moderator, model, verb):
    row = row_for(model, verb)
    before = ModerationAction.objects.count()
    page = press(client, model, [row], verb, index=0)
    assert page.status_code == 200
    assert f'name="{SELECTED}" value="{row.pk}"' in page.content.decode()
    assert ModerationAction.objects.count() == before


@pytest.mark.parametrize(("model", "verb"), decisions())
def test_every_action_writes_one_row_for_each_of_its_objects(client, moderator, model, verb):
    rows = [row_for(model, verb) for _ in range(2)]
    before = ModerationAction.objects.count()
    answer = press(client, model, rows, verb, decided="yes", **WHY)
    assert answer.status_code == 302
    written = ModerationAction.objects.order_by("id")[before:]
    targets = [ADMINS[model].target_of(row) for row in rows]
    assert sorted(row.target_id for row in written) == sorted(target.pk for target in targets)
    assert {row.verb for row in written} == {verb}
    assert {row.actor for row in written} == {moderator}
    assert {row.reason for row in written} == {WHY["reason"]}


@pytest.mark.parametrize(("model", "verb"), decisions())
@pytest.mark.parametrize("reason", ["", "   \n"])
def test_an_action_without_a_reason_is_refused_and_keeps_its_selection(
    client, moderator, model, verb, reason
):
    rows = [row_for(model, verb) for _ in range(2)]
    before = ModerationAction.objects.count()
    answer = press(client, model, rows, verb, decided="yes", rule="topic", reason=reason)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "Write the reason in a sentence." in text
    for row in rows:
        assert f'name="{SELECTED}" value="{row.pk}"' in text
    assert ModerationAction.objects.count() == before


def test_an_action_about_more_than_a_page_of_texts_is_refused(client, moderator, monkeypatch):
    monkeypatch.setattr("moderation.admin.deciding.MAX_TOGETHER", 2)
    rows = [make_comment() for _ in range(3)]
    assert press(client, Comment, rows, "hide", decided="yes", **WHY).status_code == 302
    assert not ModerationAction.objects.exists()


@pytest.mark.parametrize("verb", ["approve", "hide", "restore", "dismiss"])
def test_the_page_of_a_case_writes_one_row(client, moderator, verb):
    row = row_for(Report, verb)
    before = ModerationAction.objects.count()
    answer = client.post(case_address(row.target), {"verb": verb, **WHY})
    assert answer.status_code == 302
    assert ModerationAction.objects.count() == before + 1


@pytest.mark.parametrize("verb", ["hide", "restore", "dismiss"])
def test_reviews_are_decided_about_like_comments(client, moderator, verb):
    review = make_review()
    if verb == "restore":
        services.hide(target=review, actor=make_moderator(), **WHY)
    if verb == "dismiss":
        services.report(target=review, rule="honesty")
    before = ModerationAction.objects.count()
    assert client.post(case_address(review), {"verb": verb, **WHY}).status_code == 302
    assert ModerationAction.objects.count() == before + 1
    assert state(review)["is_hidden"] == (verb == "hide")


@pytest.mark.parametrize(
    "missing", [{"reason": " "}, {"rule": ""}, {"verb": ""}, {"rule": "taste"}]
)
def test_a_case_without_rule_reason_or_decision_is_not_decided(client, moderator, missing):
    comment = make_comment()
    before = state(comment)
    answer = client.post(case_address(comment), {"verb": "hide", **WHY} | missing)
    assert answer.status_code == 422
    if "reason" not in missing:
        assert WHY["reason"] in answer.content.decode()
    assert state(comment) == before
    assert not ModerationAction.objects.exists()


@pytest.mark.parametrize("model", DESK)
def test_sending_the_form_of_a_row_with_changed_fields_changes_nothing(client, model, operator):
    comment = make_comment()
    report = services.report(target=comment, rule="civility")
    row = {
        Comment: comment,
        Report: report,
        ModerationAction: services.hide(target=make_comment(), actor=make_moderator(), **WHY),
    }[model]
    before = model.objects.values().get(pk=row.pk)
    changed = {"state": "withdrawn", "is_hidden": "on", "reason": "x", "rule": "topic", "body": "x"}
    for user in (operator, make_moderator()):
        client.force_login(user)
        assert client.post(change_address(row), changed).status_code == 403
        deletion = change_address(row).replace("/change/", "/delete/")
        assert client.post(deletion, {"post": "yes"}).status_code == 403
        assert client.post(list_address(model), {"_save": "1", **changed}).status_code in (200, 302)
    assert model.objects.values().get(pk=row.pk) == before


def test_nobody_decides_about_a_text_of_their_own(client, moderator, operator):
    for user in (moderator, operator):
        client.force_login(user)
        own = make_comment(author=user)
        assert "Another moderator decides" in client.get(case_address(own)).content.decode()
        answer = client.post(case_address(own), {"verb": "hide", **WHY})
        assert answer.status_code == 422
        press(client, Comment, [own], "hide", decided="yes", **WHY)
        assert state(own) == {"state": "published", "is_hidden": False}
    assert not ModerationAction.objects.exists()


@pytest.mark.parametrize("make", [None, make_user, make_editor, lambda: make_user(is_staff=True)])
def test_a_guest_a_member_and_an_editor_decide_nothing(client, make):
    comment = make_guest_comment()
    report = services.report(target=comment, rule="civility")
    before = state(comment)
    if make:
        client.force_login(make())
    for address in (case_address(comment), change_address(comment), change_address(report)):
        assert client.get(address).status_code in (302, 403)
        assert client.post(address, {"verb": "hide", **WHY}).status_code in (302, 403)
    for model, verb in decisions():
        row = report if model is Report else comment
        answer = press(client, model, [row], verb, decided="yes", **WHY)
        assert answer.status_code in (302, 403)
    assert client.get(list_address(ModerationAction)).status_code in (302, 403)
    assert state(comment) == before
    assert not ModerationAction.objects.exists()


def test_waiting_comments_stand_first_the_oldest_at_the_top(client, moderator):
    first, second = (make_guest_comment(body=f"Thank you {n}.") for n in range(2))
    hidden = make_guest_comment(body="Cheap watches.")
    services.hide(target=hidden, actor=moderator, **WHY)
    newest = make_comment()
    rows = client.get(list_address(Comment)).context["cl"].result_list
    assert list(rows) == [first, second, newest, hidden]


@pytest.mark.parametrize(("by", "number"), [("guest", 1), ("member", 2), ("nobody", 3)])
def test_comments_are_filtered_by_who_wrote_them(client, moderator, by, number):
    make_guest_comment(), make_comment(), make_comment()
    rows = client.get(list_address(Comment), {"by": by}).context["cl"].result_list
    assert len(rows) == number


def test_the_list_of_reports_has_one_row_for_each_case_and_open_ones_first(client, moderator):
    decided, comment = make_comment(), make_comment()
    services.report(target=decided, rule="advertising")
    services.hide(target=decided, actor=moderator, **WHY)
    for _ in range(50):
        services.report(target=comment, rule="civility")
    rows = client.get(list_address(Report)).context["cl"].result_list
    assert [(row.target, row.open_count) for row in rows] == [(comment, 50), (decided, 0)]


def test_a_row_of_a_list_leads_to_its_case(client, moderator):
    comment = make_comment()
    services.report(target=comment, rule="civility")
    second = services.report(target=comment, rule="topic")
    for row in (comment, second):
        assert client.get(change_address(row)).url == case_address(comment)


@pytest.mark.parametrize("address", ["x", "0", "9" * 30, "%00"])
def test_a_row_that_is_none_is_not_found(client, moderator, address):
    assert client.get(f"{list_address(Comment)}{address}/change/").status_code == 404


def test_drafts_are_nobodys_case(client, moderator):
    review = make_review()
    Review.objects.filter(pk=review.pk).update(state=Review.State.DRAFT)
    assert client.get(case_address(review)).status_code == 404


def test_the_desk_has_cases_of_reviews_and_comments_only(client, moderator):
    assert client.get(reverse("moderation_decide", args=["film", 1])).status_code == 404


@pytest.mark.parametrize("model", DESK)
def test_a_list_of_forty_takes_few_queries(client, moderator, model, django_assert_max_num_queries):
    """Fewer than rows, so that none is asked for each row."""
    for _ in range(40):
        comment = make_comment()
        services.report(target=comment, rule="civility", reporter=comment.author)
        if model is ModerationAction:
            services.hide(target=comment, actor=moderator, **WHY)
    with django_assert_max_num_queries(30):
        assert len(client.get(list_address(model)).context["cl"].result_list) == 40


def test_a_decision_is_read_in_full_in_the_log(client, moderator):
    action = services.hide(target=make_comment(), actor=moderator, **WHY)
    assert WHY["reason"] in client.get(change_address(action)).content.decode()


def test_mails_that_were_given_up_are_listed_without_an_address(client, moderator):
    asked = make_comment(wants_answers=True)
    make_comment(asked.review, parent=asked)
    CommentMail.objects.update(sent_at=None, attempts=len(PAUSES))
    html = client.get(f"{list_address(CommentMail)}?sending=given_up").text
    assert html.count('class="field-kind') == 1
    assert asked.author.email not in html
    assert 'class="field-kind' not in client.get(f"{list_address(CommentMail)}?sending=sent").text
