"""Short forms for the home page: a review in two sentences, times in words."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from reviews.markup import excerpt, reading_minutes
from reviews.models import Review


def excerpt_of(review: Review, limit: int) -> str:
    """The beginning of a review's spoiler-free text, cut at a sentence."""
    return excerpt(review.plain, limit)


def reading_time(review: Review) -> str:
    """How long the text takes to read: 6 minutes."""
    minutes = reading_minutes(review.plain)
    return ngettext("%(minutes)d minute", "%(minutes)d minutes", minutes) % {"minutes": minutes}


def running_time(minutes: int) -> str:
    """Minutes as hours and minutes: 3 h 46 min."""
    hours, rest = divmod(minutes, 60)
    return _("%(hours)d h %(minutes)02d min") % {"hours": hours, "minutes": rest}
