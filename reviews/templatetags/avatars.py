"""Members' pictures, for every page that shows a member."""

from django import template
from django.conf import settings

from accounts.models import User
from films.pictures.shapes import AVATAR, file_name, stored_widths

register = template.Library()

# Twice the pixels that each size of the component has, for dense screens.
PIXELS = {"s": 56, "m": 112, "l": 224}


@register.inclusion_tag("components/avatar.html")
def member_avatar(member: User | None, name: str = "", size: str = "m"):
    """A member's picture or initials; without a member, the initials of the guest's `name`."""
    return {
        "name": member.name if member else name,
        "src": avatar_address(member, PIXELS[size]) if member else "",
        "size_class": "" if size == "m" else f" {size}",
    }


def avatar_address(member: User, pixels: int) -> str:
    """The smallest stored file of at least so many pixels, else the largest; "" without one."""
    if not member.avatar:
        return ""
    widths = stored_widths(member.avatar_width, AVATAR)
    width = next((width for width in widths if width >= pixels), widths[-1])
    return settings.MEDIA_URL + file_name(member.avatar, width, "webp")
