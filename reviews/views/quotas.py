"""How often a member rates and finds reviews helpful, and what is said to who does more often."""

from django.http import HttpRequest
from django.utils.translation import ngettext

from accounts.quotas import Quota, spend

# Who remembers the films of a life rates one after the other; a machine does not stop.
RATINGS = Quota("ratings", times=60, seconds=60)
# Who thinks again about many films changes some dozens in a day. Each change moves a score and
# stays in the history.
RATING_CHANGES = Quota("rating-changes", times=100, seconds=86_400)
# A review is read before it is found helpful, and nobody reads one in two seconds.
HELPFUL_MARKS = Quota("helpful-marks", times=30, seconds=60)
# Nobody reads more than some hundred reviews in a day.
DAILY_HELPFUL_MARKS = Quota("daily-helpful-marks", times=300, seconds=86_400)


def spend_rating(request: HttpRequest, before: int | None, value: int | None) -> None:
    """Count a rating, and a change of one that stands; None for no rating. The same number once
    more is no change. Raises QuotaExceeded."""
    spend(RATINGS, request)
    if before is not None and value != before:
        spend(RATING_CHANGES, request)


def spend_helpful_mark(request: HttpRequest) -> None:
    """Count a mark, or one that is taken back. Raises QuotaExceeded."""
    spend(HELPFUL_MARKS, request)
    spend(DAILY_HELPFUL_MARKS, request)


def words_on_many_ratings(seconds: int) -> str:
    if seconds <= 60:
        text = ngettext(
            "You rated very often. Your rating is not saved yet: wait %(n)s second, then save it.",
            "You rated very often. Your rating is not saved yet: wait %(n)s seconds, then save it.",
            seconds,
        )
        return text % {"n": seconds}
    hours = -(-seconds // 3600)
    text = ngettext(
        "You changed %(most)s ratings today, which is the most. This one stays as it was: "
        "change it in %(n)s hour.",
        "You changed %(most)s ratings today, which is the most. This one stays as it was: "
        "change it in %(n)s hours.",
        hours,
    )
    return text % {"most": RATING_CHANGES.times, "n": hours}


def words_on_many_marks(seconds: int) -> str:
    if seconds <= 60:
        text = ngettext(
            "You pressed “Helpful” very often. Nothing has changed: wait %(n)s second, then press "
            "it again.",
            "You pressed “Helpful” very often. Nothing has changed: wait %(n)s seconds, then press "
            "it again.",
            seconds,
        )
        return text % {"n": seconds}
    hours = -(-seconds // 3600)
    text = ngettext(
        "You pressed “Helpful” %(most)s times today, which is the most. Nothing has changed: press "
        "it again in %(n)s hour.",
        "You pressed “Helpful” %(most)s times today, which is the most. Nothing has changed: press "
        "it again in %(n)s hours.",
        hours,
    )
    return text % {"most": DAILY_HELPFUL_MARKS.times, "n": hours}
