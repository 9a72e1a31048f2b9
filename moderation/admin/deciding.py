"""What the lists of the desk share: they are read-only, and their actions decide about many."""

from collections import Counter
from datetime import datetime

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.text import Truncator, capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from moderation import services
from moderation.forms import BUTTONS, ReasonForm
from moderation.kinds import Target, kind_of
from moderation.models import ModerationAction

Verb = ModerationAction.Verb

# One rule and one reason for more than a page of texts has not been thought about.
MAX_TOGETHER = 100


class ReadOnlyAdmin(admin.ModelAdmin):
    """A list for moderators that nobody, not even an operator, can edit or delete from."""

    list_per_page = MAX_TOGETHER
    list_max_show_all = 0
    show_full_result_count = False

    def changelist_view(self, request, extra_context=None):
        title = capfirst(self.opts.verbose_name_plural)
        return super().changelist_view(request, {"title": title, **(extra_context or {})})

    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def has_view_permission(self, request, obj=None):
        return self.has_moderate_permission(request)

    def has_moderate_permission(self, request):
        return request.user.has_perm("moderation.moderate")


class DecidingAdmin(ReadOnlyAdmin):
    """A list whose rows lead to cases and whose actions decide about many targets together."""

    list_display_links = None

    def target_of(self, row: Model) -> Target:
        """The review, comment or list that a row of this list is about."""
        raise NotImplementedError

    def change_view(self, request, object_id, form_url="", extra_context=None):
        if request.method not in ("GET", "HEAD") or not self.has_view_permission(request):
            raise PermissionDenied
        if not object_id.isdecimal():
            raise Http404
        row = get_object_or_404(self.model, pk=int(object_id))
        return redirect(case_address(self.target_of(row)))


def case_address(target: Target) -> str:
    """Where a moderator decides about a review, a comment or a list."""
    return reverse("moderation_decide", args=[kind_of(target).name, target.pk])


def case_link(target: Target) -> str:
    """The beginning of a text, as a link to its case."""
    text = kind_of(target).words(target)
    return format_html('<a href="{}">{}</a>', case_address(target), Truncator(text).chars(90))


def short_time(moment: datetime) -> str:
    """A day and a time, short enough for a column."""
    return date_format(localtime(moment), "SHORT_DATETIME_FORMAT")


def action(verb: Verb):
    """The action of the lists that carries out one kind of decision."""

    @admin.action(description=BUTTONS[verb], permissions=["moderate"])
    def act(modeladmin, request, queryset):
        return _decide_together(modeladmin, request, queryset, verb)

    act.__name__ = str(verb)
    return act


def _decide_together(
    modeladmin: DecidingAdmin, request: HttpRequest, queryset: QuerySet, verb: Verb
) -> HttpResponse | None:
    rows = list(queryset[: MAX_TOGETHER + 1])
    if len(rows) > MAX_TOGETHER:
        message = _("Decide about at most %(number)s together.") % {"number": MAX_TOGETHER}
        modeladmin.message_user(request, message, messages.ERROR)
        return None
    form = ReasonForm(request.POST if "decided" in request.POST else None)
    if form.is_valid():
        _decide_each(modeladmin, request, rows, verb, form.cleaned_data)
        return None
    context = {
        **modeladmin.admin_site.each_context(request),
        "title": BUTTONS[verb],
        "opts": modeladmin.opts,
        "verb": verb,
        "button": BUTTONS[verb],
        "rows": [(row.pk, case_link(modeladmin.target_of(row))) for row in rows],
        "form": form,
    }
    template = "admin/moderation/decide_together.html"
    return TemplateResponse(request, template, context, status=422 if form.errors else 200)


def _decide_each(modeladmin, request, rows, verb, cleaned) -> None:
    outcomes: Counter[str] = Counter()
    for row in rows:
        try:
            target = modeladmin.target_of(row)
            done = services.decide(verb=verb, target=target, actor=request.user, **cleaned)
        except services.OwnContent:
            outcomes["own"] += 1
        else:
            outcomes["done" if done else "idle"] += 1
    for outcome, number in outcomes.items():
        level, message = _OUTCOMES[outcome](number)
        modeladmin.message_user(request, message, level)


_OUTCOMES = {
    "done": lambda n: (
        messages.SUCCESS,
        ngettext("%(n)s decision is in the log.", "%(n)s decisions are in the log.", n) % {"n": n},
    ),
    "idle": lambda n: (
        messages.WARNING,
        ngettext(
            "%(n)s needed no decision: it stands so already.",
            "%(n)s needed no decision: they stand so already.",
            n,
        )
        % {"n": n},
    ),
    "own": lambda n: (
        messages.ERROR,
        ngettext(
            "%(n)s is your own text. Another moderator decides about it.",
            "%(n)s are your own texts. Another moderator decides about them.",
            n,
        )
        % {"n": n},
    ),
}
