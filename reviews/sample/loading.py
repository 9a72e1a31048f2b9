"""Loads the sample community from the file beside this one."""

import datetime
import json
from collections.abc import Callable
from pathlib import Path
from zlib import crc32

from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.roles import EDITORS
from films.models import Film, Person, WeeklyRatings
from films.partial_dates import PartialDate
from films.services.rating_summaries import monday_of
from films.slugs import slug_base
from reviews.markup import render
from reviews.models import (
    CastPlacement,
    Comment,
    DoubleBill,
    Guest,
    HelpfulMark,
    Rating,
    RatingChange,
    Review,
)
from reviews.search import index_review
from reviews.services.comments import count_comments, place
from reviews.services.member_summaries import recount_members
from reviews.services.ratings import recount_film
from reviews.services.reviews import set_body
from reviews.services.share_cards import ask_for_review_card

FILE = Path(__file__).with_name("community.json")
# An address that no mail can reach: the name is reserved for examples.
SAMPLE_MAIL = "{}@sample.example"
# How many members rated what in the week of loading, so that the home page has a ranking.
WEEKS_RATINGS = {
    "parasite-2019": 14,
    "past-lives-2023": 12,
    "escape-2024": 1,
    "oldboy-2003": 9,
    "burning-2018": 8,
    "portrait-of-a-lady-on-fire-2019": 6,
    "jeanne-dielman-23-quai-du-commerce-1080-bruxelles-1975": 5,
    "the-godfather-1972": 4,
}
# Over how many days the sample's ratings are spread, so that diaries have months.
DIARY_DAYS = 400
Progress = Callable[[str], None]


@transaction.atomic
def load_community(films: dict[str, Film], progress: Progress) -> None:
    """Store the sample's members and everything that they rated and wrote on these films."""
    data = json.loads(FILE.read_text())
    members = {record["username"]: _load_member(record) for record in data["members"]}
    progress(f"{len(members)} members")
    _load_ratings(data["ratings"], films, members)
    reviews = {}
    for record in data["reviews"]:
        reviews[record["film"], record["author"]] = _load_review(record, films, members)
    for record in data["articles"]:
        reviews[record["film"], record["author"]] = _load_article(record, films, members)
    progress(f"{len(reviews)} reviews")
    _load_helpful_marks(list(reviews.values()), list(members.values()))
    _load_comments(data["comments"], reviews, members)
    for record in data["double_bills"]:
        DoubleBill.objects.create(
            author=members[record["author"]],
            first=films[record["first"]],
            second=films[record["second"]],
            reason=record["reason"],
            is_on_home=True,
            is_sample=True,
        )
    for film in films.values():
        recount_film(film)
    recount_members(members.values())
    progress(f"{Comment.objects.filter(is_sample=True).count()} comments")


def _load_member(record: dict) -> User:
    member = User.objects.create_user(
        username=record["username"],
        email=SAMPLE_MAIL.format(record["username"]),
        display_name=record["display_name"],
        bio=record["bio"],
        is_sample=True,
        is_staff=record.get("editor", False),
    )
    EmailAddress.objects.create(user=member, email=member.email, verified=True, primary=True)
    if record.get("editor"):
        member.groups.add(Group.objects.get(name=EDITORS))
    return member


def _load_ratings(records: dict, films: dict[str, Film], members: dict[str, User]) -> None:
    ratings = [
        Rating(user=members[username], film=films[key], value=value)
        for key, values in records.items()
        for username, value in values.items()
    ]
    Rating.objects.bulk_create(ratings)
    for rating in ratings:
        rating.created_at = rating.updated_at = _rated_at(rating)
    Rating.objects.bulk_update(ratings, ["created_at", "updated_at"], batch_size=500)
    RatingChange.objects.bulk_create(
        RatingChange(user=rating.user, film=rating.film, value=rating.value) for rating in ratings
    )
    WeeklyRatings.objects.bulk_create(
        WeeklyRatings(film=films[key], week=monday_of(timezone.localdate()), rating_count=number)
        for key, number in WEEKS_RATINGS.items()
    )


