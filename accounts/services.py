"""Every write about a member that is not a part of signing up or in, which allauth does."""

from allauth.mfa.models import Authenticator
from django.db import transaction

from accounts.models import User
from accounts.search import index_member
from accounts.sessions import end_sessions


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
    `accounts.names.clean_line` returns it. Languages are codes; "" leaves each choice to the
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


def choose_theme(*, member: User, theme: str) -> None:
    """Keep the member's choice of lights, one of `accounts.themes.THEMES`, with the account."""
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
