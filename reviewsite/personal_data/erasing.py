"""The end of an account: who the member was goes, what they wrote goes or stays without a name."""

from collections.abc import Iterable

from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.selectors import members_to_erase
from accounts.services import drop_old_exports, erase_account
from accounts.sessions import end_sessions
from lists.services import delete_lists, delete_lists_for_oneself
from moderation.services import unname_reports, unname_suggestions
from reviews.services import (
    delete_contributions,
    delete_private_rows,
    delete_ratings,
    end_merges,
    remove_avatar,
    unname_contributions,
)
from reviewsite.operations import erasures
from reviewsite.operations.erasures import Erasure


def purge() -> int:
    """Erase every member whose time to undo is over, drop old copies and what merged films have
    left; return how many members.

    May run at any time and twice: it looks for what is due.
    """
    drop_old_exports()
    end_merges.call()
    due = list(members_to_erase())
    for member in due:
        erase_member(member)
    return len(due)


def erase_again(listed: Iterable[Erasure]) -> int:
    """Erase the members of a list who came back with a backup; return how many.

    Who joined later than an erasure is somebody else, who was given a number that was free again.
    """
    last = {erasure.member: erasure for erasure in sorted(listed, key=lambda each: each.at)}
    back = User.objects.filter(erased_at=None).in_bulk(list(last)).values()
    former = [member for member in back if member.date_joined <= last[member.pk].at]
    for member in former:
        member.keeps_contributions = last[member.pk].keeps_contributions
        erase_member(member)
    return len(former)


def erase_member(member: User) -> None:
    """Erase one member for good, now. Interrupted, it goes on where it is called again: the list
    of erasures names the member first, and the mark that it is done is set last."""
    if member.erased_at is None:
        erasures.note([Erasure(member.pk, timezone.now(), member.keeps_contributions)])
    if member.keeps_contributions:
        delete_lists_for_oneself(author=member)
        if member.is_closed:
            # Erased, the account is told from others no longer, and its ratings would count again.
            delete_ratings(user=member)
    else:
        delete_lists(author=member)
        delete_contributions(author=member)
    remove_avatar(member=member)
    unname_reports(reporter=member)
    unname_suggestions(member=member)
    end_sessions(member=member)
    _forget_ways_in(member)
    content_type = ContentType.objects.get_for_model(User)
    log = LogEntry.objects.filter(content_type=content_type, object_id=str(member.pk))
    log.update(object_repr="", change_message="")
    with transaction.atomic():
        erase_account(member=member)
        unname_contributions(author=member)
        delete_private_rows(member=member)


def _forget_ways_in(member: User) -> None:
    """Delete what allauth keeps: addresses, keys, second factors, whichever parts are in use."""
    for model in apps.get_models():
        if model.__module__.startswith("allauth."):
            for field in model._meta.fields:
                if field.related_model is User:
                    model._base_manager.filter(**{field.name: member.pk}).delete()
