"""Following a member or a person, and the page of what they did."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.models import User
from accounts.requests import AuthenticatedRequest
from accounts.selectors import public_members
from films.models import Person
from reviews import services
from reviews.selectors import following_page
from reviews.services.following import MAX_FOLLOWS
from reviews.views.no_more_fit import no_more_fit
from reviews.views.ways_back import way_back


@require_POST
def member_follow(request: HttpRequest, username: str) -> HttpResponse:
    return _follow(request, get_object_or_404(public_members(), username=username))


@require_POST
def person_follow(request: HttpRequest, slug: str) -> HttpResponse:
    return _follow(request, get_object_or_404(Person, slug=slug))


def _follow(request: HttpRequest, whom: User | Person) -> HttpResponse:
    """Follow somebody or stop it, as `on` says."""
    if not request.user.is_authenticated:
        return redirect_to_login(whom.get_absolute_url())
    if request.POST.get("on") == "0":
        services.stop_following(follower=request.user, whom=whom)
        messages.success(request, _("You no longer follow %(name)s.") % {"name": whom.name})
    else:
        try:
            services.follow(follower=request.user, whom=whom)
            messages.success(request, _("You follow %(name)s.") % {"name": whom.name})
        except services.FollowsOneself:
            messages.error(request, _("This page is your own."))
        except services.FollowsTooMany:
            return _too_many(request)
    return HttpResponseRedirect(way_back(request) or whom.get_absolute_url())


def _too_many(request: HttpRequest) -> HttpResponse:
    text = _("You follow %(most)s members and people, which is the most. Stop following one first.")
    return no_more_fit(
        request,
        title=_("Following"),
        text=text,
        most=MAX_FOLLOWS,
        place="following",
        action=_("Whom you follow"),
    )


@login_required
@require_safe
def following(request: AuthenticatedRequest) -> HttpResponse:
    """What those wrote and made whom the member follows, and who they are."""
    page = following_page(request.user, query=request.GET)
    context = {
        "page": page,
        "previous": f"?{page.reviews.previous}" if page.reviews.previous else "",
        "next": f"?{page.reviews.next}" if page.reviews.next else "",
    }
    return render(request, "reviews/following.html", context)
