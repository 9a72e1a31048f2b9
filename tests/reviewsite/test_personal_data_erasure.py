"""Who leaves is erased after two weeks: nothing says who they were, and the counts stay exact."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db import connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from accounts.mails import send_waiting_mails
from accounts.models import User
from accounts.services import LastOperator, ask_for_erasure
from films.models import Film, RatingSummary
from films.pictures import file_name
from lists.models import FilmList
from moderation.models import ModerationAction, Report, Suggestion
from moderation.services import hide, report
from reviews import services
from reviews.models import Comment, DoubleBill, Follow, Rating, RatingChange, Review, WatchlistEntry
from reviewsite.page_cache.triggers import TABLE
from reviewsite.personal_data.erasing import erase_member, purge
from tests.browser import Browser
from tests.factories import make_moderator, make_review, make_user
from tests.reviewsite.personal import ADDRESS, NAME, WORDS, make_canary

pytestmark = pytest.mark.django_db
LEAVE = "/account/leave/"


@pytest.fixture(autouse=True)
def queue(settings):
    """Jobs wait, as on a site that runs."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


@pytest.fixture
def member(client):
    return make_canary(client)


def dump() -> str:
    """Every row of every table, as text; sessions decoded.

    What waits for a commit to be counted is gone with it, and a test never commits.
    """
    rows = []
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        for table in [name for name in tables if name != f"{TABLE}_pending"]:
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            rows += [repr(row) for row in cursor.fetchall()]
    rows += [repr(session.get_decoded()) for session in Session.objects.all()]
    return "\n".join(rows)


def wait_two_weeks(member: User) -> None:
    asked = timezone.now() - timedelta(days=14, seconds=1)
    User.objects.filter(pk=member.pk).update(leaving_since=asked)


def test_a_member_asks_chooses_and_is_told_by_mail(
    client, member, django_capture_on_commit_callbacks
):
    assert client.post(LEAVE).status_code == 422
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(LEAVE, {"contributions": "keep"}).status_code == 302
    member.refresh_from_db()
    assert member.keeps_contributions
    send_waiting_mails.call()
    assert mail.outbox[-1].to == [ADDRESS]
    assert "sign in before that day" in mail.outbox[-1].body
    assert DBTaskResult.objects.get(run_after=member.erased_from)
    assert "Your account will be erased on" in client.get("/account/profile/").text


def test_nothing_changes_for_two_weeks_and_the_member_may_stay(client, member):
    client.post(LEAVE, {"contributions": "delete"})
    before = timezone.now() - timedelta(days=14) + timedelta(minutes=1)
    User.objects.filter(pk=member.pk).update(leaving_since=before)
    assert purge() == 0
    assert client.get(member.get_absolute_url()).status_code == 200
    assert client.post("/account/stay/").status_code == 302
    wait = User.objects.filter(pk=member.pk, leaving_since=None)
    assert wait.exists()
    assert "will be erased" not in client.get("/account/profile/").text


def test_asking_again_changes_the_choice_and_not_the_day(client, member):
    client.post(LEAVE, {"contributions": "delete"})
    asked = timezone.now() - timedelta(days=3)
    User.objects.filter(pk=member.pk).update(leaving_since=asked)
    client.post(LEAVE, {"contributions": "keep"})
    member.refresh_from_db()
    assert (member.leaving_since, member.keeps_contributions) == (asked, True)


@pytest.mark.parametrize("keeps", [True, False], ids=["kept", "deleted"])
def test_no_table_and_no_file_says_who_the_member_was(
    member, keeps, django_capture_on_commit_callbacks
):
    ask_for_erasure(member=member, keeps_contributions=keeps)
    assert NAME in dump() and ADDRESS in dump() and member.username in dump()
    picture = file_name(member.avatar, member.avatar_width, "jpeg")
    assert default_storage.exists(picture)
    wait_two_weeks(member)
    with django_capture_on_commit_callbacks(execute=True):
        assert purge() == 1
    left = dump()
    for said in (NAME, ADDRESS, member.username, "canary.example", f"Bio with {WORDS}"):
        assert said not in left
    assert (WORDS in left) is keeps
    assert not default_storage.exists(picture)


@pytest.mark.parametrize("keeps", [True, False], ids=["kept", "deleted"])
def test_what_the_member_alone_was_shown_goes_in_either_case(member, keeps):
    member.keeps_contributions = keeps
    erase_member(member)
    assert not WatchlistEntry.objects.exists()
    assert not Follow.objects.exists()


def test_who_is_erased_is_signed_out_and_cannot_sign_in(client, member):
    wait_two_weeks(member)
    purge()
    assert client.get("/account/profile/").url.startswith("/account/login/")
    erased = User.objects.get(pk=member.pk)
    assert not erased.is_active and not erased.has_usable_password()
    assert erased.emailaddress_set.count() == 0


