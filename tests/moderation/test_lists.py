"""Lists before the moderators: reported, hidden, restored, deleted meanwhile."""

import pytest
from django.db import IntegrityError
from django.urls import reverse

from lists.models import FilmList
from lists.services import ListIsGone, add_film, delete_list, save_list
from moderation import services
from moderation.kinds import KINDS
from moderation.models import ModerationAction, Report
from moderation.selectors import history_of_author, possible_verbs
from tests.factories import (
    make_comment,
    make_film,
    make_list,
    make_moderator,
    make_review,
    make_user,
)

pytestmark = pytest.mark.django_db
WHY = {"rule": "advertising", "reason": "It sells watches."}


@pytest.fixture
def moderator():
    return make_moderator()


@pytest.fixture
def film_list():
    author = make_user("ana", display_name="Ana Lima")
    return make_list(author=author, title="Watches in films", reason="Buy one.")


def case_of(film_list) -> str:
    return reverse("moderation_decide", args=["list", film_list.pk])


def test_a_report_is_of_one_review_comment_or_list(film_list):
    with pytest.raises(IntegrityError, match="report_is_of_one_review_comment_or_list"):
        Report.objects.create(film_list=film_list, review=make_review(), rule="topic")


def test_the_page_of_a_list_leads_readers_to_its_report_and_moderators_to_its_case(
    client, film_list, moderator
):
    report = reverse("list_report", args=[film_list.pk])
    assert f'href="{report}" rel="nofollow"' in client.get(film_list.get_absolute_url()).text
    assert "Buy one." in client.get(report).text
    client.force_login(moderator)
    assert case_of(film_list) in client.get(film_list.get_absolute_url()).text
    client.force_login(film_list.author)
    assert report not in client.get(film_list.get_absolute_url()).text


def test_a_hidden_list_is_gone_for_readers_and_shown_to_its_author_with_the_reason(
    client, film_list, moderator
):
    page = film_list.get_absolute_url()
    services.hide(target=film_list, actor=moderator, **WHY)
    answer = client.get(page)
    assert answer.status_code == 410
    assert "No advertising." in answer.text
    for hidden in ("Watches in films", "It sells watches.", "Ana Lima"):
        assert hidden not in answer.text
    for address in ("/lists/", "/users/ana/lists/", "/films/escape-2024/lists/"):
        assert "Watches in films" not in client.get(address).text
    assert client.post(reverse("list_copy", args=[film_list.pk])).status_code == 404
    for reader in (film_list.author, moderator):
        client.force_login(reader)
        told = client.get(page).text
        assert "It sells watches." in told
        assert "/edit/" not in told
        assert 'content="noindex"' in told


def test_a_restored_list_is_where_it_was(client, film_list, moderator):
    services.hide(target=film_list, actor=moderator, **WHY)
    services.restore(target=film_list, actor=moderator, **WHY)
    assert client.get(film_list.get_absolute_url()).status_code == 200
    states = ModerationAction.objects.order_by("id").values_list("state_before", "state_after")
    assert list(states) == [
        ("published", "published, hidden"),
        ("published, hidden", "published"),
    ]


def test_a_moderator_hides_a_reported_list_on_the_page_of_its_case(client, film_list, moderator):
    services.report(target=film_list, rule="advertising", explanation="Look at the reason.")
    client.force_login(moderator)
    page = client.get(case_of(film_list)).text
    for shown in ("Watches in films", "Buy one.", "Escape (2024)", "Look at the reason.", "Ana"):
        assert shown in page
    assert client.post(case_of(film_list), {"verb": "hide", **WHY}).status_code == 302
    assert FilmList.objects.get().is_hidden
    assert not Report.objects.open().exists()


def test_lists_and_their_reports_stand_on_the_desk(client, film_list, moderator):
    make_list(title="Kept for oneself", is_public=False)
    services.report(target=film_list, rule="advertising")
    services.report(target=make_comment(), rule="civility")
    client.force_login(moderator)
    page = client.get(reverse("admin:lists_filmlist_changelist")).text
    assert case_of(film_list) in page
    assert "Kept for oneself" not in page
    assert "Watches in films" in client.get(reverse("admin:moderation_report_changelist")).text


