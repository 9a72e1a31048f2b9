"""Lists of films: all of them, those of a genre, those of a country."""

from collections.abc import Sequence

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from films import structured_data
from films.filters import FILTER_NAMES, FilmFilterForm, query_of
from films.models import Country, Film, Genre
from films.selectors import FilmFilter, film_facets, film_rows, films_matching, name_subjects
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
        counts={} if fixed.genres or fixed.countries else facets.counts,
        fixed=fixed,
    )
    page = _page(request, form)
    begins_as_ledger = bool(fixed.genres or fixed.countries or form.tags()) and _is_bare(page.rows)
    is_ledger = (form.chosen_view or ("ledger" if begins_as_ledger else "posters")) == "ledger"
    if is_ledger:
        name_subjects(page.rows)
    subject = next(iter(fixed.genres), None) or next(iter(fixed.countries), None)
    film_count = subject.film_count if subject else form.film_count
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
            "film_count": film_count,
            "crumbs": crumbs,
            "structured_data": data,
            "form": form,
            "films": page.rows,
            "is_ledger": is_ledger,
            "eager_posters": EAGER_POSTERS,
            **_addresses(request.path, form, page, begins_as_ledger),
        },
    )


def _is_bare(films: Sequence[Film]) -> bool:
    """Whether under half of these films have a picture: then a table tells more than posters."""
    return 2 * sum(film.poster is not None for film in films) < len(films)


def _addresses(
    path: str, form: FilmFilterForm, page: Page, begins_as_ledger: bool
) -> dict[str, str]:
    """Where the pages on either side are, the other view, and the list without filters."""
    pairs = form.pairs()
    view = [pair for pair in pairs if pair[0] == "view"]
    unseen = [pair for pair in pairs if pair not in view]
    in_posters = [("view", "posters"), *unseen] if begins_as_ledger else unseen
    return {
        "path": path,
        "previous": page.previous and path + query_of(pairs, and_then=page.previous),
        "next": page.next and path + query_of(pairs, and_then=page.next),
        "posters_url": path + query_of(in_posters),
        "ledger_url": path + query_of([("view", "ledger"), *unseen]),
        "clear_url": path + query_of(view),
    }


def _page(request: HttpRequest, form: FilmFilterForm) -> Page:
    films = films_matching(form.wanted)
    try:
        page = page_of(
            films, order=form.order, size=FILMS_PER_PAGE, query=request.GET,
            by_value=True, read=film_rows,
        )  # fmt: skip
    except InvalidCursor as error:
        raise Http404("No such page of films.") from error
    return page
