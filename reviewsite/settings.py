"""The one settings module. Every difference between machines is an environment variable with a
safe default; `.env.example` lists them all. Domain limits live beside the rules they limit."""

import os
from ipaddress import ip_address
from urllib.parse import urlsplit

import structlog
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _
from environ import FileAwareEnv

from reviewsite import engines
from reviewsite.secret_key import BASE_DIR, secret_key_path, var_dir
from reviewsite.site_url import site_address

env = FileAwareEnv()
env.read_env(BASE_DIR / ".env")

VAR_DIR = var_dir(env)
DEBUG = env.bool("DEBUG", default=False)


def read_secret_key() -> str:
    """The key from SECRET_KEY, else from the file that `make run` made. There is no default."""
    key = env.str("SECRET_KEY", default="")
    path = secret_key_path(env)
    if not key and path.exists():
        key = path.read_text().strip()
    if not key:
        raise ImproperlyConfigured(
            "No secret key. Set SECRET_KEY, or make a key file: python -m reviewsite.secret_key"
        )
    return key


SECRET_KEY = read_secret_key()
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])

# ---- the site's name and address
SITE_NAME = env.str("SITE_NAME", default="Foyer")
PORT = env.int("PORT", default=8000)
SITE_URL = site_address(env.str("SITE_URL", default=f"http://127.0.0.1:{PORT}"))
# Where the program itself can be read; without it the footer does not lead there.
SOURCE_URL = env.str("SOURCE_URL", default="")
SITE_IS_SECURE = SITE_URL.startswith("https://")
ALLOWED_HOSTS = env.list(
    "ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]", urlsplit(SITE_URL).hostname]
)
CSRF_TRUSTED_ORIGINS = [SITE_URL]
# How many proxies stand in front of the site and may be believed about a visitor's address.
TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", default=0)
# Whether only this machine can reach the site, as far as the settings tell.
SITE_IS_LOCAL = not (SITE_IS_SECURE or TRUSTED_PROXY_COUNT) and {
    "localhost",
    "127.0.0.1",
    "::1",
    "[::1]",
}.issuperset(ALLOWED_HOSTS)
if TRUSTED_PROXY_COUNT:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# ---- applications
INSTALLED_APPS = [
    "reviewsite",
    "moderation",
    "lists",
    "reviews",
    "films",
    "accounts",
    "reviewsite.apps.DeskConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "crispy_forms",
    "django_tasks",
    "django_tasks_db",
    "simple_history",
    "csp",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "reviewsite.middleware.health",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "accounts.middleware.private_pages",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "accounts.middleware.seen_sessions",
    "accounts.middleware.RefusedForms",
    "simple_history.middleware.HistoryRequestMiddleware",
    "films.middleware.retired_addresses",
    "reviewsite.middleware.prefetching",
]
ROOT_URLCONF = "reviewsite.urls"
WSGI_APPLICATION = "reviewsite.wsgi.application"
CONTEXT_PROCESSORS = [
    "django.template.context_processors.request",
    "django.contrib.auth.context_processors.auth",
    "django.contrib.messages.context_processors.messages",
    "reviewsite.context_processors.site",
]
TEMPLATES = [
    {
        # The site's pages.
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "environment": "reviewsite.jinja.environment",
            "context_processors": CONTEXT_PROCESSORS,
        },
    },
    {
        # The admin, mails and the pack of forms.
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates" / "django"],
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": CONTEXT_PROCESSORS},
    },
]
# ---- figures for Prometheus, off without a token
METRICS_TOKEN = env.str("METRICS_TOKEN", default="")
METRICS_DIR = VAR_DIR / "metrics"
# What nobody guesses by asking: sixteen random bytes in hexadecimal digits have 32.
METRICS_TOKEN_MIN_LENGTH = 32
if METRICS_TOKEN:
    engines.needs_driver("METRICS_TOKEN", "Prometheus", "prometheus_client")
    if len(METRICS_TOKEN) < METRICS_TOKEN_MIN_LENGTH:
        raise ImproperlyConfigured(
            f"METRICS_TOKEN is shorter than {METRICS_TOKEN_MIN_LENGTH} characters."
        )
    # Read when the package is imported, after the settings.
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(METRICS_DIR)
    MIDDLEWARE.insert(0, "reviewsite.metrics.counting.counted_answers")

