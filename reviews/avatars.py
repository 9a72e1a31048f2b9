"""Addresses of members' pictures. No database, no storage."""

from django.conf import settings

from accounts.models import User
from films.pictures.shapes import AVATAR, file_name, stored_widths


def avatar_address(member: User, pixels: int) -> str:
    """The smallest stored file of at least so many pixels, else the largest; "" without one."""
    if not member.avatar:
        return ""
    widths = stored_widths(member.avatar_width, AVATAR)
    width = next((width for width in widths if width >= pixels), widths[-1])
    return settings.MEDIA_URL + file_name(member.avatar, width, "webp")
