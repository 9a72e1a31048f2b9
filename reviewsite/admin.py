"""The admin itself: its name, and who may come in."""

from typing import cast

from allauth.account.utils import get_next_redirect_url
from django.conf import settings
from django.contrib import messages
from django.contrib.admin import AdminSite
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.entrances import ASKED_BY
from accounts.models import User
from reviewsite.desk import desk_of


class Desk(AdminSite):
    """Open to staff who have a second factor. The site's own sign-in is the one way in."""

    site_header = site_title = settings.SITE_NAME
    index_title = gettext_lazy("The desk")

    def has_permission(self, request: HttpRequest) -> bool:
        return super().has_permission(request) and not _member(request).lacks_second_factor

    def index(self, request: HttpRequest, extra_context: dict | None = None) -> TemplateResponse:
        """With what waits, runs and is missing, as far as this member of the staff may see it."""
        return super().index(request, (extra_context or {}) | desk_of(_member(request)))

    def login(self, request: HttpRequest, extra_context: dict | None = None) -> HttpResponse:
        """Lead to where the visitor can do what is missing, and back afterwards."""
        wanted = get_next_redirect_url(request) or reverse("admin:index")
        if not request.user.is_authenticated:
            return redirect_to_login(wanted)
        if not super().has_permission(request):
            raise PermissionDenied
        if _member(request).lacks_second_factor:
            request.session[ASKED_BY] = wanted
            messages.warning(
                request, _("The desk opens with a second factor. Set one up, then go on from here.")
            )
            return HttpResponseRedirect(reverse("mfa_index"))
        return HttpResponseRedirect(wanted)


def _member(request: HttpRequest) -> User:
    return cast(User, request.user)