CRISPY_ALLOWED_TEMPLATE_PACKS = ("foyer",)
CRISPY_TEMPLATE_PACK = "foyer"

# ---- database, cache, pictures: one SQLite file, this process's memory and a folder, or what the
# three addresses name
CACHE_URL = env.str("CACHE_URL", default="")
DATABASES = {
    "default": engines.database(
        env.str("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'foyer.sqlite3'}")
    )
}
DATABASES["default"]["DISABLE_SERVER_SIDE_CURSORS"] = env.bool("DATABASE_POOLER", default=False)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
WORKERS = env.int("WORKERS", default=engines.default_workers(DATABASES["default"]["ENGINE"]))
CACHES = {"default": engines.cache(CACHE_URL)}
# Pages that each worker keeps for visitors: 16 MB hold about a thousand, compressed.
PAGE_CACHE_BYTES = env.int("PAGE_CACHE_MB", default=16) * 1_000_000
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


def mail_domain(host: str) -> str:
    """What stands after the @: the host, or localhost where the host is a number."""
    try:
        ip_address(host)
    except ValueError:
        return host
    return "localhost"


# ---- mail: files in a folder, unless EMAIL_URL names a server
MAIL_DIR = VAR_DIR / "mail"
if env.str("EMAIL_URL", default=""):
    vars().update(env.email("EMAIL_URL"))
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = MAIL_DIR
# Seconds that the worker waits for a mail server that does not answer, while other jobs wait.
EMAIL_TIMEOUT = 10
MAIL_DOMAIN = mail_domain(urlsplit(SITE_URL).hostname or "localhost")
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default=f"{SITE_NAME} <noreply@{MAIL_DOMAIN}>")
CONTACT_EMAIL = env.str("CONTACT_EMAIL", default=f"contact@{MAIL_DOMAIN}")

# ---- members
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "accounts.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email", "username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_SUBJECT_PREFIX = f"{SITE_NAME}: "
ACCOUNT_USERNAME_MIN_LENGTH = 2
ACCOUNT_USERNAME_VALIDATORS = "accounts.usernames.validators"
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if SITE_IS_SECURE else "http"
ACCOUNT_FORMS = {
    "login": "accounts.forms.LoginForm",
    "signup": "accounts.forms.SignupForm",
    "reset_password": "accounts.forms.ResetPasswordForm",
    "reset_password_from_key": "accounts.forms.ResetPasswordKeyForm",
    "set_password": "accounts.forms.SetPasswordForm",
    "change_password": "accounts.forms.ChangePasswordForm",
    "add_email": "accounts.forms.AddEmailForm",
    "reauthenticate": "accounts.forms.ReauthenticateForm",
    "request_login_code": "accounts.code_forms.RequestLoginCodeForm",
    "confirm_login_code": "accounts.code_forms.ConfirmLoginCodeForm",
}
ACCOUNT_PRESERVE_USERNAME_CASING = False
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_LOGIN_ON_EMAIL_CONFIRMATION = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
# Seconds. A mail may take minutes; a code has eight letters and three attempts.
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 600
MFA_ADAPTER = "accounts.second_factor.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = SITE_NAME
# A code may be one step old or early: people type slowly, and clocks differ.
MFA_TOTP_TOLERANCE = 1
MFA_FORMS = {
    "authenticate": "accounts.code_forms.AuthenticateForm",
    "reauthenticate": "accounts.code_forms.ReauthenticateForm",
    "activate_totp": "accounts.code_forms.ActivateTOTPForm",
    "add_webauthn": "accounts.code_forms.AddPasskeyForm",
    "edit_webauthn": "accounts.code_forms.RenamePasskeyForm",
}
# Whether the sample's editor and moderator may enter the admin without a second factor.
SAMPLE_STAFF_WITHOUT_SECOND_FACTOR = env.bool(
    "SAMPLE_STAFF_WITHOUT_SECOND_FACTOR", default=SITE_IS_LOCAL
)
if SAMPLE_STAFF_WITHOUT_SECOND_FACTOR and not SITE_IS_LOCAL:
    raise ImproperlyConfigured(
        "SAMPLE_STAFF_WITHOUT_SECOND_FACTOR is only for a site that answers on this machine alone. "
        "Take it out, or remove the sample."
    )
