"""How long films take, in words."""

from django.utils.translation import gettext as _


def as_hours(minutes: int) -> str:
    """Minutes as they are said: 531 is 8 h 51 min, 54 is 54 min."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return _("%(minutes)s min") % {"minutes": rest}
    return _("%(hours)s h %(minutes)s min") % {"hours": hours, "minutes": rest}
