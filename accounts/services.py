"""Every write about a member that is not a part of signing up or in, which allauth does."""

import secrets
from contextlib import suppress

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.utils import timezone

from accounts.models import EXPORT_LIFETIME, Export, User
from accounts.search import index_member
from accounts.secrets_at_rest import Unreadable, decrypt, encrypt
from accounts.sessions import end_sessions
from accounts.usernames import PSEUDONYM

# What allauth keeps of an app and of recovery codes, encrypted by `accounts.second_factor`.
ENCRYPTED = ("secret", "seed")


@transaction.atomic
def update_profile(
    *,
    member: User,
    display_name: str,
    bio: str,
    site: str = "",
    language: str = "",
    review_language: str = "",
    theme: str = "",
) -> User:
    """Change what readers see of a member, and what the member chose about the pages.

    Name (at most 80 characters) and bio (500) are one clean line each, as
    `text.cleaning.clean_line` returns it. Languages are codes; "" leaves each choice to the
    browser, and everything else empty.
    """
    member.display_name, member.bio, member.site = display_name, bio, site
    member.language, member.review_language, member.theme = language, review_language, theme
    member.save(
        update_fields=["display_name", "bio", "site", "language", "review_language", "theme"]
    )
    index_member(member)
    return member


def remove_second_factor(*, member: User) -> int:
    """Take away a member's app, passkeys and recovery codes, and sign the member out everywhere.

    For somebody who has lost them all and whom the operator knows. Returns how many there were.
    """
    with transaction.atomic():
        found = list(Authenticator.objects.select_for_update().filter(user=member))
        Authenticator.objects.filter(pk__in=[factor.pk for factor in found]).delete()
    end_sessions(member=member)
    return len(found)


@transaction.atomic
def renew_secrets() -> None:
    """Encrypt what is kept of apps and recovery codes anew, under the present secret key. What no
    known key reads stays as it is."""
    for factor in Authenticator.objects.select_for_update():
        with suppress(Unreadable):
            kept = {name: factor.data[name] for name in ENCRYPTED if name in factor.data}
            factor.data |= {name: encrypt(decrypt(kept[name])) for name in kept}
            factor.save(update_fields=["data"])


def choose_theme(*, member: User, theme: str) -> None:
    """Keep the member's choice of theme, one of `accounts.themes.THEMES`, with the account."""
    User.objects.filter(pk=member.pk).update(theme=theme)


def choose_answers(*, member: User, wanted: bool) -> None:
    """Say whether the member gets a mail when somebody answers what they wrote."""
    User.objects.filter(pk=member.pk).update(wants_answers=wanted)
    member.wants_answers = wanted


@transaction.atomic
def set_avatar(*, member: User, base: str, width: int) -> tuple[str, int]:
    """Say which stored picture shows the member; "" and 0 for none.

    `base` and `width` are the common name of its files and the pixels of the largest one.
    Return those of the picture before, whose files nothing shows any longer.
    """
    locked = User.objects.select_for_update(no_key=True).get(pk=member.pk)
    before = locked.avatar, locked.avatar_width
    locked.avatar, locked.avatar_width = base, width
    locked.save(update_fields=["avatar", "avatar_width"])
    member.avatar, member.avatar_width = base, width
    return before


@transaction.atomic
def set_active(*, member: User, is_active: bool) -> None:
    """Say whether an account is in use. What follows for ratings, `reviews.services` knows."""
    locked = User.objects.select_for_update(no_key=True).get(pk=member.pk)
    locked.is_active = member.is_active = is_active
    locked.save(update_fields=["is_active"])


class LastOperator(Exception):
    """Nobody else runs the site; the member must hand it over first."""


@transaction.atomic
def ask_for_erasure(*, member: User, keeps_contributions: bool) -> User:
    """Note that the member wants to be erased, and what becomes of ratings and texts.

    Nothing else changes for ERASURE_UNDO_TIME. Asking again changes the choice and not the day.
    Raises LastOperator.
    """
    others = User.objects.filter(is_superuser=True, is_active=True).exclude(pk=member.pk)
    if member.is_superuser and not others.exists():
        raise LastOperator
    member.leaving_since = member.leaving_since or timezone.now()
    member.keeps_contributions = keeps_contributions
    member.save(update_fields=["leaving_since", "keeps_contributions"])
    return member


def undo_erasure(*, member: User) -> None:
    """Forget that the member wanted to be erased. Once erased, nobody can ask."""
    member.leaving_since, member.keeps_contributions = None, False
    member.save(update_fields=["leaving_since", "keeps_contributions"])


@transaction.atomic
def erase_account(*, member: User) -> None:
    """Take away everything that says who the member was; a pseudonym stays.

    The row stays, since the log of decisions, which nobody can change, names its actors by it.
    May run twice.
    """
    member = User.objects.select_for_update(no_key=True).get(pk=member.pk)
    if member.erased_at is None:
        member.username = f"{PSEUDONYM}{secrets.token_hex(8)}"
        member.erased_at = timezone.now()
    member.email = member.display_name = member.bio = member.site = ""
    member.language = member.review_language = member.theme = ""
    member.wants_answers = False
    member.is_active = member.is_staff = member.is_superuser = False
    member.leaving_since = member.last_login = None
    member.date_joined = member.erased_at
    member.set_unusable_password()
    member.save()
    member.groups.clear()
    member.user_permissions.clear()
    index_member(member)
    Export.objects.filter(user=member).delete()


def ask_for_export(*, member: User) -> None:
    """Note that the member wants a copy of their data; an older copy goes."""
    fields = {"asked_at": timezone.now(), "made_at": None, "body": None}
    Export.objects.update_or_create(user=member, defaults=fields)


def store_export(*, user_id: int, body: bytes) -> None:
    """Keep the copy that was asked for, for EXPORT_LIFETIME. Not asked for: nothing happens."""
    waiting = Export.objects.filter(user=user_id, made_at=None)
    waiting.update(made_at=timezone.now(), body=body)


def drop_old_exports() -> int:
    """Delete the copies whose time is over; return how many."""
    ended = timezone.now() - EXPORT_LIFETIME
    return Export.objects.filter(made_at__lte=ended).delete()[0]
