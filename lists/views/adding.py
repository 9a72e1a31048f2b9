"""From a film: which of the reader's own lists it stands on."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.quotas import QuotaExceeded, spend
from accounts.requests import AuthenticatedRequest
from films.models import Film
from lists import services
from lists.list_pages import own_lists
from lists.models import FilmList
from text.paging import read_key

from .editing import words_on_full_list
from .quotas import LIST_POSTS, words_to_wait


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def film_add_to_list(request: AuthenticatedRequest, slug: str) -> HttpResponse:
    """Put a film on one of the reader's lists, or take it off."""
    film = get_object_or_404(Film.objects.public().select_related("poster"), slug=slug)
    if request.method == "POST":
        _change(request, film)
        return redirect("film_add_to_list", film.slug)
    page = {"film": film, "lists": own_lists(request.user, film)}
    return render(request, "lists/film_add_to_list.html", page)


def _change(request: AuthenticatedRequest, film: Film) -> None:
    is_on = "on" in request.POST
    key = read_key(request.POST.get("on") or request.POST.get("off"))
    editable = FilmList.objects.visible_to(request.user).editable_by(request.user)
    film_list = get_object_or_404(editable, pk=key)
    change = services.add_film if is_on else services.remove_film
    try:
        spend(LIST_POSTS, request)
        change(film_list=film_list, film=film)
    except QuotaExceeded as exceeded:
        messages.error(request, words_to_wait(exceeded.retry_after))
    except services.ListIsFull:
        messages.error(request, words_on_full_list())
    except services.ListIsGone as gone:
        raise Http404 from gone
    else:
        told = _("“%(film)s” is on “%(list)s”.") if is_on else _("“%(film)s” is off “%(list)s”.")
        messages.success(request, told % {"film": film.title, "list": film_list.title})
