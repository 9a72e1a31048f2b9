"""Reading lists: one with its films, and rows of them as cards."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.selectors import public_members
from films.models import Film
from freshness import depends_on
from lists import list_pages
from lists.models import FilmList
from lists.structured_data import list_data, lists_data

PLACE = ("after", "before")
# Longer titles take a smaller heading, so that a phone shows films below it.
LONG_TITLE = 32
# More films than a window shows are read row by row; fewer, column by column.
FILMS_IN_COLUMNS = 12


@depends_on("lists", query=PLACE)
@require_safe
def list_list(request: HttpRequest) -> HttpResponse:
    """All lists that members show to everyone, newest first."""
    page = list_pages.newest_lists(request.GET)
    context = {"page": page, "structured_data": lists_data(page.lists, [])}
    return render(request, "lists/list_list.html", context)


@depends_on("list:{pk}", also=list_pages.keys_of_first_film)
@require_safe
def list_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """A list that this reader may see, with all of its films; 410 where a moderator hid one."""
    film_list = list_pages.find_list(pk, request.user)
    if film_list is None:
        hidden = get_object_or_404(FilmList.objects.removed(), pk=pk)
        return render(request, "lists/list_gone.html", {"film_list": hidden}, status=410)
    rows = list_pages.films_on(film_list)
    is_public = film_list.is_public and not film_list.is_hidden and bool(rows)
    context = {
        "film_list": film_list,
        "rows": rows,
        "length": list_pages.length_of(rows),
        "card": list_pages.card_of(rows),
        "is_own": film_list.author_id == request.user.pk,
        "is_public": is_public,
        "is_long_title": len(film_list.title) > LONG_TITLE,
        "is_long": len(rows) > FILMS_IN_COLUMNS,
        "structured_data": list_data(film_list, rows) if is_public else [],
    }
    return render(request, "lists/list_detail.html", context)


@depends_on("film:{slug}", "lists", query=PLACE)
@require_safe
def film_lists(request: HttpRequest, slug: str) -> HttpResponse:
    """The public lists on which a film stands."""
    film = get_object_or_404(Film.objects.visible_to(request.user), slug=slug)
    page = list_pages.lists_with(film, request.GET)
    trail = [(_("Films"), reverse("film_list")), (film.title, film.get_absolute_url())]
    data = lists_data(page.lists, trail)
    context = {"film": film, "page": page, "crumbs": trail, "structured_data": data}
    return render(request, "lists/film_lists.html", context)


@depends_on("member:{username}", query=PLACE)
@require_safe
def member_lists(request: HttpRequest, username: str) -> HttpResponse:
    """The lists of a member; their own page shows members those that nobody else sees, too."""
    member = get_object_or_404(public_members(), username=username)
    page = list_pages.lists_by(member, request.user, request.GET)
    trail = [(_("Members"), reverse("member_list")), (member.name, member.get_absolute_url())]
    context = {
        "member": member,
        "page": page,
        "crumbs": trail,
        "is_own": member.pk == request.user.pk,
        "structured_data": lists_data(page.lists, trail),
    }
    return render(request, "lists/member_lists.html", context)
