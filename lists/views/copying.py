"""Copying somebody's list to one's own, and deleting a list of one's own."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.quotas import QuotaExceeded
from accounts.requests import AuthenticatedRequest
from lists import services
from lists.models import FilmList

from .quotas import spend_new_list, words_on_too_many, words_to_wait


@require_http_methods(["GET", "HEAD", "POST"])
def list_copy(request: HttpRequest, pk: int) -> HttpResponse:
    """A list for the reader alone with the same films. Who is not signed in comes here by a link,
    signs in, and is led to the list."""
    film_list = get_object_or_404(FilmList.objects.public(), pk=pk)
    if not request.user.is_authenticated:
        return redirect_to_login(film_list.get_absolute_url())
    if request.method != "POST":
        return redirect(film_list)
    try:
        copy = services.copy_list(
            film_list=film_list,
            author=request.user,
            before_storing=spend_new_list(request, request.user),
        )
    except services.TooManyLists:
        messages.error(request, words_on_too_many())
    except QuotaExceeded as exceeded:
        messages.error(request, words_to_wait(exceeded.retry_after))
    else:
        messages.success(request, _("Copied. Only you can see it; the notes are yours to write."))
        return redirect("list_edit", copy.pk)
    return redirect(film_list)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def list_delete(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Ask, and delete a list of the reader's own."""
    own = FilmList.objects.visible_to(request.user).filter(author=request.user)
    film_list = get_object_or_404(own, pk=pk)
    if request.method == "POST":
        services.delete_list(film_list=film_list)
        messages.success(request, _("List deleted."))
        return redirect("member_lists", request.user.username)
    return render(request, "lists/list_confirm_delete.html", {"film_list": film_list})
