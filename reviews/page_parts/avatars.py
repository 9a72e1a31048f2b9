"""Members' pictures and names, for every page that shows a member."""

from django.utils.html import format_html
from django.utils.safestring import SafeString

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
    """A member's name, which leads to their page: a closed account has none."""
    if member.is_closed:
        return format_html("<b><bdi>{}</bdi></b>", member.name)
    address, shape = member.get_absolute_url(), format_html(' class="{}"', css) if css else ""
    return format_html('<a{} href="{}"><bdi>{}</bdi></a>', shape, address, member.name)
