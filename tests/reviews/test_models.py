"""The verbs of reading: which indexes they walk."""

import pytest

from reviews.models import Comment, Review

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "which,index",
    [
        ({}, "review_public_newest"),
        ({"kind": "editorial"}, "review_newest_article"),
        ({"film": 1}, "review_of_film_by_time"),
        ({"film": 1, "kind": "editorial"}, "review_newest_of_film"),
        ({"author": 1}, "review_newest_of_author"),
    ],
)
def test_the_newest_public_reviews_are_read_in_the_order_of_an_index(plan_of, which, index):
    plan = plan_of(Review.objects.public().filter(**which).newest_first()[:25])
    assert f"USING INDEX {index}" in plan
    assert "TEMP B-TREE" not in plan


def test_a_few_comments_are_read_without_all_reviews(plan_of):
    comments = Comment.objects.public().on(Review.objects.public())
    plan = plan_of(comments.order_by("-id")[:60])
    assert "review_public_newest" not in plan
    assert plan.count("USING INTEGER PRIMARY KEY") == 2
    assert "LIST SUBQUERY" not in plan
