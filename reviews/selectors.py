"""Reads that compose several querysets: a film's reviews, an article's cast, the comments."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from accounts.models import User
from films.models import Credit, Department, Film
from reviews.models import CastPlacement, Comment, Rating, Review
from reviews.paging import Page, page_of
from reviews.spellings import CreditedName, names_of_character

# A page of 25 reviews is read in a quarter of an hour; more are one link away.
REVIEWS_ON_FILM = 25
REVIEWS_A_PAGE = 25
# A language in none of as many reviews is hardly missed among the filters.
REVIEWS_LOOKED_AT = 500
# Editorial reviews stand first on the film page; more than a few would bury the members'.
ARTICLES_ON_FILM = 6
ROOTS_A_PAGE = 50
# The names of a film with a long list of credits; extras below them are in no review.
CREDITS_WITH_NAMES = 300
# The same words by the same person within this time are a second press of the button.
SAME_COMMENT_TIME = timedelta(minutes=10)

Reader = User | AnonymousUser

ORDERS = {
    "newest": ("-published_at", "-id"),
    "helpful": ("-helpful_count", "-published_at", "-id"),
    "highest": ("-rating_value", "-id"),
    "lowest": ("rating_value", "id"),
}


@dataclass(frozen=True, slots=True)
class CastMember:
    """A person of an article's main cast, with the role that the film's credits know."""

    placement: CastPlacement
    role: str


@dataclass(slots=True)
class Thread:
    """A comment without a parent, and everything that was answered below it, in reading order."""

    root: Comment
    answers: list[Comment] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Discussion:
    threads: list[Thread]
    previous: str
    next: str


def articles_on_film(film: Film) -> list[Review]:
    """The editorial reviews that stand first on the film's page, with all who signed them; in one
    query, in which an article has a row for each further author."""
    articles = Review.objects.public().editorial().filter(film=film)
    newest = articles.newest_first()[:ARTICLES_ON_FILM].values("pk")
    rows = (
        Review.objects.filter(pk__in=newest)
        .select_related("author")
        .order_by("-published_at", "-id", "further_authors__position", "further_authors__id")
        .annotate(
            signed_username=F("further_authors__user__username"),
            signed_name=F("further_authors__user__display_name"),
            signed_erased_at=F("further_authors__user__erased_at"),
        )
    )
    found: dict[int, Review] = {}
    for row in rows:
        article = found.setdefault(row.pk, row)
        if article is row:
            article.authors = [row.author] if row.author else []
        if row.signed_username:
            article.authors.append(
                User(
                    username=row.signed_username,
                    display_name=row.signed_name,
                    erased_at=row.signed_erased_at,
                )
            )
    return list(found.values())


def member_reviews_on_film(film: Film) -> QuerySet[Review]:
    """The members' reviews on the film's page, those that helped most first."""
    members = Review.objects.public().by_members().filter(film=film)
    return members.order_by(*ORDERS["helpful"])[:REVIEWS_ON_FILM]


def keys_of_film(pk: int) -> list[str]:
    """The keys of the film of a review, whose page shows the film's score, too."""
    slugs = Review.objects.filter(pk=pk).values_list("film__slug", flat=True)
    return [f"{kind}:{slug}" for slug in slugs for kind in ("film", "score")]


def list_reviews(
    *,
    film: Film | None,
    query: Mapping[str, str],
    sort: str = "newest",
    language: str = "",
    spoilers: bool = True,
) -> Page:
    """One page of public reviews, of a film or of all. Orders by rating leave the unrated out.

    With a `language` only reviews in it; without `spoilers` only those that fold nothing away.
    """
    rows = Review.objects.public().with_authors().select_related("film__poster")
    if film:
        rows = rows.filter(film=film)
    if sort in ("highest", "lowest"):
        rows = rows.filter(rating_value__isnull=False)
    if language:
        rows = rows.filter(language=language)
    if not spoilers:
        rows = rows.filter(has_spoilers=False, contains_spoilers=False)
    return page_of(rows, order=ORDERS[sort], size=REVIEWS_A_PAGE, query=query)


def languages_of_reviews(film: Film) -> list[str]:
    """The codes of the languages that the newest reviews of a film are written in."""
    newest = Review.objects.public().filter(film=film).newest_first()[:REVIEWS_LOOKED_AT]
    return sorted(set(newest.values_list("language", flat=True)))


def own_rating(user: User, film: Film) -> Rating | None:
    """The member's rating of the film, with its times and whether it counts."""
    return Rating.objects.filter(user=user, film=film).first()


def rating_of(user: User, film: Film) -> int | None:
    """The member's rating of the film, 1 to 10."""
    return Rating.objects.filter(user=user, film=film).values_list("value", flat=True).first()


def main_cast(review: Review) -> list[CastMember]:
    """The people placed in an article, in its order."""
    placements = list(
        review.cast_placements.select_related("picture", "person__portrait").order_by(
            "position", "id"
        )
    )
    if not placements:
        return []
    credits = Credit.objects.filter(
        film=review.film_id,
        department=Department.CAST,
        person__in=[placement.person_id for placement in placements],
    ).exclude(character_name="")
    roles = defaultdict(list)
    for credit in credits.order_by("billing_order", "id"):
        roles[credit.person_id].append(credit.character_name)
    return [CastMember(p, ", ".join(roles[p.person_id])) for p in placements]


