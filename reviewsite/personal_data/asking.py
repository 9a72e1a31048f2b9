"""What a member asks for: a copy of their data, or to be erased. The background worker does it."""

from functools import partial

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from accounts import services
from accounts.models import EXPORT_LIFETIME, User
from reviewsite.personal_data.erasing import purge
from reviewsite.personal_data.exporting import make_copy


@transaction.atomic
def ask_for_export(member: User) -> None:
    """Have a copy made, which dies EXPORT_LIFETIME later; an older one goes."""
    services.ask_for_export(member=member)
    transaction.on_commit(partial(make_export.enqueue, member.pk))


@transaction.atomic
def ask_for_erasure(member: User, *, keeps_contributions: bool) -> None:
    """Have the member erased when the time to undo it is over. Raises LastOperator."""
    services.ask_for_erasure(member=member, keeps_contributions=keeps_contributions)
    later = purge_what_is_due.using(run_after=member.erased_from)
    transaction.on_commit(later.enqueue)


@task()
def make_export(user_id: int) -> None:
    """Make the copy that a member asked for. May run twice; who is gone by now is no error."""
    member = User.objects.filter(pk=user_id).first()
    if member is None:
        return
    services.store_export(user_id=user_id, body=make_copy(member))
    purge_what_is_due.using(run_after=timezone.now() + EXPORT_LIFETIME).enqueue()


@task()
def purge_what_is_due() -> None:
    """Erase and drop whatever is due by now."""
    purge()
