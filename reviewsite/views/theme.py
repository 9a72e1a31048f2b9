"""The theme: a choice of the footer's form, kept in a cookie, and with a member's account."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from accounts.choices import keep_choice
from accounts.services import choose_theme
from accounts.themes import THEME_COOKIE, THEMES
from accounts.visitors import refuse_foreign_origin


@csrf_exempt
@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Set the reader's theme and lead back to the page of the form.

    The form stands on cached pages that hold no token; the origin is checked instead.
    """
    refuse_foreign_origin(request)
    back = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(back, {request.get_host()}, request.is_secure())
    if not (ours and back.startswith("/")):
        back = reverse("home")
    response = HttpResponseRedirect(back)
    chosen = request.POST.get("theme", "")
    if chosen in THEMES:
        keep_choice(response, THEME_COOKIE, chosen)
        if request.user.is_authenticated:
            choose_theme(member=request.user, theme=chosen)
    return response
