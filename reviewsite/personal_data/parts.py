"""The parts of a copy of one's data, and the models that are left out of it, each with its reason.

A test looks through all models: whatever belongs to a member or holds an address is in one of the
two lists.
"""

from collections.abc import Callable
from dataclasses import dataclass

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.admin.models import LogEntry
from django.db.models import Model, Q, QuerySet

from accounts.models import Export, MemberWord, User
from films.models import Credit, Film, FilmMerge, FilmTitle, Person, PersonName, Plot
from lists.models import FilmList, ListedFilm
from moderation.models import ModerationAction, Report, Suggestion
from reviews.models import (
    Comment,
    DoubleBill,
    Follow,
    Guest,
    HelpfulMark,
    MemberSummary,
    Rating,
    RatingChange,
    Review,
    ReviewAuthor,
    ReviewRevision,
    TasteLine,
    WatchlistEntry,
)

_FILM = ("film__title", "film__release_year", "film__slug")
_CHANGE = ("history_date", "history_type", "id")


@dataclass(frozen=True)
class Part:
    """One pair of files: the rows of a model that are about the member, and which columns."""

    name: str
    model: type[Model]
    of: Callable[[User], Q]
    columns: tuple[str, ...]

    def rows(self, member: User) -> QuerySet:
        """The rows as dictionaries, oldest first."""
        return self.model._base_manager.filter(self.of(member)).order_by("pk").values(*self.columns)


def _by(field: str) -> Callable[[User], Q]:
    return lambda member: Q(**{field: member.pk})


def _about_texts_of(member: User) -> Q:
    """Decisions about what the member wrote."""
    reviews = Review.objects.filter(author=member).values("pk")
    comments = Comment.objects.filter(author=member).values("pk")
    lists = FilmList.objects.filter(author=member).values("pk")
    kind = ModerationAction.TargetKind
    return (
        Q(target_kind=kind.REVIEW, target_id__in=reviews)
        | Q(target_kind=kind.COMMENT, target_id__in=comments)
        | Q(target_kind=kind.LIST, target_id__in=lists)
    )


PARTS = (
    Part(
        "profile",
        User,
        _by("pk"),
        ("username", "display_name", "email", "bio", "site", "language", "review_language",
         "theme", "wants_answers", "date_joined", "last_login", "is_staff", "leaving_since"),
    ),
    Part("email_addresses", EmailAddress, _by("user"), ("email", "verified", "primary")),
    Part("second_factors", Authenticator, _by("user"), ("type", "created_at", "last_used_at")),
    Part("sessions", UserSession, _by("user"), ("created_at", "last_seen_at", "user_agent")),
    Part("roles", User.groups.through, _by("user"), ("group__name",)),
    Part(
        "ratings",
        Rating,
        _by("user"),
        (*_FILM, "value", "is_counted", "created_at", "updated_at"),
    ),
    Part("rating_changes", RatingChange, _by("user"), (*_FILM, "value", "created_at")),
    Part(
        "following",
        Follow,
        _by("follower"),
        ("member__username", "person__name", "person__slug", "created_at"),
    ),
    Part("watchlist", WatchlistEntry, _by("user"), (*_FILM, "created_at")),
    Part(
        "reviews",
        Review,
        _by("author"),
        ("id", *_FILM, "kind", "state", "is_hidden", "headline", "lead", "body", "verdict",
         "rating_value", "language", "contains_spoilers", "declares_interest", "watched_on",
         "seen_before", "source_name", "source_url", "withdrawal_reason", "created_at",
         "published_at", "edited_at"),
    ),
    Part(
        "articles_written_with_others",
        ReviewAuthor,
        _by("user"),
        ("review_id", "review__headline", "position"),
    ),
    Part(
        "review_revisions",
        ReviewRevision,
        _by("review__author"),
        ("review_id", "headline", "body", "rating_value", "contains_spoilers",
         "declares_interest", "replaced_at"),
    ),
    Part(
        "lists",
        FilmList,
        _by("author"),
        ("id", "title", "reason", "is_public", "is_hidden", "created_at", "published_at",
         "edited_at"),
    ),
    Part(
        "listed_films",
        ListedFilm,
        _by("film_list__author"),
        ("film_list_id", *_FILM, "position", "note"),
    ),
    Part(
        "helpful_marks",
        HelpfulMark,
        _by("user"),
        ("review_id", "rating_value", "created_at"),
    ),
    Part(
        "comments",
        Comment,
        _by("author"),
        ("id", "review_id", "review__film__title", "parent_id", "body", "state", "is_hidden",
         "created_at", "edited_at"),
    ),
    Part(
        "double_bills",
        DoubleBill,
        _by("author"),
        ("first__title", "second__title", "reason"),
    ),
    Part(
        "reports_made",
        Report,
        _by("reporter"),
        ("review_id", "comment_id", "film_list_id", "rule", "explanation", "created_at",
         "decision__verb", "decision__reason", "decision__created_at"),
    ),
    Part(
        "suggestions_made",
        Suggestion,
        _by("member"),
        ("film__title", "person__name", "text", "source", "created_at", "is_taken", "answer",
         "answered_at"),
    ),
    Part(
        "suggestions_you_answered",
        Suggestion,
        _by("answered_by"),
        ("film__title", "person__name", "is_taken", "answer", "answered_at"),
    ),
    Part(
        "decisions_about_your_texts",
        ModerationAction,
        _about_texts_of,
        ("created_at", "verb", "target_kind", "target_id", "rule", "reason", "origin",
         "detected_automatically", "decided_automatically", "state_before", "state_after"),
    ),
    Part(
        "decisions_you_made",
        ModerationAction,
        _by("actor"),
        ("created_at", "verb", "target_kind", "target_id", "rule", "reason"),
    ),
    Part(
        "merges_you_made",
        FilmMerge,
        _by("by"),
        ("dropped_name", "kept__title", "reason", "merged_at", "undone_at"),
    ),
    Part(
        "admin_log",
        LogEntry,
        _by("user"),
        ("action_time", "content_type__model", "object_id", "action_flag"),
    ),
    *(
        Part(
            f"catalogue_changes_{model._meta.model_name}",
            model.history.model,
            _by("history_user"),
            _CHANGE,
        )
        for model in (Film, FilmTitle, Person, PersonName, Credit, Plot)
    ),
)  # fmt: skip

# Models that a copy leaves out, by label, and why.
LEFT_OUT = {
    Export._meta.label: "the copy itself",
    MemberWord._meta.label: "the index of the search, made from the names in the profile",
    MemberSummary._meta.label: "sums of the ratings and reviews",
    TasteLine._meta.label: "worked out from the ratings",
    Guest._meta.label: "of guests, who have no account",
    User.user_permissions.through._meta.label: "set by an operator; the roles are told",
}
