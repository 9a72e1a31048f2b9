import pytest

from reviews.models import ReviewWord
from reviews.search import index_review, reindex_all, search_reviews
from tests.factories import make_review

pytestmark = pytest.mark.django_db


def test_a_word_stands_once_in_the_index_however_often_in_the_review():
    review = make_review(body="Run, run, RUN!")
    assert list(ReviewWord.objects.values_list("review", "word")) == [(review.pk, "run")]


def test_a_word_with_a_hyphen_is_found_in_parts_and_as_one():
    make_review(body="Lee Je-hoon shines.")
    words = set(ReviewWord.objects.values_list("word", flat=True))
    assert words == {"lee", "je", "hoon", "jehoon", "shines"}


def test_a_word_without_end_is_kept_by_its_beginning():
    review = make_review(body="a" * 500)
    assert [result.review for result in search_reviews("a" * 60)] == [review]


def test_indexing_twice_changes_nothing():
    review = make_review(body="One sergeant.")
    before = sorted(ReviewWord.objects.values_list("word", flat=True))
    index_review(review)
    assert sorted(ReviewWord.objects.values_list("word", flat=True)) == before


def test_the_whole_index_can_be_made_anew():
    review = make_review(body="One sergeant.")
    ReviewWord.objects.all().delete()
    reindex_all()
    assert [result.review for result in search_reviews("sergeant")] == [review]
