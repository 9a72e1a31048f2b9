"""Two records of one film that members rated or wrote about become one, and are taken apart again.

Not here: what the records say of the film, which `films.services.merging` moves; how the voices
move, which is in `merged_voices`; the mails.
"""

from collections.abc import Iterable
from datetime import datetime
from functools import partial

from django.db import transaction
from django_tasks import task

from accounts.models import User
from films.models import Film, FilmMerge
from films.services import (
    Moves,
    change_weekly_ratings,
    end_merge,
    lock_merge,
    merge_films,
    undo_merge,
)
from reviews.models import Review, TasteLine
from reviews.services.member_summaries import recount_members
from reviews.services.merge_mails import ask_for_merge_mails
from reviews.services.merged_voices import Voices, lock_voices, show_ratings
from reviews.services.ratings import recount_film
from reviews.services.share_cards import ask_for_review_card
from reviews.services.taste import ask_for_taste


@transaction.atomic
def merge_rated_films(
    *,
    kept: Film,
    dropped: Film,
    across_years: bool = False,
    by: User | None = None,
    reason: str = "",
) -> FilmMerge:
    """Make one film of two, as `merge_films` does, with all that members said of both.

    Of a member who rated both the later rating counts; the earlier is in the history of the
    member's ratings. Who reviewed both keeps both reviews, one of them as a second. Members who did
    either are told by mail. For TIME_TO_UNDO the merge can be undone.
    """
    lock_voices(kept, dropped)
    voices = Voices(kept, dropped)
    merge = merge_films(
        kept=kept,
        dropped=dropped,
        across_years=across_years,
        by=by,
        reason=reason,
        move_voices=voices.move,
    )
    merge.moved |= {"weeks": voices.weeks, "members": voices.members}
    merge.save(update_fields=["moved"])
    _follow(kept, dropped, voices.members)
    ask_for_merge_mails(merge, rated=voices.rated_both, reviewed=voices.reviewed_both)
    transaction.on_commit(partial(_end_later, merge.undone_until))
    return merge


@transaction.atomic
def undo_rated_merge(*, merge: FilmMerge, by: User | None = None, reason: str = "") -> None:
    """Take two merged films apart, as `undo_merge` does, with all that members said of them.

    What was rated or written after the merge stays with the kept film, as does a rating that its
    member has changed since. An earlier rating comes back unless its member has taken back the one
    that counted. Raises CannotUndo.
    """
    merge = lock_merge(merge)
    kept, dropped, moved = merge.kept, merge.former, merge.moved
    lock_voices(kept, dropped)
    undo_merge(merge=merge, by=by, reason=reason)
    before, after = (
        {(film, week): number for film, week, number in part}
        for part in moved.get("weeks", ((), ()))
    )
    change_weekly_ratings(before, after)
    members = moved.get("members", ())
    for film in (kept, dropped):
        recount_film(film)
        show_ratings(film, members)
    _follow(kept, dropped, members)


@task()
def end_merges() -> None:
    """Delete what is left of dropped records whose time to undo is over. May run twice."""
    for merge in FilmMerge.objects.over().select_related("kept", "dropped").order_by("pk"):
        _end(merge)


def _end_later(day: datetime) -> None:
    end_merges.using(run_after=day).enqueue()


@transaction.atomic
def _end(merge: FilmMerge) -> None:
    lock_voices(merge.kept, merge.former)
    # Sent while the films were merged, and stored a moment later.
    voices = Voices(merge.kept, merge.former)
    voices.move(Moves())
    _follow(merge.kept, merge.former, voices.members)
    end_merge(merge)


def _follow(kept: Film, dropped: Film, members: Iterable[int]) -> None:
    """Members' summaries and tastes follow, and the cards that name the film."""
    recount_members(User.objects.filter(pk__in=members))
    lines = TasteLine.objects.filter(film__in=(kept, dropped))
    for user_id in lines.values_list("user", flat=True).distinct():
        ask_for_taste(user_id)
    cards = Review.objects.filter(film__in=(kept, dropped), share_card__isnull=False)
    for review_id in cards.values_list("pk", flat=True):
        ask_for_review_card(review_id)
