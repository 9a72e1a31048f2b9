import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from reviews import services
from reviews.models import Review, ReviewAuthor
from reviews.search import finding, search_reviews
from tests.factories import make_article, make_film, make_moderator, make_review, make_user

pytestmark = pytest.mark.django_db
TEXT = "A clever sergeant. It runs ninety minutes and spends them well. The car scene is tense."


def found(query: str) -> list[Review]:
    return [result.review for result in search_reviews(query)]


def shown(query: str) -> str:
    return "".join(piece for piece, _ in search_reviews(query)[0].sentences)


def marked(query: str) -> list[str]:
    result = search_reviews(query)[0]
    return [piece for piece, is_found in [*result.headline, *result.sentences] if is_found]


def test_a_review_is_found_by_words_of_its_text_and_of_its_headline():
    review = make_review(headline="Across the minefield", body=TEXT)
    for query in ("sergeant", "Minefield", "minutes ninety", "minefield sergeant", "NINETY, a"):
        assert found(query) == [review], query


def test_a_review_that_lacks_one_of_the_words_is_not_found():
    make_review(body=TEXT)
    assert found("sergeant submarine") == []


@pytest.mark.parametrize("query", ["sergeants", "erg", "", "   ", "…", "\N{GRINNING FACE}", "\0"])
def test_what_stands_in_no_review_finds_none(query):
    make_review(body=TEXT)
    assert found(query) == []


def test_the_last_word_may_be_the_beginning_of_one_and_whole_words_come_first():
    whole = make_review(body="One sergeant walks.")
    longer = make_review(body="Two sergeants walk.")
    assert found("sergeant") == [whole, longer]
    assert found("walks serge") == [whole]
    assert found("serge walks") == []


def test_the_newest_review_comes_first():
    reviews = [make_review(body=TEXT) for _ in range(3)]
    assert found("sergeant") == reviews[::-1]


def test_no_more_reviews_are_found_than_asked_for():
    for _ in range(3):
        make_review(body=TEXT)
    assert len(search_reviews("sergeant", limit=2)) == 2


def test_marks_and_capitals_make_no_difference():
    review = make_review(body="Amélie, naïve as ever.")
    assert found("amelie NAIVE") == [review]


def test_a_review_in_writing_without_spaces_is_found_by_what_stands_inside():
    review = make_review(body="이 영화는 정말 재미있다. 今夜は映画を見ました。")
    for query in ("영화", "재미있다", "映画", "見"):
        assert found(query) == [review], query
    assert marked("映画") == ["映画"]


def test_a_word_inside_a_spoiler_is_never_found_nor_shown():
    body = "A fine chase >!and the sergeant drowns!< in the rain.\n\n## >! Ending\n\nButterfly."
    review = make_review(body=body)
    assert found("drowns") == found("butterfly") == []
    assert found("chase") == [review]
    assert "drowns" not in shown("chase")


def test_of_a_review_that_is_one_spoiler_only_the_headline_is_found_and_shown():
    review = make_review(headline="Who dies", body="The sergeant dies.", contains_spoilers=True)
    assert found("sergeant") == []
    assert found("who") == [review]
    assert search_reviews("who")[0].sentences == []


def test_the_ending_section_of_an_article_is_never_found():
    article = make_article(lead="A long night.", body="An opening.\n\n## >! Ending\n\nHe drowns.")
    assert found("drowns") == []
    assert found("night") == found("opening") == [article]


def test_a_draft_is_never_found():
    services.save_review_draft(author=make_user(), film=make_film(), body=TEXT)
    assert found("sergeant") == []


def test_an_article_that_becomes_a_draft_again_is_no_longer_found():
    article = make_article(body=TEXT)
    services.save_article(article, publish_now=False)
    assert found("sergeant") == []


def test_a_hidden_review_is_not_found_until_it_is_restored():
    make_moderator()
    review = make_review(body=TEXT)
    services.hide(review)
    assert found("sergeant") == []
    services.restore(review)
    assert found("sergeant") == [review]


def test_a_withdrawn_review_is_not_found():
    review = make_review(body=TEXT)
    services.withdraw_review(review=review)
    assert found("sergeant") == []


def test_a_review_of_a_film_in_preparation_is_not_found():
    review = make_review(body=TEXT)
    type(review.film).objects.filter(pk=review.film_id).update(is_public=False)
    assert found("sergeant") == []


def test_an_edited_review_is_found_by_its_new_words_alone():
    review = make_review(body=TEXT)
    services.publish_review(author=review.author, film=review.film, body="A submarine.")
    assert found("sergeant") == []
    assert found("submarine") == [review]


def test_the_sentence_with_most_of_the_words_is_shown():
    filler = "Filler. " * 60
    make_review(body=f"A sergeant. {filler} The sergeant runs a minefield. {filler}")
    assert shown("sergeant minefield").startswith("The sergeant runs a minefield.")


def test_a_very_long_sentence_is_shown_around_the_first_match():
    make_review(body="word " * 300 + "sergeant " + "word " * 300)
    assert len(shown("sergeant")) < 340
    assert "sergeant" in shown("sergeant")
    assert marked("sergeant") == ["sergeant"]


def test_whole_words_are_marked_and_the_beginning_that_the_last_word_is():
    make_review(headline="The sergeant", body="Their sergeants are there.")
    assert marked("the sergeant") == ["The", "sergeant", "sergeant"]


def test_three_queries_whatever_is_found_and_one_for_those_who_signed_articles(
    django_assert_num_queries,
):
    for _ in range(5):
        make_review(body=TEXT)
    with django_assert_num_queries(3):
        assert len(search_reviews("sergeant minutes tense")) == 5
    second = make_user()
    for _ in range(2):
        article = make_article(body=TEXT)
        ReviewAuthor.objects.create(review=article, user=second)
    with django_assert_num_queries(4):
        found = search_reviews("sergeant minutes tense")
        signed = [one.review.authors for one in found]
    assert [len(authors) for authors in signed] == [2, 2, 1, 1, 1, 1, 1]
    assert signed[0][1] == second


@pytest.mark.parametrize("word", ["don’t", "“café”", "well-worn", "1971", "snake_case", "naïve…"])
def test_the_sentence_is_found_by_words_with_marks_and_punctuation(word):
    make_review(body=f"{'Filler. ' * 60} Here stands {word} at last. {'Filler. ' * 60}")
    assert shown(word).startswith("Here stands")


def test_an_old_review_is_found_by_its_rare_word_however_many_have_the_others(monkeypatch):
    monkeypatch.setattr(finding, "LOOKED_AT", 3)
    rare = make_review(body="A commonplace afternoon with an emu.")
    for _number in range(6):
        make_review(body="A commonplace afternoon.")
    with CaptureQueriesContext(connection) as captured:
        found = search_reviews("commonplace emu")
    assert [one.review for one in found] == [rare]
    assert len(captured) <= 4