RATE_LIMITS = env.bool("RATE_LIMITS", default=True)
# How often, for each network (ip) or for each account as one network tries it (key). Waits grow:
# five wrong passwords in a minute, twenty in an hour, fifty in a day. A mailbox gets at most ten
# codes and ten links in an hour.
ACCOUNT_RATE_LIMITS: dict[str, str] | bool = {
    "login_failed": "10/m/ip,5/m/key,20/h/key,50/d/key",
    "request_login_code": "20/m/ip,3/m/key,10/h/key",
    "reset_password": "20/m/ip,5/m/key,10/h/key",
}
if not RATE_LIMITS:
    ACCOUNT_RATE_LIMITS = MFA_RATE_LIMITS = False
ALLAUTH_TRUSTED_PROXY_COUNT = TRUSTED_PROXY_COUNT

# ---- language and time
LANGUAGE_CODE = env.str("LANGUAGE_CODE", default="en")
LANGUAGES = [("en", _("English"))]
FORMAT_MODULE_PATH = ["reviewsite.formats"]
LOCALE_PATHS = [BASE_DIR / "reviewsite" / "locale"]
TIME_ZONE = env.str("TIME_ZONE", default="UTC")
USE_TZ = True

# ---- files
STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"
STORAGES = {
    "default": engines.picture_store(env.str("MEDIA_URL", default="")),
    "staticfiles": {"BACKEND": "reviewsite.storage.BundledStaticFilesStorage"},
}
# Longest body that a form may send, pictures apart. A review is at most 20,000 characters; a text
# pasted by mistake may be fifty times as long and still gets its message beside the field.
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
# A film's form has eight fields for each credit, and some films have hundreds of credits.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000
# The browser sends one for each still of a film, empty where none is chosen.
DATA_UPLOAD_MAX_NUMBER_FILES = 1_000
FILE_UPLOAD_HANDLERS = [
    "films.pictures.uploads.ClippedUpload",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
FILE_UPLOAD_PERMISSIONS = 0o644

# ---- safety
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
PERMISSIONS_POLICY: dict[str, list[str]] = {
    feature: [] for feature in ("camera", "geolocation", "microphone", "payment", "usb")
}
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_USE_SESSIONS = False
CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
if SITE_IS_SECURE:
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SESSION_COOKIE_NAME = "__Host-sessionid"
    CSRF_COOKIE_NAME = "__Host-csrftoken"
    SECURE_SSL_REDIRECT = True
    SECURE_REDIRECT_EXEMPT = [r"^(healthz|readyz)/$"]
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
CSRF_FAILURE_VIEW = "reviewsite.views.errors.csrf_failure"
ADMIN_PATH = env.str("ADMIN_PATH", default="admin/")
# Wrong passwords and the like are logged by name of event only; no address, no mail.
LOG_LEVEL = env.str("LOG_LEVEL", default="WARNING")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    # One line of JSON for each event: line breaks in what visitors sent cannot forge another.
    "formatters": {
        "line": {
            "()": "structlog.stdlib.ProcessorFormatter",
            "processors": [
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.format_exc_info,
                structlog.processors.JSONRenderer(),
            ],
            "foreign_pre_chain": [
                structlog.processors.TimeStamper(fmt="iso", utc=True),
                structlog.stdlib.add_log_level,
                structlog.stdlib.add_logger_name,
            ],
        }
    },
    "filters": {"refusals": {"()": "reviewsite.log_lines.WithoutTracesOfRefusals"}},
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "line",
            "filters": ["refusals"],
            "level": LOG_LEVEL,
        }
    },
    "root": {"handlers": ["console"], "level": LOG_LEVEL},
}
SIMPLE_HISTORY_HISTORY_ID_USE_UUID = False
