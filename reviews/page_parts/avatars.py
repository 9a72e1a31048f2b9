"""Members' pictures and names, for every page that shows a member."""

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import pgettext

from accounts.models import User
from reviews.avatars import avatar_address

# Twice the pixels that each size of the component has, for dense screens.
PIXELS = {"s": 56, "m": 112, "l": 224}


def member_avatar(member: User | None, name: str = "", size: str = "m"):
    """A member's picture or initials; without a member, the initials of the guest's `name`."""
    return {
        "name": member.name if member else name,
        "src": avatar_address(member, PIXELS[size]) if member else "",
        "size": size,
    }


def member_name(member: User, css: str = "") -> SafeString:
    """A member's name, which leads to their page: a closed account has none. The staff are marked,
    so that nobody else can speak as one of them."""
    if member.is_closed:
        return format_html("<b><bdi>{}</bdi></b>", member.name)
    address, shape = member.get_absolute_url(), format_html(' class="{}"', css) if css else ""
    name = format_html('<a{} href="{}"><bdi>{}</bdi></a>', shape, address, member.name)
    # One piece, which a byline does not break.
    return format_html("<span>{}{}</span>", name, staff_mark(member)) if member.is_staff else name


def staff_mark(member: User) -> SafeString:
    """The mark beside the name of an editor, a moderator or an operator; empty for others."""
    if not member.is_staff:
        return SafeString()
    return format_html(' <small class="staff">{}</small>', pgettext("beside a name", "Staff"))
