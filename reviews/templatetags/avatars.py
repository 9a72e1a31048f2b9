"""Members' pictures, for every page that shows a member."""

from django import template

from accounts.models import User
from reviews.avatars import avatar_address

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
