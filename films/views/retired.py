"""Where an address leads that a film or a person once had."""

from django.http import HttpRequest, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse

from films.models import Film, Person


def to_present_film(
    request: HttpRequest, slug: str, view_name: str
) -> HttpResponsePermanentRedirect:
    """The same page under the film's present address; 404 where no film ever had this one."""
    film = get_object_or_404(Film.objects.visible_to(request.user), retired_slugs__slug=slug)
    return HttpResponsePermanentRedirect(reverse(view_name, args=[film.slug]))


def to_present_person(slug: str) -> HttpResponsePermanentRedirect:
    """The page under the person's present address; 404 where nobody ever had this one."""
    person = get_object_or_404(Person, retired_slugs__slug=slug)
    return HttpResponsePermanentRedirect(person.get_absolute_url())
