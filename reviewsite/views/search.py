"""The search page, and the suggestions while a query is being typed."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.quotas import Quota, QuotaExceeded, spend
from films.search import Suggestion, suggest
from reviewsite.search import Results, clean_query, search_site
from reviewsite.ways_in import newest_films, read_ways_in

# Somebody who types without a pause asks five times in a second, for a few seconds.
SUGGESTIONS = Quota("suggestions", times=60, seconds=60)
# New films may wait this long in a browser that has asked for the same letters before.
SUGGESTIONS_KEPT = 60


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """What matches ?q=, by kind; where nothing does, what was meant, unless it is to be searched
    ?as_typed, and other ways on."""
    query = clean_query(request.GET.get("q", ""))
    results = search_site(query, as_typed="as_typed" in request.GET) if query else Results()
    context = {
        "query": query,
        "results": results,
        "ways": read_ways_in() if results.is_empty else None,
        "newest": [] if query else newest_films(),
    }
    return render(request, "pages/search.html", context)


@require_safe
def search_suggest(request: HttpRequest) -> JsonResponse:
    """Films and people whose names ?q= begins, as JSON, for the field in the top bar."""
    try:
        spend(SUGGESTIONS, request)
    except QuotaExceeded as exceeded:
        headers = {"Retry-After": str(exceeded.retry_after), "Cache-Control": "no-store"}
        return JsonResponse({"suggestions": []}, status=429, headers=headers)
    found = suggest(clean_query(request.GET.get("q", "")))
    headers = {"Cache-Control": f"public, max-age={SUGGESTIONS_KEPT}"}
    options = [_option(suggestion) for suggestion in found]
    return JsonResponse({"suggestions": options}, headers=headers)


def _option(suggestion: Suggestion) -> dict[str, str]:
    """What the field shows: the name, and beside it how it was found and what it is."""
    is_film = suggestion.kind == "film"
    detail = [suggestion.matched] if suggestion.matched != suggestion.name else []
    detail.append(str(suggestion.year or _("Film")) if is_film else _("Person"))
    url = reverse(f"{suggestion.kind}_detail", args=[suggestion.slug])
    return {"name": suggestion.name, "detail": ", ".join(detail), "url": url}
