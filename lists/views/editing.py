"""Beginning a list, and editing one: its words, its films, their places and notes."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.quotas import QuotaExceeded, spend
from accounts.requests import AuthenticatedRequest
from films.models import Film
from films.search import search_films
from lists import services
from lists.forms import EditForm, ListForm, words_of
from lists.list_pages import placed_films_on
from lists.models import FilmList
from reviews.views.signed_out import for_writers_of

from .quotas import LIST_POSTS, spend_new_list, words_on_too_many, words_to_wait

GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])
# Who does not see the film among as many types more of its title.
MATCHES = 8


@GET_OR_POST
@for_writers_of(words_of)
def list_new(request: AuthenticatedRequest) -> HttpResponse:
    """Begin a list, perhaps with the film that the address names."""
    film = _film_to_begin_with(request)
    form = ListForm(request.POST if request.method == "POST" else None, initial={"is_public": True})
    retry_after = None
    if form.is_valid():
        try:
            film_list = services.create_list(
                author=request.user,
                films=[(film, "")] if film else [],
                before_storing=spend_new_list(request, request.user),
                **form.cleaned_data,
            )
        except services.TooManyLists:
            form.add_error(None, words_on_too_many())
        except QuotaExceeded as exceeded:
            retry_after = exceeded.retry_after
            form.add_error(None, words_to_wait(retry_after))
        else:
            messages.success(request, _("List begun. Put films on it."))
            return redirect("list_edit", film_list.pk)
    page = {"form": form, "film": film}
    return _answer(request, "lists/list_new.html", page, form, retry_after)


@GET_OR_POST
@for_writers_of(words_of)
def list_edit(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """The editor of a member's own list. Every one of its buttons stores what was typed."""
    editable = FilmList.objects.visible_to(request.user).editable_by(request.user)
    film_list = get_object_or_404(editable, pk=pk)
    rows = placed_films_on(film_list)
    if request.method != "POST":
        return _editor(request, EditForm(film_list, rows, sought=request.GET.get("find", "")))
    form = EditForm(film_list, rows, request.POST)
    try:
        spend(LIST_POSTS, request)
    except QuotaExceeded as exceeded:
        form.add_error(None, words_to_wait(exceeded.retry_after))
        return _editor(request, form, exceeded.retry_after)
    if form.is_valid():
        try:
            services.save_list(film_list=film_list, added=_film_to_add(request), **form.values())
        except services.ListIsFull:
            form.add_error("sought", words_on_full_list())
        except services.ListIsGone as gone:
            raise Http404 from gone
        else:
            return _saved(request, form, film_list)
    return _editor(request, form)


def words_on_full_list() -> str:
    return _("%(most)s films stand on this list. Take one off first.") % {
        "most": services.MAX_FILMS_ON_LIST
    }


def _film_to_begin_with(request: AuthenticatedRequest) -> Film | None:
    slug = request.GET.get("film")
    return get_object_or_404(Film.objects.public(), slug=slug) if slug else None


def _film_to_add(request: AuthenticatedRequest) -> Film | None:
    slug = request.POST.get("add")
    return get_object_or_404(Film.objects.public(), slug=slug) if slug else None


def _saved(request: AuthenticatedRequest, form: EditForm, film_list: FilmList) -> HttpResponse:
    for note in form.lost_notes():
        lost = _("The film of this note was taken off in another window: “%(note)s”")
        messages.warning(request, lost % {"note": note})
    editor = reverse("list_edit", args=[film_list.pk])
    if moved := form.moved:
        said = {"film": moved.listed.film.title, "place": moved.place, "all": len(form.listed)}
        messages.success(request, _("%(film)s is now %(place)s of %(all)s.") % said)
        # Without the film's anchor, with which browsers focus nothing.
        return redirect(f"{editor}?{urlencode({'moved': f'{moved.way}-{moved.listed.pk}'})}")
    messages.success(request, _("List saved."))
    if "add" in request.POST:
        return redirect(f"{editor}#add")
    if sought := form.cleaned_data["sought"]:
        return redirect(f"{editor}?{urlencode({'find': sought})}#add")
    return redirect(editor if "find" in request.POST else film_list)


def _editor(
    request: AuthenticatedRequest, form: EditForm, retry_after: int | None = None
) -> HttpResponse:
    sought = form["sought"].value() or ""
    standing = {row.film_id for row in form.listed}
    found = [one.film for one in search_films(sought, limit=MATCHES)]
    page = {
        "form": form,
        "film_list": form.film_list,
        "sought": sought,
        "moved": request.GET.get("moved", ""),
        "found": [(film, film.pk in standing) for film in found],
    }
    return _answer(request, "lists/list_edit.html", page, form, retry_after)


def _answer(
    request: AuthenticatedRequest,
    template: str,
    page: dict,
    form: ListForm,
    retry_after: int | None,
) -> HttpResponse:
    """The page with the form; 422 where something in it is wrong, 429 for `retry_after` seconds."""
    if retry_after is None:
        return render(request, template, page, status=422 if form.errors else 200)
    response = render(request, template, page, status=429)
    response["Retry-After"] = str(retry_after)
    return response
