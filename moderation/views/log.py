"""The public log of decisions."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from freshness import depends_on
from moderation import selectors


@depends_on("decisions", "reviews", "comments", "lists", query=("after", "before"))
@require_safe
def log(request: HttpRequest) -> HttpResponse:
    page = selectors.log_page(request.GET)
    context = {
        "decisions": page.rows,
        "previous": page.previous and f"?{page.previous}",
        "next": page.next and f"?{page.next}",
    }
    return render(request, "moderation/log.html", context)
