"""Django's settings. What differs between installations comes from the environment, in names beginning with DULY_.

    DULY_DEBUG          yes shows errors in full on the page. Never where others can reach it. Default no
    DULY_SECRET_KEY     default: a new one for each process, which is enough while nothing is signed
    DULY_ALLOWED_HOSTS  host names it answers to, with commas between. Default: this machine only
    DULY_DATABASE       path of the SQLite file. Default: in the user's data folder, or ./var without a home
    DULY_HTTPS          yes sends every request to https and turns HSTS on. Default no
    DULY_HSTS_SECONDS   how long browsers keep to https. Default a year, where DULY_HTTPS is on
    DULY_BEHIND_PROXY   yes trusts X-Forwarded-Proto, which the proxy must set itself. Default no
    DULY_LOG_LEVEL      DEBUG, INFO, WARNING or ERROR. Default INFO

No sessions, no sign-in and no cookies: what a person enters travels in the form and is forgotten with the answer.
Before any of these comes, read the notes at MIDDLEWARE and SECURE_REFERRER_POLICY.
"""

from __future__ import annotations

import os
import sqlite3

from csp.constants import NONE, SELF
from django.core.management.utils import get_random_secret_key

from duly.config.environment import database_path, flag, items, number
from duly.config.logs import LOGGING_TO_STANDARD_ERROR

DEBUG = flag(os.environ, "DULY_DEBUG", default=False)
SECRET_KEY = os.environ.get("DULY_SECRET_KEY") or get_random_secret_key()
ALLOWED_HOSTS = items(os.environ, "DULY_ALLOWED_HOSTS", default="localhost,127.0.0.1,[::1]")

INSTALLED_APPS = [
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "duly.public",
    "duly.design",  # before django.forms, so that its templates of radios and checkboxes are found first
    "django.forms",
]

# From the outside in. There is no CSRF middleware while nobody can be signed in and nothing is kept: there is no
# act to forge, and its cookie would be the only one. `refuse_other_sites` stops other sites from posting here.
MIDDLEWARE = [
    "duly.config.requests.numbered_and_logged",
    "duly.config.requests.guarded",
    "csp.middleware.CSPMiddleware",
    "django.middleware.security.SecurityMiddleware",
    # Compression lets an attacker guess secrets on a page that also repeats his own words. No page holds a secret.
    "django.middleware.gzip.GZipMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.common.CommonMiddleware",
    "duly.config.requests.refuse_other_sites",
]

ROOT_URLCONF = "duly.config.urls"
WSGI_APPLICATION = "duly.config.wsgi.application"
APPEND_SLASH = False

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    }
]
FORM_RENDERER = "duly.design.forms.GovukRenderer"

# Saved means saved: TRUNCATE and WAL with synchronous FULL both hold through a cut of the power. WAL only where the
# library has the fix for the fault that could corrupt it (SQLite 3.51.3).
JOURNAL = "WAL" if sqlite3.sqlite_version_info >= (3, 51, 3) else "TRUNCATE"
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": database_path(os.environ),
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": f"PRAGMA journal_mode={JOURNAL}; PRAGMA synchronous=FULL; PRAGMA recursive_triggers=ON;",
        },
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_I18N = True

# Served from the packages themselves, so that nothing has to be collected before the first start.
STATIC_URL = "static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
WHITENOISE_MAX_AGE = 0 if DEBUG else 3600
WHITENOISE_ALLOW_ALL_ORIGINS = False

# What may come in (R37): one history file and the form around it. Files stay in memory and never reach the disk.
MEGABYTE = 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = MEGABYTE
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
DATA_UPLOAD_MAX_NUMBER_FILES = 1
FILE_UPLOAD_MAX_MEMORY_SIZE = MEGABYTE
FILE_UPLOAD_HANDLERS = ["duly.config.uploads.MemoryOnlyHandler"]

# Everything a page needs comes from this service, and nothing is inline.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
HTTPS = flag(os.environ, "DULY_HTTPS", default=False)
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = number(os.environ, "DULY_HSTS_SECONDS", default=31536000) if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
# With "no-referrer" browsers send `Origin: null` with a form, which Django's CSRF check refuses. Whoever adds that
# check needs "same-origin" here.
SECURE_REFERRER_POLICY = "no-referrer"
if flag(os.environ, "DULY_BEHIND_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SILENCED_SYSTEM_CHECKS = [
    "security.W002",  # no X-Frame-Options middleware: `guarded` and frame-ancestors say it
    "security.W003",  # no CSRF middleware: see MIDDLEWARE
    "security.W021",  # preload lists are for the owner of the domain to decide
]

LOGGING = LOGGING_TO_STANDARD_ERROR
