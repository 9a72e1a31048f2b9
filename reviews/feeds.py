"""Feeds, in Atom and in RSS: the newest reviews of the site, of a film and of a member, and the
newest comments on a review. Spoiler-free: only what stands outside every fold."""

from typing import Any

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed
from django.utils.html import escape
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.selectors import public_members
from films.models import Film
from freshness import depends_on
from reviews.layout import description_of
from reviews.markup import excerpt, render
from reviews.models import Comment, Review
from reviews.selectors import keys_of_film
from text.cleaning import xml_text

# A reader that looks once a day misses nothing on a lively site.
FEED_LENGTH = 30
# What a feed says of a comment; most are told whole.
COMMENT_LENGTH = 500


class _ReadableAnywhere(SyndicationFeed):
    """Leaves out what XML forbids: one such character, stored long ago, would break the feed."""

    def __init__(self, **about: Any):
        super().__init__(**_in_xml(about))

    def add_item(self, *args: Any, **item: Any) -> None:
        super().add_item(*args, **_in_xml(item))


class AtomFeed(_ReadableAnywhere, Atom1Feed):
    pass


class RssFeed(_ReadableAnywhere, Rss201rev2Feed):
    pass


def _in_xml(values: dict[str, Any]) -> dict[str, Any]:
    return {name: xml_text(v) if isinstance(v, str) else v for name, v in values.items()}


class SiteFeed(Feed):
    """A feed in Atom, or, below rss/, in RSS. `path` is the address in Atom, without the host.

    Links come from SITE_URL, never from the Host that a request claims.
    """

    language = settings.LANGUAGE_CODE

    def __init__(self, feed_type: type = AtomFeed):
        self.feed_type = feed_type

    def path(self, subject: Any) -> str:
        raise NotImplementedError

    def feed_url(self, subject=None) -> str:
        below = "rss/" if self.feed_type is RssFeed else ""
        return f"{settings.SITE_URL}{self.path(subject)}{below}"

    def description(self, subject=None) -> str:
        """RSS asks for one."""
        return _("The newest on %(site)s, without spoilers.") % {"site": settings.SITE_NAME}

    def author_name(self, subject=None) -> str:
        return settings.SITE_NAME

    def item_link(self, item: Any) -> str:
        return settings.SITE_URL + item.get_absolute_url()

    def item_guid(self, item: Any) -> str:
        return self.item_link(item)


class NewestReviews(SiteFeed):
    """What every feed says of a review."""

    def item_title(self, review: Review) -> str:
        if review.headline_names_film:
            return review.headline
        if review.headline:
            return f"{review.film}: {review.headline}"
        return str(review.film)

    def item_description(self, review: Review) -> str:
        told: str = escape(description_of(review))
        if not review.lead and review.contains_spoilers:
            told = _("This review gives the plot away.")
        if review.declares_interest:
            declared = _(
                "The author was given a ticket, a copy or payment, or worked on this film."
            )
            return f"{declared} {told}"
        return told

    def item_author_name(self, review: Review) -> str:
        return review.author_names or review.source_name or settings.SITE_NAME

    def item_pubdate(self, review: Review):
        """None for an imported review: when it came here is not when it was published."""
        return None if review.is_imported else review.published_at

    def item_updateddate(self, review: Review):
        return review.edited_at or review.published_at


@depends_on("reviews")
class ReviewsFeed(NewestReviews):
    """The newest reviews of the whole site."""

    def title(self) -> str:
        return _("Reviews | %(site)s") % {"site": settings.SITE_NAME}

    def link(self) -> str:
        return settings.SITE_URL + reverse("review_list")

    def path(self, subject: None) -> str:
        return reverse("review_feed")

    def items(self):
        return _newest()


@depends_on("film:{slug}", "voices:{slug}")
class FilmReviewsFeed(NewestReviews):
    """The newest reviews of one film."""

    def get_object(self, request, slug: str) -> Film:
        return get_object_or_404(Film.objects.public(), slug=slug)

    def title(self, film: Film) -> str:
        return _("Reviews of %(film)s | %(site)s") % {"film": film, "site": settings.SITE_NAME}

    def link(self, film: Film) -> str:
        return settings.SITE_URL + reverse("film_reviews", args=[film.slug])

    def path(self, subject: Film) -> str:
        return reverse("film_feed", args=[subject.slug])

    def items(self, film: Film):
        return _newest(film=film)


@depends_on("member:{username}")
class MemberReviewsFeed(NewestReviews):
    """The newest reviews by one member."""

    def get_object(self, request, username: str) -> User:
        return get_object_or_404(public_members(), username=username)

    def title(self, member: User) -> str:
        names = {"member": member.name, "site": settings.SITE_NAME}
        return _("Reviews by %(member)s | %(site)s") % names

    def link(self, member: User) -> str:
        return settings.SITE_URL + member.get_absolute_url()

    def path(self, subject: User) -> str:
        return reverse("member_feed", args=[subject.username])

    def items(self, member: User):
        return _newest(author=member)


@depends_on("review:{pk}", also=keys_of_film)
class CommentsFeed(SiteFeed):
    """The newest comments on one review."""

    def get_object(self, request, pk: int) -> Review:
        return get_object_or_404(Review.objects.public().select_related("film", "author"), pk=pk)

    def title(self, review: Review) -> str:
        names = {"review": review, "site": settings.SITE_NAME}
        return _("Comments on %(review)s | %(site)s") % names

    def link(self, review: Review) -> str:
        return settings.SITE_URL + review.get_absolute_url()

    def path(self, subject: Review) -> str:
        return reverse("comment_feed", args=[subject.pk])

    def items(self, review: Review):
        public = Comment.objects.public().filter(review=review).select_related("author")
        return public.order_by("-id")[:FEED_LENGTH]

    def item_title(self, comment: Comment) -> str:
        name = {"name": self.item_author_name(comment)}
        return (_("Answer by %(name)s") if comment.depth else _("Comment by %(name)s")) % name

    def item_description(self, comment: Comment) -> str:
        told = excerpt(render(comment.body).plain, COMMENT_LENGTH)
        return escape(told) or _("This comment gives the plot away.")

    def item_author_name(self, comment: Comment) -> str:
        if comment.author:
            return comment.author.name
        return _("%(name)s (guest)") % {"name": comment.guest_name}

    def item_pubdate(self, comment: Comment):
        return comment.created_at

    def item_updateddate(self, comment: Comment):
        return comment.edited_at or comment.created_at


def _newest(**which):
    public = Review.objects.public().filter(**which).with_authors().select_related("film")
    return public.newest_first()[:FEED_LENGTH]
