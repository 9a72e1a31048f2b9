"""Counts answers: around the kept pages and around Django. All processes of a host write files in
one folder, and any of them tells the sum."""

import time
from collections.abc import Callable, Iterable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from freshness.versions import SEEN

settings.METRICS_DIR.mkdir(parents=True, exist_ok=True)

# Only now: the folder must be there.
from prometheus_client import Counter, Histogram  # noqa: E402

REACHED = "reviewsite.metrics.reached"
# Seconds: from a page of fragments to what a reader takes for broken.
BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)

ANSWERS = Counter("foyer_answers", "Answers that Django made.", ["view", "status"])
SECONDS = Histogram(
    "foyer_answer_seconds", "Seconds in which Django made an answer.", ["view"], buckets=BUCKETS
)
KEPT_PAGES = Counter(
    "foyer_kept_pages", "Kept pages that visitors found, and those made for them.", ["result"]
)
FOUND, MADE = KEPT_PAGES.labels("found"), KEPT_PAGES.labels("made")


class CountedPages:
    """Around the page cache: what is answered and did not reach Django was found there."""

    def __init__(self, application: Callable):
        self.application = application

    def __call__(self, environ: dict, start_response: Callable) -> Iterable[bytes]:
        # The page cache hands Django a copy of `environ`, which holds the same list.
        reached: list[bool] = []
        environ[REACHED] = reached
        body = self.application(environ, start_response)
        if not reached:
            FOUND.inc()
        return body


def counted_answers(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable:
    """Middleware, the outermost."""

    def middleware(request: HttpRequest) -> HttpResponse:
        request.META[REACHED].append(True)
        if SEEN in request.META:
            MADE.inc()
        began = time.perf_counter()
        response = get_response(request)
        view = request.resolver_match.view_name if request.resolver_match else "none"
        SECONDS.labels(view).observe(time.perf_counter() - began)
        ANSWERS.labels(view, f"{response.status_code // 100}xx").inc()
        return response

    return middleware
