"""The fields that pages show of reviews, and who signed them."""

from collections import defaultdict

from accounts.models import User
from accounts.selectors import MEMBER_CARD
from films.selectors.shown import FILM_NAME, PICTURE
from queries import Prepared, of
from reviews.models import Review, ReviewAuthor

# Of a text by a member, below a film.
REVIEW = (
    *("kind", "headline", "body_html", "language", "contains_spoilers", "declares_interest"),
    *("rating_value", "earlier_rating", "helpful_count", "earlier_helpful_count"),
    *("comment_count", "published_at", "edited_at"),
    *("is_imported", "source_name", "source_date"),
    *of("author", MEMBER_CARD),
)
# Of the film beside a text, where the film's score is not told.
FILM_POSTER = (*FILM_NAME, "directors", *of("poster", PICTURE))
# Of a text by a member or by editors, in a list of many films.
REVIEW_WITH_FILM = (*REVIEW, "lead", *of("film", FILM_POSTER))

FURTHER_AUTHORS = Prepared(
    lambda reviews: ReviewAuthor.objects.filter(review__in=reviews),
    "review_id",
    *of("user", MEMBER_CARD),
)


def sign(reviews: list[Review]) -> list[Review]:
    """The same reviews, the articles among them with all who signed them; at most one query."""
    articles = [review for review in reviews if review.is_editorial]
    further: defaultdict[int, list[User]] = defaultdict(list)
    for row in FURTHER_AUTHORS.find(reviews=[article.pk for article in articles]):
        further[row.review_id].append(row.user)
    for article in articles:
        first = [article.author] if article.author else []
        article.authors = first + further[article.pk]
    return reviews
