"""Every kind of drift is found, and what can be counted again is repaired."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from accounts.models import MemberWord, User
from accounts.search import reindex_all
from films.models import Film, FilmToken, PersonToken, RatingSummary
from films.partial_dates import PartialDate
from reviews import services
from reviews.models import Comment, Rating, Review, ReviewWord
from reviewsite.models import FileHash, LastRun
from reviewsite.operations.runs import alarms
from reviewsite.operations.verifying import broken_database, differences
from reviewsite.personal_data.erasing import erase_member
from tests.factories import (
    make_comment,
    make_film,
    make_moderator,
    make_person,
    make_review,
    make_user,
)


@pytest.fixture(autouse=True)
def house(db, settings, tmp_path):
    """A film with a rating, a review and a comment, and an empty folder of pictures."""
    settings.MEDIA_ROOT = tmp_path
    film = make_film("Escape")
    make_person("Lee Je-hoon")
    services.rate_film(user=make_user("rater"), film=film, value=8)
    make_comment(make_review(film))
    return film


def count_a_rating_before_the_release() -> None:
    Film.objects.update(released=PartialDate(2150))


def leave_a_rating_out() -> None:
    """With a summary that says the same."""
    Rating.objects.update(is_counted=False)
    RatingSummary.objects.update(count_8=0, rating_count=0, rating_sum=0, score=None)


def found() -> str:
    return "\n".join(difference.sentence for difference in differences())


def verify(*arguments: str) -> bool:
    try:
        call_command("verify", *arguments)
    except SystemExit:
        return False
    return True


def test_a_whole_site_has_no_differences():
    assert found() == ""


@pytest.mark.parametrize(
    ("break_it", "said"),
    [
        (lambda: RatingSummary.objects.update(count_8=4), "rating summary"),
        (lambda: RatingSummary.objects.update(score=2), "rating summary"),
        (lambda: RatingSummary.objects.update(review_count=9), "rating summary"),
        (lambda: Rating.objects.update(value=3), "rating summary"),
        (lambda: User.objects.filter(username="rater").update(is_active=False), "rating summary"),
        (count_a_rating_before_the_release, "rating summary"),
        (leave_a_rating_out, "rating summary"),
        (lambda: Review.objects.update(comment_count=7), "comment_count 7, and 1"),
        (lambda: Review.objects.update(helpful_count=2), "helpful_count 2, and 0"),
        (lambda: Comment.objects.update(is_hidden=True), "comment_count 1, and 0"),
        (lambda: Review.objects.update(is_hidden=True), "The search knows review"),
        (lambda: ReviewWord.objects.all().delete(), "The search knows review"),
        (lambda: FilmToken.objects.all().delete(), "The search knows Escape"),
        (lambda: PersonToken.objects.update(popularity=9), "The search knows Lee Je-hoon"),
        (lambda: MemberWord.objects.all().delete(), "The search knows member"),
        (lambda: User.objects.update(display_name="Somebody"), "The search knows member"),
    ],
)
def test_drift_is_found_and_repaired(break_it, said):
    break_it()
    assert said in found()
    assert not verify()
    assert said in found()
    assert verify("--repair")
    assert found() == ""


def test_the_search_knows_no_former_member_and_that_is_right():
    erase_member(User.objects.get(username="rater"))
    assert found() == ""
    reindex_all()
    assert found() == "" and not MemberWord.objects.filter(word__startswith="former").exists()


def test_a_row_that_points_nowhere_is_found():
    with connection.cursor() as cursor:
        if connection.vendor != "sqlite":
            pytest.skip("PostgreSQL lets no such row be")
        cursor.execute("PRAGMA defer_foreign_keys = ON")
        cursor.execute("UPDATE reviews_rating SET film_id = 999999")
        sentences = [difference.sentence for difference in broken_database()]
        cursor.execute("DELETE FROM reviews_rating")
    assert any("reviews_rating" in sentence for sentence in sentences)


def test_a_changed_and_a_missing_file_are_found(tmp_path):
    user = User.objects.get(username="rater")
    user.avatar, user.avatar_width = "avatars/ab/abc", 96
    user.save()
    file = tmp_path / "avatars" / "ab" / "abc-96.webp"
    file.parent.mkdir(parents=True)
    file.write_bytes(b"a picture")
    assert verify()
    assert FileHash.objects.count() == 1
    file.write_bytes(b"a pixture")
    assert "has changed since it was stored" in found()
    assert not verify("--repair")
    file.unlink()
    assert "abc-96.webp is missing" in found()
    User.objects.update(avatar="", avatar_width=0)
    assert verify()
    assert not FileHash.objects.exists()


def test_the_admin_warns_of_a_verify_that_failed_or_is_old():
    assert alarms() == []
    Review.objects.update(comment_count=7)
    verify()
    assert alarms() == ["The last verify failed: 1 differences"]
    assert verify("--repair")
    assert alarms() == []
    LastRun.objects.update(finished_at="2020-01-01T00:00:00Z")
    assert alarms() == ["The last verify is too long ago."]


def test_only_the_operator_is_told_in_the_admin(client, roles):
    LastRun.objects.create(
        task="verify", finished_at=timezone.now(), succeeded=False, detail="3 differences"
    )
    operator = make_user("operator", is_staff=True, is_superuser=True, is_sample=True)
    moderator = make_moderator(is_sample=True)
    for user, told in ((operator, True), (moderator, False)):
        client.force_login(user)
        text = client.get("/admin/").content.decode()
        assert "The desk" in text
        assert ("The last verify failed: 3 differences" in text) is told
