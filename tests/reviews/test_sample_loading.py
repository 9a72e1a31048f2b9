"""What the sample's members wrote: the file, how its comments are stored, and their pictures."""

import json

import pytest
from django.conf import settings
from django.core.files.storage import default_storage
from PIL import Image

from reviews.avatars import avatar_address
from reviews.models import Comment, MemberSummary, Rating, Review
from reviews.sample import draw_members, remove_community
from reviews.sample.loading import FILE, _load_comments, _load_member
from reviews.services import rate_film
from reviewsite.operations.verifying import differences
from tests.factories import make_comment, make_review, make_user

DATA = json.loads(FILE.read_text())


@pytest.mark.parametrize("article", DATA["articles"], ids=lambda article: article["film"])
def test_every_article_of_the_sample_has_its_authors_rating(article):
    assert DATA["ratings"][article["film"]][article["author"]]


@pytest.mark.django_db
def test_the_comments_of_the_sample_stand_in_the_order_in_which_they_were_written():
    member, review = make_user(), make_review()
    reviews = {tuple(one["review"].values()): review for one in DATA["comments"]}
    members = {one["author"]: member for one in DATA["comments"] if one["author"]}
    _load_comments(DATA["comments"], reviews, members)
    written = list(Comment.objects.order_by("pk").values_list("created_at", flat=True))
    assert len(written) == len(DATA["comments"])
    assert written == sorted(written)


@pytest.mark.django_db
def test_some_members_of_the_sample_have_a_drawn_picture_until_the_sample_is_removed(
    django_capture_on_commit_callbacks,
):
    with_picture = next(record for record in DATA["members"] if record.get("picture"))
    without = next(record for record in DATA["members"] if not record.get("picture"))
    members = [_load_member({**one, "editor": False}) for one in (with_picture, without)]
    assert draw_members() == 1
    for member in members:
        member.refresh_from_db()
    assert not members[1].avatar
    file = avatar_address(members[0], 56).removeprefix(settings.MEDIA_URL)
    with default_storage.open(file) as stored:
        assert Image.open(stored).size == (56, 56)
    with django_capture_on_commit_callbacks(execute=True):
        remove_community()
    assert not default_storage.exists(file)


@pytest.mark.django_db
def test_what_stays_when_the_sample_is_removed_is_counted_as_what_is_there():
    author = make_user("sampled", is_sample=True)
    answered, unanswered = make_review(author=author), make_review(author=author)
    Review.objects.update(is_sample=True)
    comment = make_comment(answered)
    for review in (answered, unanswered):
        rate_film(user=author, film=review.film, value=8)
        sampled = make_comment(review, author=author)
        Comment.objects.filter(pk=sampled.pk).update(is_sample=True)
    assert remove_community() == [answered, author]
    assert (Review.objects.get(), Comment.objects.get()) == (answered, comment)
    answered.refresh_from_db()
    assert answered.comment_count == 1
    assert not Rating.objects.exists()
    assert MemberSummary.objects.get(user=author).rating_count == 0
    assert list(differences()) == []