def test_many_lists_are_hidden_together(client, moderator):
    lists = [make_list(title=f"List {n}") for n in range(3)]
    client.force_login(moderator)
    sent = {
        "action": "hide",
        "_selected_action": [film_list.pk for film_list in lists],
        "decided": "yes",
        **WHY,
    }
    client.post(reverse("admin:lists_filmlist_changelist"), sent)
    assert FilmList.objects.filter(is_hidden=True).count() == 3


def test_the_log_names_a_list_only_where_the_public_sees_it(client, film_list, moderator):
    log, feed = reverse("moderation_log"), reverse("moderation_log_feed")
    services.report(target=film_list, rule="topic")
    services.dismiss_reports(target=film_list, actor=moderator, **WHY)
    assert "Watches in films" in client.get(log).text
    assert "list, Watches in films: report dismissed" in client.get(feed).text
    services.hide(target=film_list, actor=moderator, **WHY)
    assert "A list: hidden" in client.get(log).text
    for page in (log, feed):
        assert "Watches in films" not in client.get(page).text


def test_the_history_of_an_author_counts_and_shows_lists(film_list, moderator):
    other = make_list(make_film("Other"), author=film_list.author, title="Another")
    make_list(make_film("Third"), author=film_list.author, title="Own", is_public=False)
    services.hide(target=other, actor=moderator, **WHY)
    history = history_of_author(film_list)
    assert history.lists == [other]
    assert history.hidden == 1
    assert history_of_author(make_comment(author=film_list.author)).lists == [other, film_list]


def test_nobody_decides_about_a_list_of_their_own(moderator):
    own = make_list(author=moderator)
    with pytest.raises(services.OwnContent):
        services.hide(target=own, actor=moderator, **WHY)


def test_what_was_never_shown_has_no_case_and_what_is_kept_again_shows_no_words(
    client, film_list, moderator
):
    never = make_list(is_public=False)
    assert never not in KINDS["list"].cases()
    services.report(target=film_list, rule="topic")
    save_list(film_list=film_list, is_public=False)
    film_list.refresh_from_db()
    assert possible_verbs(film_list) == ["hide", "dismiss"]
    client.force_login(moderator)
    page = client.get(case_of(film_list)).text
    assert "keeps it for themselves now" in page
    assert "Buy one." not in page


def test_a_reported_list_that_is_deleted_stays_as_an_empty_place(client, film_list, moderator):
    author = film_list.author
    services.report(target=film_list, rule="advertising")
    delete_list(film_list=film_list)
    left = FilmList.objects.get()
    assert (left.title, left.reason, left.state, left.listed.count()) == ("–", "", "withdrawn", 0)
    for reader in (None, author, moderator):
        if reader:
            client.force_login(reader)
        assert client.get(left.get_absolute_url()).status_code == 404
    page = client.get(case_of(left)).text
    assert "Withdrawn by its author." in page
    client.post(case_of(left), {"verb": "dismiss", **WHY})
    assert not Report.objects.open().exists()
    client.force_login(author)
    assert "You have no lists yet" in client.get("/users/ana/lists/").text
    assert client.get(reverse("list_edit", args=[left.pk])).status_code == 404


def test_nothing_is_put_on_a_list_that_is_withdrawn(film_list):
    services.report(target=film_list, rule="advertising")
    delete_list(film_list=film_list)
    with pytest.raises(ListIsGone):
        add_film(film_list=film_list, film=make_film("Late"))
    delete_list(film_list=film_list)
    assert FilmList.objects.get().is_withdrawn


def test_the_author_of_a_hidden_list_may_delete_it(client, film_list, moderator):
    services.hide(target=film_list, actor=moderator, **WHY)
    client.force_login(film_list.author)
    address = reverse("list_delete", args=[film_list.pk])
    assert address in client.get(film_list.get_absolute_url()).text
    client.post(address)
    assert not FilmList.objects.exists()
    assert ModerationAction.objects.count() == 1


def test_a_reported_list_that_is_kept_back_can_be_hidden_and_is_not_shown_again(
    client, film_list, moderator
):
    services.report(target=film_list, rule="advertising")
    save_list(film_list=film_list, is_public=False)
    services.hide(target=film_list, actor=moderator, **WHY)
    with pytest.raises(ListIsGone):
        save_list(film_list=film_list, is_public=True)
    client.force_login(film_list.author)
    assert client.get(f"/lists/{film_list.pk}/edit/").status_code == 404
    assert not Report.objects.open().exists()
