"""The table of contents. Each app writes whole paths, so one grep finds any address."""

from django.conf import settings
from django.contrib import admin
from django.urls import include, path

from reviewsite.media import media
from reviewsite.sitemaps import sitemap_index, sitemap_section
from reviewsite.views import machines, pages, personal_data
from reviewsite.views.home import home
from reviewsite.views.rate import rate, rate_later
from reviewsite.views.search import search, search_suggest
from reviewsite.views.theme import theme

urlpatterns = [
    path("", home, name="home"),
    path("rate/", rate, name="rate"),
    path("rate/later/", rate_later, name="rate_later"),
    path("search/", search, name="search"),
    path("search/suggest/", search_suggest, name="search_suggest"),
    path("theme/", theme, name="theme"),
    path("about/", pages.about, name="about"),
    path("rules/", pages.rules, name="rules"),
    path("how-reviews-work/", pages.how_reviews_work, name="how_reviews_work"),
    path("privacy/", pages.privacy, name="privacy"),
    path("", include("films.urls")),
    path("", include("reviews.urls")),
    path("", include("lists.urls")),
    path("", include("accounts.urls")),
    path("", include("moderation.urls")),
    path("account/data/", personal_data.personal_data, name="personal_data"),
    path("account/data/copy.zip", personal_data.export_download, name="export_download"),
    path("account/leave/", personal_data.leave, name="leave"),
    path("account/stay/", personal_data.stay, name="stay"),
    path("account/", include("allauth.urls")),
    path("media/<path:name>", media, name="media"),
    path("sitemap.xml", sitemap_index, name="sitemap_index"),
    path("sitemap-<section>.xml", sitemap_section, name="sitemap"),
    path("robots.txt", machines.robots, name="robots"),
    path("manifest.webmanifest", machines.web_manifest, name="manifest"),
    path(".well-known/security.txt", machines.security_txt, name="security_txt"),
    path("service-worker.js", machines.service_worker, name="service_worker"),
    path("offline/", machines.offline, name="offline"),
    path("prefetching.json", machines.prefetching, name="prefetching"),
    path("favicon.ico", machines.favicon, name="favicon"),
    path("healthz/", machines.healthz, name="healthz"),
    path("readyz/", machines.readyz, name="readyz"),
    path(settings.ADMIN_PATH, admin.site.urls),
]
if settings.METRICS_TOKEN:
    urlpatterns.append(path("", include("reviewsite.metrics.urls")))
handler400 = "reviewsite.views.errors.bad_request"
handler404 = "reviewsite.views.errors.not_found"
# allauth calls this where something was done too often.
handler429 = "reviewsite.views.errors.too_many_requests"
handler500 = "reviewsite.views.errors.server_error"
