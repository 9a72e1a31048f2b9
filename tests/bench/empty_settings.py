"""The site's settings around an empty view."""

import os

from reviewsite.settings import *  # noqa: F403

ROOT_URLCONF = "tests.bench.empty"
if os.environ.get("BENCH_BARE"):
    INSTALLED_APPS, MIDDLEWARE = [], []
