"""Reads about members that readers may see."""

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils import timezone

from accounts.models import ERASURE_UNDO_TIME, User
from accounts.usernames import PSEUDONYM, claims_office, looks_like
from queries import Prepared

# What pages show of a member: the name that leads to the page, with the mark of the staff, and the
# picture beside it.
MEMBER_NAME = ("username", "display_name", "is_active", "is_staff", "erased_at")
MEMBER_CARD = (*MEMBER_NAME, "avatar", "avatar_width")

PUBLIC_MEMBER = Prepared(
    lambda username: public_members().filter(username=username),
    *MEMBER_CARD,
    *("bio", "site", "date_joined", "is_sample"),
)


def public_members() -> QuerySet[User]:
    """Members that have a page: those whose account is in use."""
    return User.objects.filter(is_active=True)


def public_member(username: str) -> User | None:
    """The member of this name, where they have a page."""
    return PUBLIC_MEMBER.first(username=username)


def looks_like_staff(name: str) -> bool:
    """Whether readers may take who goes by this name for the staff: it claims an office, or looks
    like a name of somebody who enters the desk."""
    site = settings.SITE_NAME
    if claims_office(name, site_name=site):
        return True
    staff = User.objects.filter(is_staff=True, is_active=True)
    names = {name for both in staff.values_list("username", "display_name") for name in both}
    return any(looks_like(name, other, site_name=site) for other in names - {""})


def has_left(username: str) -> bool:
    """Whether this is the pseudonym of somebody who was erased."""
    return (
        username.startswith(PSEUDONYM)
        and User.objects.filter(username=username, erased_at__isnull=False).exists()
    )


def members_to_erase() -> QuerySet[User]:
    """Members who asked to be erased and whose time to undo it is over."""
    ended = timezone.now() - ERASURE_UNDO_TIME
    return User.objects.filter(leaving_since__lte=ended, erased_at=None)


def is_listed(path: str = "") -> Q:
    """Whether a member is shown in lists: not who signed up and never confirmed their address, and
    no closed account. `path` leads to the member: "user__"."""
    known = Q(**{f"{path}last_login__isnull": False}) | Q(**{f"{path}is_sample": True})
    return Q(**{f"{path}is_active": True}) & known


def listed_members() -> QuerySet[User]:
    """Members shown in lists."""
    return User.objects.filter(is_listed())
