"""The mail to members who rated both of two films that became one, or wrote about both."""

from collections.abc import Collection, Mapping

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from accounts.mails import ask_for_mail
from accounts.models import User
from films.models import FilmMerge
from reviews.services.merged_voices import Both
from text.cleaning import one_line

TEMPLATE = "reviews/mail/merged.txt"


def ask_for_merge_mails(
    merge: FilmMerge, *, rated: Mapping[int, Both], reviewed: Collection[int]
) -> None:
    """Write down a mail for each of these members; the worker sends it once the merge is stored."""
    concerned = User.objects.filter(pk__in={*rated, *reviewed}, is_active=True, erased_at=None)
    for member in concerned.exclude(email="").order_by("pk"):
        with translation.override(member.language or settings.LANGUAGE_CODE):
            ask_for_mail(
                _mail(merge, member, rated.get(member.pk), member.pk in reviewed), kind=TEMPLATE
            )


def _mail(merge: FilmMerge, member: User, rated: Both | None, reviewed: bool) -> EmailMessage:
    subject = _("Two records of “%(film)s” are one now") % {"film": merge.kept}
    context = {
        "kept": str(merge.kept),
        "dropped": merge.dropped_name,
        "address": settings.SITE_URL + merge.kept.get_absolute_url(),
        "rated": rated,
        "reviewed": reviewed,
        "site_name": settings.SITE_NAME,
        "site_url": settings.SITE_URL,
    }
    return EmailMessage(
        subject=one_line(f"{settings.SITE_NAME}: {subject}"),
        body=render_to_string(TEMPLATE, context).strip() + "\n",
        to=[member.email],
    )
