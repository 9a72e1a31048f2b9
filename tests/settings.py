"""The site's settings with what tests need: a key, quick hashing, mail and tasks in memory."""

import atexit
import os
import shutil
import tempfile

os.environ.setdefault("SECRET_KEY", "only-for-tests-not-a-secret-0123456789-abcdefghijklmnop")
if "VAR_DIR" not in os.environ:
    # The parallel workers of pytest inherit it.
    os.environ["VAR_DIR"] = tempfile.mkdtemp(prefix="foyer-tests-")
    atexit.register(shutil.rmtree, os.environ["VAR_DIR"], ignore_errors=True)

from reviewsite.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
RATE_LIMITS = False
ACCOUNT_RATE_LIMITS = MFA_RATE_LIMITS = False

# Each parallel worker empties a store of its own.
if "LOCATION" in CACHES["default"]:  # noqa: F405
    number = os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")
    CACHES["default"]["LOCATION"] += f"?db={number}"  # noqa: F405
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):  # noqa: F405
    # Parallel workers of pytest know only of Django's own engine that it tests in memory.
    DATABASES["default"]["TEST"] = {"NAME": ":memory:"}  # noqa: F405
# `make check` lints the migrations with it.
INSTALLED_APPS = [*INSTALLED_APPS, "django_migration_linter"]  # noqa: F405