@pytest.mark.parametrize("keeps", [True, False], ids=["kept", "deleted"])
def test_the_summaries_equal_a_recount_afterwards(member, keeps):
    User.objects.filter(pk=member.pk).update(keeps_contributions=keeps)
    wait_two_weeks(member)
    purge()
    assert Rating.objects.filter(user=member).count() == (3 if keeps else 0)
    assert services.recount_ratings(Film.objects.all()) == []
    assert services.recount_members(User.objects.all()) == []
    for review in Review.objects.all():
        assert review.comment_count == Comment.objects.public().filter(review=review).count()


def test_the_ratings_of_an_account_that_staff_closed_come_back_with_no_erasure(member):
    User.objects.filter(pk=member.pk).update(keeps_contributions=True)
    wait_two_weeks(member)
    services.close_member(member=member)
    before = dict(RatingSummary.objects.values_list("film", "rating_count"))
    purge()
    assert services.recount_ratings(Film.objects.all()) == []
    assert dict(RatingSummary.objects.values_list("film", "rating_count")) == before
    assert Review.objects.filter(author=member).exists()


def test_deleted_texts_leave_empty_places_only_where_somebody_answered(member):
    erase_member(member)
    left = Review.objects.by_members().filter(author=member)
    assert [(review.film.title, review.body) for review in left] == [("Answered", "")]
    comments = Comment.objects.filter(author=member)
    assert [comment.state for comment in comments] == ["withdrawn"]
    for model in (RatingChange, DoubleBill):
        assert not model.objects.filter(**{_owner(model): member}).exists()
    assert Review.objects.editorial().filter(author=member, state="published").exists()


def test_deleted_lists_leave_an_empty_place_only_where_one_was_reported(member):
    reported = FilmList.objects.get(author=member, is_public=True)
    report(target=reported, rule="advertising")
    erase_member(member)
    left = FilmList.objects.get(author=member)
    assert (left, left.title, left.reason, left.is_withdrawn) == (reported, "–", "", True)
    assert not left.listed.exists()


def test_kept_lists_are_a_former_members_and_those_for_oneself_go(member):
    member.keeps_contributions = True
    erase_member(member)
    left = FilmList.objects.get(author=member)
    html = Browser().get(left.get_absolute_url()).text
    assert f"Shown {WORDS}" in html and "Former member" in html and NAME not in html


def _owner(model) -> str:
    return "author" if model is DoubleBill else "user"


def test_kept_texts_stand_without_a_name(member):
    member.keeps_contributions = True
    erase_member(member)
    client = Browser()
    review = Review.objects.get(film__title="Answered")
    html = client.get(review.get_absolute_url()).text
    assert WORDS in html and "Former member" in html and NAME not in html
    pseudonym = User.objects.get(pk=member.pk)
    page = client.get(pseudonym.get_absolute_url())
    assert page.status_code == 200
    assert "has left" in page.text and "noindex" in page.text and WORDS not in page.text


def test_the_log_keeps_the_pseudonym_of_a_moderator_who_left():
    moderator = make_moderator(display_name="Marta Canary")
    hide(target=make_review(), actor=moderator, rule="advertising", reason="Not here.")
    erase_member(moderator)
    actor = ModerationAction.objects.get().actor
    assert (actor.pk, actor.name) == (moderator.pk, "Former member")
    assert actor.username.startswith("former-")
    assert not actor.groups.exists() and not actor.is_staff


def test_reports_and_suggestions_stay_without_saying_whose_they_are(member):
    erase_member(member)
    assert Report.objects.get().reporter is None
    assert Suggestion.objects.get().member is None


def test_an_erasure_may_run_twice_and_the_name_stays(member):
    erase_member(member)
    first = User.objects.get(pk=member.pk)
    erase_member(first)
    assert User.objects.get(pk=member.pk).username == first.username


def test_others_are_left_alone(member):
    other = make_user(display_name="Somebody else")
    make_review(author=other)
    erase_member(member)
    other.refresh_from_db()
    assert (other.name, other.erased_at) == ("Somebody else", None)
    assert Review.objects.filter(author=other, state="published").exists()


def test_the_last_operator_cannot_leave_the_site_alone():
    operator = make_user(is_superuser=True)
    with pytest.raises(LastOperator):
        ask_for_erasure(member=operator, keeps_contributions=True)
    make_user(is_superuser=True)
    assert ask_for_erasure(member=operator, keeps_contributions=True).leaving_since


def test_the_command_says_how_many_were_erased(member, capsys):
    wait_two_weeks(member)
    call_command("purge")
    call_command("purge")
    assert capsys.readouterr().out.split("\n")[:2] == ["1 members erased.", "0 members erased."]
