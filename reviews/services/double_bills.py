"""Writes of double bills by members, each about their own."""

from django.db import transaction

from accounts.models import User
from films.models import Film
from reviews.models import DoubleBill


@transaction.atomic
def set_double_bill(*, author: User, first: Film, second: Film, reason: str) -> DoubleBill:
    """Show these two films on the member's page, with one reason of at most 300 characters.

    They take the place of the pair before. A changed pair leaves the home page until an editor
    has seen it. The database refuses the same film twice.
    """
    User.objects.select_for_update(no_key=True).get(pk=author.pk)
    bill = DoubleBill.objects.filter(author=author).order_by("-pk").first()
    bill = bill or DoubleBill(author=author)
    said = (bill.first_id, bill.second_id, bill.reason)
    if said != (first.pk, second.pk, reason):
        bill.first, bill.second, bill.reason = first, second, reason
        bill.is_on_home = False
        bill.save()
    return bill


def remove_double_bill(*, author: User) -> None:
    """Show no pair on the member's page. Without one, nothing happens."""
    DoubleBill.objects.filter(author=author).delete()
