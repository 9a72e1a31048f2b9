"""What the sample's members wrote: the file, and how its comments are stored."""

import json

import pytest

from reviews.models import Comment
from reviews.sample.loading import FILE, _load_comments
from tests.factories import make_review, make_user

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
