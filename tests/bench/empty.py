"""What pages are measured against: a view that does nothing, with the site's own middleware or,
with BENCH_BARE set, without any."""

import os

from django.core.wsgi import get_wsgi_application
from django.http import HttpResponse
from django.urls import path

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.bench.empty_settings"


def nothing(request):
    return HttpResponse()


urlpatterns = [path("", nothing)]
application = get_wsgi_application()
