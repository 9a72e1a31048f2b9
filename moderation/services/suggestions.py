"""What members suggest about films and people, and the moderators' answers."""

from collections.abc import Callable
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from films.models import Film, Person
from moderation.models import Suggestion

from .decisions import ReasonMissing


@transaction.atomic
def suggest_change(
    *,
    record: Film | Person,
    member: User,
    text: str,
    source: str,
    key: UUID | None = None,
    before_storing: Callable[[], None] | None = None,
) -> Suggestion:
    """Tell the moderators what is wrong or missing in a record, and who says so.

    A form that is sent twice, which `key` tells, is one suggestion, also when both come at once.
    `before_storing` is called for a new one alone; what it raises leaves nothing behind.
    """
    type(record).objects.select_for_update(no_key=True).get(pk=record.pk)
    standing = key and Suggestion.objects.filter(key=key, member=member).first()
    if standing:
        return standing
    if before_storing:
        before_storing()
    about = {"film": record} if isinstance(record, Film) else {"person": record}
    return Suggestion.objects.create(member=member, text=text, source=source, key=key, **about)


@transaction.atomic
def answer_suggestion(*, suggestion: Suggestion, actor: User, is_taken: bool, answer: str) -> bool:
    """Close a suggestion with words for its member; return whether it was still open.

    Only a moderator answers, and nobody what they suggested. Raises ReasonMissing.
    """
    if not answer.strip():
        raise ReasonMissing
    open_ones = Suggestion.objects.answerable_by(actor).filter(pk=suggestion.pk)
    answered = open_ones.update(
        is_taken=is_taken, answer=answer.strip(), answered_by=actor, answered_at=timezone.now()
    )
    return bool(answered)


def unname_suggestions(*, member: User) -> None:
    """The suggestions of a member who leaves stay, without saying whose they are."""
    Suggestion.objects.filter(member=member).update(member=None)