def related_films(review: Review) -> list[Film]:
    """The films that an article leads on to, in its order; those that nobody may see left out."""
    if not review.is_editorial:
        return []
    films = Film.objects.public().with_card()
    rows = review.related_films.filter(film__is_public=True)
    chosen = list(rows.values_list("film", flat=True))
    found = films.in_bulk(chosen) if chosen else {}
    return [found[pk] for pk in chosen if pk in found]


def credited_names(film: Film) -> list[CreditedName]:
    """The names of the people and characters on the film's record, with their other spellings.

    Two queries, however many there are.
    """
    credits = Credit.objects.filter(film=film).select_related("person")
    credits = credits.prefetch_related("person__names").order_by("billing_order", "id")
    names: dict[CreditedName, None] = {}
    for credit in credits[:CREDITS_WITH_NAMES]:
        person = credit.person
        also = [other.name for other in person.names.all()]
        also += [credit.credited_as] if credit.credited_as else []
        names[CreditedName(person.name, person.pk, tuple(also))] = None
        names |= {CreditedName(name): None for name in names_of_character(credit.character_name)}
    return list(names)


def discussion(
    review: Review, *, user: Reader, query: Mapping[str, str], newest_first: bool = False
) -> Discussion:
    """One page of a review's comments; two queries, however long it is.

    Threads stand oldest first or newest first; within a thread answers follow what they answer.
    Removed comments leave a placeholder, withdrawn ones only where they were answered.
    """
    page = page_of(
        shown_roots(review, user).select_related("author", "review"),
        order=("-id",) if newest_first else ("id",),
        size=ROOTS_A_PAGE,
        query=query,
    )
    answers = (
        Comment.objects.filter(root__in=[root.pk for root in page.rows])
        .filter(_standing(user) | Q(state=Comment.State.WITHDRAWN))
        .select_related("author", "review")
        .order_by("id")
    )
    children: defaultdict[int | None, list[Comment]] = defaultdict(list)
    for answer in answers if page.rows else ():
        children[answer.parent_id].append(answer)
    threads = [Thread(root, _in_reading_order(root, children)) for root in page.rows]
    return Discussion(threads, page.previous, page.next)


def shown_roots(review: Review, user: Reader) -> QuerySet:
    """Comments without a parent that leave a trace on the review's page."""
    answered = Comment.objects.filter(root=OuterRef("pk"), state=Comment.State.PUBLISHED)
    withdrawn = Q(state=Comment.State.WITHDRAWN) & Exists(answered)
    return Comment.objects.filter(review=review, depth=0).filter(_standing(user) | withdrawn)


def root_before(comment: Comment, user: Reader) -> int | None:
    """The comment without a parent after which a page with this comment begins, oldest first;
    None where the comment stands on the first page."""
    root_id = comment.root_id or comment.pk
    earlier = shown_roots(comment.review, user).filter(pk__lt=root_id).order_by("-pk")
    keys = list(earlier.values_list("pk", flat=True)[:ROOTS_A_PAGE])
    return keys[0] if len(keys) == ROOTS_A_PAGE else None


def same_comment(
    *, review: Review, parent: Comment | None, author: User | None, guest_email: str, body: str
) -> Comment | None:
    """The same words by the same person in the same place, written within SAME_COMMENT_TIME."""
    recent = Comment.objects.filter(
        created_at__gt=timezone.now() - SAME_COMMENT_TIME, review=review, parent=parent, body=body
    ).exclude(state=Comment.State.WITHDRAWN)
    writer = Q(author=author) if author else Q(guest__email=guest_email.casefold())
    return recent.filter(writer).first()


def trusted_guest(comment_id: int | None) -> int | None:
    """The guest of a comment that was approved, and still stands.

    A browser that shows a signed note of that comment is the guest's; an address is no proof.
    """
    if comment_id is None:
        return None
    approved = Comment.objects.public().filter(pk=comment_id, guest__approved_at__isnull=False)
    return approved.values_list("guest_id", flat=True).first()


def _standing(user: Reader) -> Q:
    standing = Q(state=Comment.State.PUBLISHED)
    if user.is_authenticated:
        standing |= Q(state=Comment.State.HELD, author_id=user.pk)
    return standing


def _in_reading_order(root: Comment, children: Mapping[int | None, list[Comment]]) -> list[Comment]:
    """Everything below a comment, each answer before its next sibling.

    Without recursion: answers at the greatest depth may follow each other without end.
    """
    found, waiting = [], [(root, child) for child in reversed(children[root.pk])]
    while waiting:
        parent, comment = waiting.pop()
        comment.parent = parent
        found.append(comment)
        waiting += [(comment, child) for child in reversed(children[comment.pk])]
    return _without_bare_placeholders(found)


def _without_bare_placeholders(answers: list[Comment]) -> list[Comment]:
    answered: set[int | None] = set()
    shown = []
    for comment in reversed(answers):
        if comment.state != Comment.State.WITHDRAWN or comment.pk in answered:
            answered.add(comment.parent_id)
            shown.append(comment)
    return shown[::-1]
