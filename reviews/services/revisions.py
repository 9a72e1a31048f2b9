"""Keeping the earlier versions of published reviews."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils import timezone

from reviews.changes import changes_html
from reviews.markup import Figure, render
from reviews.models import Review, ReviewRevision
from reviews.models.review import SILENT_EDIT_TIME

_KEPT = ("headline", "body", "rating_value", "contains_spoilers", "declares_interest")


@dataclass(frozen=True, slots=True)
class Version:
    """What readers see of a review, as it stands at one time."""

    headline: str
    body: str
    plain: str
    rating_value: int | None
    contains_spoilers: bool
    declares_interest: bool
    has_spoilers: bool

    @classmethod
    def of(cls, review: Review) -> "Version":
        return cls(**{name: getattr(review, name) for name in cls.__slots__})

    @property
    def words(self) -> tuple:
        return (self.headline, self.body, self.contains_spoilers, self.declares_interest)


def keep_revision(*, review: Review, before: Version) -> None:
    """Keep the version that an edit of a published review replaced, and mark the review as edited.

    An edit within SILENT_EDIT_TIME of publishing, and one that changes no word, leave no trace.
    """
    now = timezone.now()
    after = Version.of(review)
    is_fresh = review.published_at and now - review.published_at <= SILENT_EDIT_TIME
    if before.words == after.words or is_fresh:
        return
    review.edited_at = now
    shown, folded = _changes(before, after)
    ReviewRevision.objects.create(
        review=review,
        headline=before.headline,
        body=before.body,
        rating_value=before.rating_value,
        contains_spoilers=before.contains_spoilers,
        declares_interest=before.declares_interest,
        changes_html=shown,
        folded_changes_html=folded,
        replaced_at=now,
    )


def tell_revisions_anew(review: Review, pictures: Mapping[str, Figure]) -> None:
    """What changed between the kept versions, where one of them holds a spoiler: the mark-up may
    hide more now than it did when the change was told."""
    after = Version.of(review)
    for revision in ReviewRevision.objects.filter(review=review).order_by("-id"):
        rendered = render(revision.body, pictures=pictures)
        facts = {name: getattr(revision, name) for name in _KEPT}
        before = Version(plain=rendered.plain, has_spoilers=rendered.has_spoilers, **facts)
        if before.has_spoilers or after.has_spoilers:
            revision.changes_html, revision.folded_changes_html = _changes(before, after)
            revision.save(update_fields=["changes_html", "folded_changes_html"])
        after = before


def _changes(before: Version, after: Version) -> tuple[str, str]:
    """What changed outside spoilers, and with them. The first is drawn from texts that hold no
    word of a spoiler, so that no fault of comparing can show one."""
    whole = changes_html(before.body, after.body)
    if before.contains_spoilers or after.contains_spoilers:
        return "", whole
    if before.has_spoilers or after.has_spoilers:
        return changes_html(before.plain, after.plain), whole
    return whole, ""
