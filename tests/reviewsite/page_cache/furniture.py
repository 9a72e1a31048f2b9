"""What stands in the house beside films, people and texts: rows that few pages show, and rows that
none does, so that every table of ours has one."""

from datetime import timedelta

from django.contrib.auth.models import Permission
from django.utils import timezone

from accounts import services as accounts
from accounts.models import User, WaitingMail
from accounts.search import index_member
from films.models import Film, FilmMerge, Person, Picture
from films.services.counts import recount_facets
from films.services.films import retire_slug
from moderation import services as moderation
from moderation.rules import Rule
from reviews import services as reviews
from reviews.models import (
    ArticlePicture,
    CastPlacement,
    Comment,
    CommentMail,
    DoubleBill,
    RelatedFilm,
    Review,
    ReviewAuthor,
    TasteLine,
)
from reviews.services.articles import settle_article
from reviews.services.following import follow
from reviews.services.helpful import mark_helpful
from reviews.services.watchlists import add_to_watchlist
from tests.factories import (
    make_article,
    make_credit,
    make_film,
    make_list,
    make_person,
    make_review,
    make_user,
)


def furnish(films: list[Film], person: Person, still: Picture) -> None:
    reader, other = User.objects.get(username="ines"), User.objects.get(username="tomas")
    edit_review(films[0], reader)
    make_review(make_film("Reviewed once"), make_user("jonas"))
    article = Review.objects.get(film=films[0], kind=Review.Kind.EDITORIAL)
    extend_article(article, films[1], still)
    put_away(films, person)
    keep_for_oneself(films, reader, other, person)
    wait_for_others(films[0], reader)
    make_whole(films[0])
    recount_facets()


def make_whole(film: Film) -> None:
    """Another record of the film has become part of it for good."""
    FilmMerge.objects.create(kept=film, dropped_name="Run Away")


def edit_review(film: Film, author: User) -> None:
    """An earlier version is kept."""
    before = timezone.now() - timedelta(hours=1)
    Review.objects.filter(film=film, author=author).update(published_at=before)
    reviews.publish_review(
        author=author, film=film, body="It still holds.", headline="It holds", rating_value=7
    )


def extend_article(article: Review, related: Film, still: Picture) -> None:
    """A picture in its text, a film that it leads on to, somebody beside the film's own cast, and
    an author who wrote nothing else."""
    article.body += "\n\n![fence]"
    ArticlePicture.objects.create(
        review=article, picture=still, mark="fence", caption="The border", alt_text="A fence."
    )
    settle_article(article)
    RelatedFilm.objects.create(review=article, film=related)
    CastPlacement.objects.create(review=article, person=make_person("Placed alone"))
    ReviewAuthor.objects.create(review=article, user=make_user("paula"), position=2)


def put_away(films: list[Film], person: Person) -> None:
    """What nobody sees may come back: a film, of which each member made something else, and an
    article."""
    names = ("ines", "tomas", "jonas", "paula")
    rater, pairer, watcher, lister = (User.objects.get(username=name) for name in names)
    film, hidden = make_film("Put away"), make_article(films[2])
    articles = make_article(film), hidden
    make_credit(film, person)
    reviews.rate_film(user=rater, film=film, value=9)
    # A page tells of taste where it has a diary.
    reviews.rate_film(user=watcher, film=films[2], value=8)
    DoubleBill.objects.create(first=film, second=films[2], author=pairer, reason="Both wait.")
    TasteLine.objects.create(user=watcher, kind="longest", films=7, difference=2, film=film)
    make_list(film, author=lister, title="Put away")
    signer = make_user("maria")
    for article in articles:
        ReviewAuthor.objects.create(review=article, user=signer)
    Film.objects.filter(pk=film.pk).update(is_public=False)
    Review.objects.filter(pk=hidden.pk).update(is_hidden=True)


def keep_for_oneself(films: list[Film], reader: User, other: User, person: Person) -> None:
    """What a member alone is shown."""
    mark_helpful(user=other, review=Review.objects.get(film=films[0], author=reader))
    follow(follower=reader, whom=person)
    follow(follower=other, whom=reader)
    add_to_watchlist(user=other, film=films[2])
    accounts.ask_for_export(member=reader)
    accounts.store_export(user_id=reader.pk, body=b"A copy")


def wait_for_others(film: Film, reader: User) -> None:
    """What the search, the worker, redirects and moderators read."""
    index_member(reader)
    reader.user_permissions.add(Permission.objects.first())
    retire_slug(film, slug="talju-2024")
    comment = Comment.objects.order_by("pk").first()
    CommentMail.objects.create(comment=comment, kind=CommentMail.Kind.ANSWER)
    WaitingMail.objects.create(kind="account/email/login_code", sealed="…", dies_at=timezone.now())
    moderation.report(target=comment, rule=Rule.values[0], reporter=reader)
    moderation.suggest_change(record=film, member=reader, text="95 minutes.", source="The disc")
