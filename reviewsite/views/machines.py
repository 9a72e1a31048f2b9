"""What machines ask for: robots.txt, the web manifest, security.txt, health."""

import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from reviewsite.health import is_ready

# security.txt must say how long it holds; a site that is kept up renews it with every request.
SECURITY_TXT_DAYS = 180
# What the page for a site that is away needs, by their plain names: the page outlives an upgrade.
OFFLINE_FILES = ("/static/css/error.css", "/static/js/offline.js")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    lines = [
        "User-agent: *",
        f"Disallow: /{settings.ADMIN_PATH}",
        "Disallow: /search/",
        f"Sitemap: {settings.SITE_URL}/sitemap.xml",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:
    expires = timezone.now() + datetime.timedelta(days=SECURITY_TXT_DAYS)
    lines = [
        f"Contact: mailto:{settings.CONTACT_EMAIL}",
        f"Expires: {expires:%Y-%m-%dT00:00:00Z}",
        f"Canonical: {settings.SITE_URL}/.well-known/security.txt",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
def web_manifest(request: HttpRequest) -> HttpResponse:
    icons = [
        {"src": static(f"img/icon-{size}.png"), "sizes": f"{size}x{size}", "type": "image/png"}
        for size in (192, 512)
    ]
    manifest = {
        "name": settings.SITE_NAME,
        "short_name": settings.SITE_NAME,
        "start_url": "/",
        "id": "/",
        "display": "standalone",
        "background_color": "#fbfbfa",
        "theme_color": "#fbfbfa",
        "icons": icons,
    }
    return JsonResponse(manifest, content_type="application/manifest+json")


@never_cache
@require_safe
def service_worker(request: HttpRequest) -> HttpResponse:
    """The script that shows the page for a site that is away; members' browsers register it."""
    files = [reverse("offline"), *OFFLINE_FILES]
    context = {"files": files}
    return render(request, "pages/service_worker.js", context, content_type="text/javascript")


@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    """What the service worker shows without the site: it stands alone, with two plain files."""
    return render(request, "pages/offline.html")


@require_safe
def prefetching(request: HttpRequest) -> HttpResponse:
    """Which pages a browser may fetch while a visitor's pointer rests on a link: those that readers
    read, none that is made for one person or is not to be followed."""
    apart = [f"/{settings.ADMIN_PATH}*", "/account/*", "/media/*", "/search/*", "/rate/*"]
    where = {
        "and": [
            {"href_matches": "/*"},
            {"not": {"href_matches": apart}},
            {"not": {"selector_matches": "[rel~=nofollow], [download]"}},
        ]
    }
    rules = {"prefetch": [{"where": where, "eagerness": "moderate"}]}
    return JsonResponse(rules, content_type="application/speculationrules+json")


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """For browsers that ask without having read the page."""
    return HttpResponsePermanentRedirect(static("img/favicon.ico"))


@never_cache
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """The process answers."""
    return HttpResponse("ok\n", content_type="text/plain")


@never_cache
@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    """The site can serve. Strangers learn yes or no, no more."""
    ready = is_ready()
    return HttpResponse(
        "ready\n" if ready else "not ready\n",
        status=200 if ready else 503,
        content_type="text/plain",
    )
