"""A house in which every model is shown somewhere, and the page cache in front of it."""

from decimal import Decimal
from wsgiref.util import setup_testing_defaults

import pytest
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections, connection
from django.utils import timezone

from accounts.models import User
from films.models import (
    Country,
    ExternalLink,
    FilmTitle,
    Genre,
    Picture,
    Plot,
    RatingSummary,
    Still,
    WeeklyRatings,
)
from films.services.rating_summaries import monday_of
from moderation import services as moderation
from moderation.rules import Rule
from reviews.models import CastPlacement, DoubleBill, ReviewAuthor, TasteLine
from reviews.services import approve_comment
from reviewsite.page_cache import PageCache
from reviewsite.page_cache.versions import QUERIES, DatabaseVersions
from tests.factories import (
    make_article,
    make_comment,
    make_credit,
    make_film,
    make_guest_comment,
    make_list,
    make_moderator,
    make_person,
    make_review,
    make_user,
)
from tests.reviewsite.page_cache.furniture import furnish

LIMIT = 1_000_000


class VersionsOfTheTest(DatabaseVersions):
    """Reads on the connection of the test, whose writes are never committed."""

    def _connection(self):
        connection.ensure_connection()
        if connection.vendor == "postgresql":
            connection.check_constraints()
        self._threads.query = QUERIES[connection.vendor]
        return connection.connection

    def last_commit(self) -> None:
        """Nothing is committed."""

    def close(self) -> None:
        """The connection belongs to the test."""


class Visitor:
    """Somebody without an account, whose requests pass the page cache."""

    def __init__(self, application):
        self.application = application

    def get(self, address: str, **environ):
        path, _mark, query = address.partition("?")
        request = {"PATH_INFO": path, "QUERY_STRING": query, "HTTP_HOST": "127.0.0.1", **environ}
        setup_testing_defaults(request)
        answer = {}

        def start_response(status, headers, exc_info=None):
            answer.update(status=int(status[:3]), headers=dict(headers))

        body = self.application(request, start_response)
        answer["body"] = b"".join(body)
        if hasattr(body, "close"):
            body.close()
        return answer


class CountedApplication:
    """Django, and how often it was asked."""

    def __init__(self):
        self.django = get_wsgi_application()
        self.asked = 0

    def __call__(self, environ, start_response):
        self.asked += 1
        return self.django(environ, start_response)


@pytest.fixture
def versions(db):
    return VersionsOfTheTest()


@pytest.fixture
def application():
    """As Django's test client does, it leaves the connection open that belongs to the test."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield CountedApplication()
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def visitor(application, versions):
    return Visitor(PageCache(application, limit=LIMIT, versions=versions))


@pytest.fixture
def house(db):
    """Three films, and a row in every table of ours: all that pages show, and the rest."""
    genre = Genre.objects.create(name="Thriller", slug="thriller", film_count=3)
    country = Country.objects.create(
        name="South Korea", slug="south-korea", code="KR", film_count=3
    )
    pictures = {shape: make_picture(shape) for shape in Picture.Shape.values}
    person = make_person(
        "Lee Je-hoon", names=("이제훈",), portrait=pictures["portrait"], birth_place="Seoul",
        biography="He acts.", biography_source_name="The editors",
    )  # fmt: skip
    director = make_person("Lee Jong-pil")
    films = [make_shown_film(title, pictures) for title in ("Escape", "Return", "Stay")]
    for film in films:
        film.genres.add(genre)
        film.countries.add(country)
        make_credit(film, person, character_name="Lim Kyu-nam", billing_order=1)
        make_credit(film, director, "directing", job="Director")
        fill_film(film, pictures["still"])
    ExternalLink.objects.create(person=person, site="wikidata", key="Q1")
    make_community(films, person, pictures)
    furnish(films, person, pictures["still"])
    User.objects.update(
        last_login=timezone.now(), bio="Row seven.", avatar="avatar/ab/x", avatar_width=224
    )
    return films


def make_picture(shape: str) -> Picture:
    return Picture.objects.create(
        shape=shape, base=f"drawn/{shape}/ab/{shape}", width=480, height=720,
        credit="A photographer", source_name="A distributor", licence="press kit",
    )  # fmt: skip


def make_shown_film(title: str, pictures: dict[str, Picture]):
    return make_film(
        title, titles=(f"{title} again",), original_title="탈주", original_language="ko",
        runtime_minutes=94, certification="12A", poster=pictures["poster"],
        banner=pictures["banner"], share_card=pictures["card"],
    )  # fmt: skip


def fill_film(film, still: Picture) -> None:
    Plot.objects.create(film=film, body="He runs.", source_name="The editors")
    FilmTitle.objects.create(film=film, title="Talju", language="ko", kind="transliteration")
    ExternalLink.objects.create(film=film, site="imdb", key=f"tt{film.pk}")
    Still.objects.create(film=film, picture=still, alt_text="A fence.", caption="The border")
    RatingSummary.objects.filter(film=film).update(
        count_7=6, rating_count=6, rating_sum=42, score=Decimal(7), rank_score=Decimal("6.4")
    )
    WeeklyRatings.objects.create(film=film, week=monday_of(timezone.localdate()), rating_count=3)


def make_community(films, person, pictures) -> None:
    reader = make_user("ines", display_name="Ines")
    review = make_review(films[0], reader, headline="It holds", rating_value=7)
    make_review(films[1], reader)
    article = make_article(films[0], lead="A lead.", cover=pictures["banner"], rating_value=8)
    CastPlacement.objects.create(
        review=article, person=person, picture=pictures["portrait"], caption="As the sergeant",
        alt_text="A man.", biography="Born in Seoul.",
    )  # fmt: skip
    ReviewAuthor.objects.create(review=article, user=reader, position=1)
    answered = make_comment(review, body="I saw it differently.")
    make_comment(review, parent=answered)
    approve_comment(comment=make_guest_comment(review))
    DoubleBill.objects.create(
        first=films[0], second=films[1], author=reader, reason="They answer.", is_on_home=True
    )
    listed = [*films, make_film("On a list alone")]
    make_list(*listed, author=reader, title="At night", reason="They all run.")
    # Whose page knows films from a list alone.
    make_list(films[2], author=make_user("tomas"))
    kinds = {"kinder": {"person": person}, "harder": {"genre": films[0].genres.first()},
             "most_seen": {"country": films[0].countries.first()}, "longest": {"film": films[2]},
             "decade": {"decade": 2020}}  # fmt: skip
    for kind, about in kinds.items():
        TasteLine.objects.create(user=reader, kind=kind, films=7, difference=2, **about)
    hidden = make_comment(review, body="Rude.")
    moderation.decide(
        target=hidden, actor=make_moderator(), verb="hide", rule=Rule.values[0], reason="Rude."
    )
