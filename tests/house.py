"""A house in which every model is shown somewhere."""

from decimal import Decimal

from django.utils import timezone

from accounts.models import User
from films.models import (
    Country,
    ExternalLink,
    Film,
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


def make_house() -> list[Film]:
    """Three films with everything that pages show of films, people, members and their texts."""
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
    let_members_appear()
    return films


def let_members_appear() -> None:
    """All have been here, say something of themselves and have a picture."""
    User.objects.update(
        last_login=timezone.now(), bio="Row seven.", avatar="avatar/ab/x", avatar_width=224
    )


def make_picture(shape: str) -> Picture:
    return Picture.objects.create(
        shape=shape, base=f"drawn/{shape}/ab/{shape}", width=480, height=720,
        credit="A photographer", source_name="A distributor", licence="press kit",
    )  # fmt: skip


def make_shown_film(title: str, pictures: dict[str, Picture]) -> Film:
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