def _rated_at(rating: Rating) -> datetime.datetime:
    """Some day of the last DIARY_DAYS, the same at each loading; today for a film of late."""
    now = timezone.now()
    if (rating.film.release_year or now.year) >= now.year - 2:
        return now
    name = f"{rating.user.username} {rating.film.slug}"
    return now - datetime.timedelta(minutes=crc32(name.encode()) % (DIARY_DAYS * 24 * 60))


def _load_review(record: dict, films: dict[str, Film], members: dict[str, User]) -> Review:
    review = _review(record, films, members)
    review.contains_spoilers = record.get("contains_spoilers", False)
    review.language = record.get("language", "en")
    return _publish(review, record)


def _load_article(record: dict, films: dict[str, Film], members: dict[str, User]) -> Review:
    review = _review(record, films, members)
    review.kind = Review.Kind.EDITORIAL
    review.lead, review.verdict = record["lead"], record["verdict"]
    review.comments_open = record["comments_open"]
    _publish(review, record)
    for position, placement in enumerate(record["cast"]):
        as_of = placement["biography_as_of"]
        CastPlacement.objects.create(
            review=review,
            person=Person.objects.get(slug=placement["person"]),
            caption=placement["caption"],
            alt_text=placement["alt_text"],
            biography=placement["biography"],
            biography_as_of=PartialDate.parse(as_of) if as_of else None,
            position=position,
        )
    index_review(review)
    return review


def _review(record: dict, films: dict[str, Film], members: dict[str, User]) -> Review:
    return Review(
        film=films[record["film"]],
        author=members[record["author"]],
        headline=record["headline"],
        rating_value=record["rating"],
        is_sample=True,
    )


def _publish(review: Review, record: dict) -> Review:
    set_body(review, record["body"])
    review.state = Review.State.PUBLISHED
    review.published_at = _ago(record)
    review.save()
    ask_for_review_card(review.pk)
    index_review(review)
    return review


def _load_helpful_marks(reviews: list[Review], members: list[User]) -> None:
    """Each member finds some reviews of others helpful, the same ones at every loading."""
    for review in reviews:
        share = 2 + crc32(review.body.encode()) % 5
        marks = [
            HelpfulMark(user=member, review=review, rating_value=review.rating_value)
            for member in members
            if member != review.author
            and crc32(f"{member.username} {review.headline}".encode()) % share == 0
        ]
        HelpfulMark.objects.bulk_create(marks)
        Review.objects.filter(pk=review.pk).update(helpful_count=len(marks))


def _load_comments(
    records: list[dict], reviews: dict[tuple, Review], members: dict[str, User]
) -> None:
    """The oldest first, as on a page: comments stand in the order in which they were stored."""
    comments: dict[str, Comment] = {}
    for record in sorted(records, key=lambda record: -record["days_ago"]):
        review = reviews[record["review"]["film"], record["review"]["author"]]
        parent = comments.get(record["parent"])
        guest_name = record.get("guest_name") or ""
        comment = Comment(
            review=review,
            author=members.get(record["author"]),
            guest=_guest(guest_name) if guest_name else None,
            guest_name=guest_name,
            body=record["body"],
            body_html=render(record["body"]).html,
            is_sample=True,
            **place(parent),
        )
        comment.save()
        Comment.objects.filter(pk=comment.pk).update(created_at=_ago(record))
        count_comments(review_id=review.pk, by=1)
        comments[record["id"]] = comment


def _guest(name: str) -> Guest:
    email = SAMPLE_MAIL.format(slug_base(name, fallback="guest"))
    return Guest.objects.get_or_create(email=email, defaults={"approved_at": timezone.now()})[0]


def _ago(record: dict) -> datetime.datetime:
    return timezone.now() - datetime.timedelta(days=record["days_ago"])
