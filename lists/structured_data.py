"""Lists in the words of schema.org."""

from collections.abc import Sequence

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from films.structured_data import Crumbs, breadcrumbs, item_list
from lists.models import FilmList, ListedFilm


def list_data(film_list: FilmList, rows: Sequence[ListedFilm]) -> list[dict]:
    """The blocks of a list's page: its films in their order, and its trail of crumbs."""
    address = settings.SITE_URL + film_list.get_absolute_url()
    films = item_list([row.film for row in rows], site_url=settings.SITE_URL)
    told = {"@id": address, "url": address, "name": film_list.title, "numberOfItems": len(rows)}
    if film_list.reason:
        told["description"] = film_list.reason
    trail = [(_("Lists"), reverse("list_list"))]
    return [films and films | told, breadcrumbs(trail, film_list.title, site_url=settings.SITE_URL)]


def lists_data(lists: Sequence[FilmList], trail: Crumbs) -> list[dict]:
    """The blocks of a page of lists: those that it shows, and the way to it, if there is one."""
    shown = item_list(lists, site_url=settings.SITE_URL)
    way = [breadcrumbs(trail, _("Lists"), site_url=settings.SITE_URL)] if trail else []
    return [shown, *way]
