"""The warning that a record may stand in the catalogue twice. It never blocks."""

from django.contrib import messages
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext


def warn_of_equals(request, obj, equals) -> None:
    """Link to the records that may be the same, and to the list in which they can be merged."""
    others = list(equals)
    if not others:
        return
    opts = obj._meta
    base = f"admin:{opts.app_label}_{opts.model_name}"
    ids = ",".join(str(record.pk) for record in (obj, *others))
    links = format_html_join(
        ", ",
        '<a href="{}">{}</a>',
        ((reverse(f"{base}_change", args=[record.pk]), record) for record in others),
    )
    text = format_html(
        gettext("This may stand here twice: {}. If it is the same, {}."),
        links,
        format_html(
            '<a href="{}?id__in={}">{}</a>',
            reverse(f"{base}_changelist"),
            ids,
            gettext("merge the two"),
        ),
    )
    messages.warning(request, text)
