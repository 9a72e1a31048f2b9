"""The mails about accounts: to confirm, to reset, with a code. Written down at once, sent later.

Here: how they wait, encrypted, and how the worker sends them. Not here: their words, which are
in `templates/account/`, and when they are written, which is allauth's matter (`adapter`).
"""

import json
import logging
from datetime import datetime, timedelta
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import F, QuerySet
from django.utils import timezone
from django_tasks import task

from accounts.models import WaitingMail
from accounts.secrets_at_rest import Unreadable, decrypt, encrypt

logger = logging.getLogger(__name__)

# Before all else that the worker does: somebody sits before an empty mailbox.
MAIL_PRIORITY = 20
# A mail server that restarts is back by the second attempt, one that is down for hours by the
# last, which is made again and again until the mail is over.
PAUSES = tuple(timedelta(seconds=seconds) for seconds in (10, 60, 300, 1_800, 14_400))
# After a day nobody expects the mail any more; they asked again or stayed away.
LIFETIME = timedelta(days=1)
# Kinds that are over sooner, with what they carry.
CODE_LIFETIME = timedelta(seconds=settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT)
LIFETIMES = {"account/email/login_code": CODE_LIFETIME}


def ask_for_mail(message: EmailMessage, *, kind: str) -> None:
    """Write a mail down, encrypted, and have the worker send it. Both belong to the transaction
    of what it tells, if one is open. `kind` is the name of its templates."""
    sealed = encrypt(
        json.dumps({"subject": message.subject, "body": message.body, "to": message.to})
    )
    dies_at = timezone.now() + LIFETIMES.get(kind, LIFETIME)
    WaitingMail.objects.create(kind=kind, sealed=sealed, dies_at=dies_at)
    send_waiting_mails.enqueue()


def waiting_mails() -> QuerySet[WaitingMail]:
    """Mails that are due now, oldest first."""
    return WaitingMail.objects.filter(next_try_at__lte=timezone.now()).order_by("id")


@task(priority=MAIL_PRIORITY)
def send_waiting_mails() -> None:
    """Send all that is due, also what a run that was cut off has left; forget what is over. May
    run twice."""
    WaitingMail.objects.filter(dies_at__lte=timezone.now()).delete()
    for mail in waiting_mails():
        next_try = _claim(mail)
        if next_try and not _send(mail):
            send_waiting_mails.using(run_after=min(next_try, mail.dies_at)).enqueue()


def _claim(mail: WaitingMail) -> datetime | None:
    """Take a mail before another worker does; return when it may be tried again."""
    next_try = timezone.now() + PAUSES[min(mail.attempts, len(PAUSES) - 1)]
    standing = WaitingMail.objects.filter(pk=mail.pk, attempts=mail.attempts)
    taken = standing.update(attempts=F("attempts") + 1, next_try_at=next_try)
    return next_try if taken else None


def _send(mail: WaitingMail) -> bool:
    """Send one mail and forget it. No transaction is open meanwhile."""
    try:
        EmailMessage(**json.loads(decrypt(mail.sealed))).send()
    except (SMTPException, OSError) as error:
        # Its words may hold the address; its kind says enough.
        logger.error("A mail could not be sent: %s, %s", mail.kind, type(error).__name__)
        return False
    except Unreadable:
        logger.exception("A mail cannot be read under the present secret key: %s", mail.kind)
    mail.delete()
    return True
