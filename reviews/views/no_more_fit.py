"""The answer to a button when what it adds to is full."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import number_format


def no_more_fit(
    request: HttpRequest, *, title: str, text: str, most: int, place: str, action: str
) -> HttpResponse:
    """A page with status 422: `text` names `most`, and `action` leads to the page named `place`."""
    context = {
        "title": title,
        "problem": text % {"most": number_format(most, force_grouping=True)},
        "address": reverse(place),
        # The button's own address shows no page.
        "here": reverse(place),
        "action": action,
    }
    return render(request, "reviews/no_more_fit.html", context, status=422)
