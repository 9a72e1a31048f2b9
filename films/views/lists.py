"""Lists of films: all of them, those of a genre, those of a country."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from films import structured_data
from films.filters import FILTER_NAMES, FilmFilterForm, query_of
from films.models import Country, Genre
from films.selectors import (
    FilmFilter,
    few_of,
    film_facets,
    film_rows,
    films_matching,
    name_subjects,
)
from freshness import depends_on
from text.paging import InvalidCursor, Page, page_of

FILMS_PER_PAGE = 24
# As many posters as stand in the first row of a wide window are fetched before the others.
EAGER_POSTERS = 6
LIST_QUERY = ("after", "before", *FILTER_NAMES)


@depends_on("films", "charts", query=LIST_QUERY)
@require_safe
def film_list(request: HttpRequest) -> HttpResponse:
    return _listing(request, title=_("Films"), fixed=FilmFilter())


@depends_on("films", "charts", query=LIST_QUERY)
@require_safe
def genre_detail(request: HttpRequest, slug: str) -> HttpResponse:
    genre = get_object_or_404(Genre, slug=slug)
    return _listing(request, title=genre.name, fixed=FilmFilter(genres=[genre]))


@depends_on("films", "charts", query=LIST_QUERY)
@require_safe
def country_detail(request: HttpRequest, slug: str) -> HttpResponse:
    country = get_object_or_404(Country, slug=slug)
    title = _("Films from %(country)s") % {"country": country.name}
    return _listing(request, title=title, fixed=FilmFilter(countries=[country]))


def _listing(request: HttpRequest, *, title: str, fixed: FilmFilter) -> HttpResponse:
    facets = film_facets()
    form = FilmFilterForm(
        request.GET,
        genres=None if fixed.genres else facets.genres,
        countries=None if fixed.countries else facets.countries,
        sets=facets.sets,
        fixed=fixed,
    )
    page = _page(request, form)
    is_ledger = _shows_ledger(form, page.rows)
    if is_ledger:
        name_subjects(page.rows)
    is_whole = not page.previous and not page.next
    subject = next(iter(fixed.genres), None) or next(iter(fixed.countries), None)
    crumbs = [(_("Films"), reverse("film_list"))] if subject else []
    data = [structured_data.item_list(page.rows, site_url=settings.SITE_URL)]
    if subject:
        data.append(structured_data.breadcrumbs(crumbs, title, site_url=settings.SITE_URL))
    return render(
        request,
        "films/film_list.html",
        {
            "title": title,
            "subject": subject,
            # What stands there is counted; of more the sets know.
            "film_count": len(page.rows) if is_whole else form.film_count,
            "is_ledger": is_ledger,
            "begins_as_ledger": is_ledger and not form.chosen_view,
            "is_whole": is_whole,
            "crumbs": crumbs,
            "structured_data": data,
            "form": form,
            "films": page.rows,
            "eager_posters": EAGER_POSTERS,
            **_addresses(request.path, form, page, is_ledger=is_ledger),
        },
    )


def _addresses(path: str, form: FilmFilterForm, page: Page, *, is_ledger: bool) -> dict[str, str]:
    """Where the pages on either side are, the other view, and the list without filters."""
    pairs = form.pairs()
    view = [pair for pair in pairs if pair[0] == "view"]
    # A list that begins as a ledger goes on as one.
    walk = pairs if form.chosen_view or not is_ledger else [("view", "ledger"), *pairs]
    rest = [pair for pair in pairs if pair not in view]
    return {
        "path": path,
        "previous": page.previous and path + query_of(walk, and_then=page.previous),
        "next": page.next and path + query_of(walk, and_then=page.next),
        "posters_url": path + query_of([("view", "posters"), *rest]),
        "ledger_url": path + query_of([("view", "ledger"), *rest]),
        "clear_url": path + query_of(view),
    }


def _page(request: HttpRequest, form: FilmFilterForm) -> Page:
    few = few_of(form.left, form.wanted) if form.left else None
    films = films_matching(form.wanted, few)
    try:
        return page_of(
            films, order=form.order.fields, size=FILMS_PER_PAGE, query=request.GET,
            by_value=True, read=film_rows,
        )  # fmt: skip
    except InvalidCursor as error:
        raise Http404("No such page of films.") from error


def _shows_ledger(form: FilmFilterForm, films: list) -> bool:
    """As the reader asked; else where a filter is on and under half of the films have pictures: as
    posters they would be a wall of blank boards."""
    if form.chosen_view:
        return form.chosen_view == "ledger"
    pictured = sum(film.poster is not None for film in films)
    return bool(form.tags) and pictured * 2 < len(films)
