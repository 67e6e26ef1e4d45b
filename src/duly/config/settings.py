"""Django's settings. What differs between installations comes from the environment, in names beginning with DULY_.

    DULY_DEBUG          yes shows errors in full on the page. Never where others can reach it. Default no
    DULY_SECRET_KEY     signs sessions and encrypts second factors. Default: a new one for each process, which signs
                        everybody out at each start, so set one to serve others: 50 random characters, kept apart
    DULY_ALLOWED_HOSTS  host names it answers to, with commas between. Default: this machine only
    DULY_DATABASE       path of the SQLite file, or postgresql://USER:PASSWORD@HOST:PORT/NAME. Default: a file in
                        the user's data folder, or in ./var without a home
    DULY_HTTPS          yes sends every request to https and turns HSTS on. Default no
    DULY_HSTS_SECONDS   how long browsers keep to https. Default a year, where DULY_HTTPS is on
    DULY_BEHIND_PROXY   yes trusts X-Forwarded-Proto and the last address of X-Forwarded-For, which the proxy must set
                        itself. Default no
    DULY_LOG_LEVEL      DEBUG, INFO, WARNING or ERROR. Default INFO
    DULY_AUTHORITY      name of the council it serves, which no password may be made from. Default: none
    DULY_OIDC_ISSUER    address of the council's own directory (OpenID Connect), to sign in with. Default: none
    DULY_OIDC_CLIENT_ID      what the directory calls this service
    DULY_OIDC_CLIENT_SECRET  the secret it gave this service
    DULY_OIDC_NAME      what the button calls the directory. Default: your council's directory
    DULY_OIDC_TRUSTS_MFA     yes lets the directory's second factor count where it says it asked for one. Default no
    DULY_DEMO           yes lets anybody in as somebody invented. Only `duly demo` sets it

The public pages keep nothing and set no cookie: what a person enters there travels in the form and is forgotten with
the answer. Staff sign in: which addresses are open to whom stands in `doors`.
"""

from __future__ import annotations

import os

from csp.constants import NONE, SELF
from django.core.management.utils import get_random_secret_key

from duly.config.environment import database, demonstration, directory, flag, items, number
from duly.config.logs import LOGGING_TO_STANDARD_ERROR
from duly.config.sqlite_library import SQLITE_VERSION

DEBUG = flag(os.environ, "DULY_DEBUG", default=False)
HAS_OWN_KEY = bool(os.environ.get("DULY_SECRET_KEY"))
SECRET_KEY = os.environ.get("DULY_SECRET_KEY") or get_random_secret_key()
ALLOWED_HOSTS = items(os.environ, "DULY_ALLOWED_HOSTS", default="localhost,127.0.0.1,[::1]")
HTTPS = flag(os.environ, "DULY_HTTPS", default=False)
BEHIND_PROXY = flag(os.environ, "DULY_BEHIND_PROXY", default=False)
AUTHORITY = os.environ.get("DULY_AUTHORITY", "").strip()
DEMONSTRATION = demonstration(os.environ, https=HTTPS, hosts=ALLOWED_HOSTS)

INSTALLED_APPS = [
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "duly.people",
    "duly.record",
    "duly.plan",
    "duly.access",
    "duly.casework.agenda",
    "duly.bulk",
    "duly.signin",  # before allauth, so that its templates are found first
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "duly.staff",
    "duly.public",
    "duly.design",  # before django.forms, so that its templates of radios and checkboxes are found first
    "django.forms",
]

# From the outside in. What has to do with sessions does nothing on the public pages: see `doors`. There, nobody is
# signed in and there is no act to forge; `refuse_other_sites` stops other sites from posting.
MIDDLEWARE = [
    "duly.config.requests.numbered_and_logged",
    "duly.config.requests.guarded",
    "csp.middleware.CSPMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "duly.config.requests.CompressedWithoutSecrets",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.common.CommonMiddleware",
    "duly.config.requests.refuse_other_sites",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "duly.signin.gate.Gate",
    "duly.config.doors.Doors",
    "duly.access.gate.Gate",
]

AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["duly.signin.backend.PeopleBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"duly.signin.passwords.{name}"}
    for name in ("LongEnough", "NotKnown", "NotAboutYou", "HardToGuess")
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "start"

# Sessions lie in the database, so that they end when we say so. How long they last: `duly.signin.sessions`.
SESSION_COOKIE_AGE = 8 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_NAME = "__Host-duly" if HTTPS else "duly"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_NAME = "__Host-duly-form" if HTTPS else "duly-form"
CSRF_COOKIE_AGE = None  # until the browser is closed
CSRF_FAILURE_VIEW = "duly.config.errors.form_too_old"

# What failed lately is counted where every process sees it.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "signin_cache",
        "OPTIONS": {
            "MAX_ENTRIES": 100_000
        },  # beyond it counts are forgotten, which guessing could bring about
    }
}

# allauth. Nobody signs up and nothing is mailed: `duly person` makes accounts.
ACCOUNT_ADAPTER = "duly.signin.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_NOTIFICATIONS = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if HTTPS else "http"
# A place or an address is slowed down, never shut out. "key" is an address together with a place, or a person whose
# codes are tried; "guessed" is an address from all places together, at which answers then take a second longer.
ACCOUNT_RATE_LIMITS = {
    "login": "300/m/ip",
    "login_failed": "30/m/ip,5/5m/key",
    "guessed": "20/10m/key",
    "reauthenticate": "10/m/user",
}
MFA_ADAPTER = "duly.signin.second_factor.Adapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "required"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS
MFA_TOTP_TOLERANCE = 1
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_RECOVERY_CODE_DIGITS = 12
MFA_ALLOW_UNVERIFIED_EMAIL = True
SOCIALACCOUNT_ADAPTER = "duly.signin.directory.Adapter"
SOCIALACCOUNT_AUTO_SIGNUP = False
SOCIALACCOUNT_PROVIDERS = directory(os.environ)
DIRECTORY_NAME = (
    SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"][0]["name"] if SOCIALACCOUNT_PROVIDERS else ""
)
DIRECTORY_TRUSTS_MFA = flag(os.environ, "DULY_OIDC_TRUSTS_MFA", default=False)
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if BEHIND_PROXY else 0

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
# library has the fix for the fault that could corrupt it (SQLite 3.51.3). `record.storage` refuses anything less.
JOURNAL = "WAL" if SQLITE_VERSION >= (3, 51, 3) else "TRUNCATE"
SQLITE = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": f"PRAGMA journal_mode={JOURNAL}; PRAGMA synchronous=FULL; PRAGMA recursive_triggers=ON;",
}
DATABASES = {"default": database(os.environ, SQLITE)}
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
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = number(os.environ, "DULY_HSTS_SECONDS", default=31536000) if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
# With "no-referrer" browsers would send `Origin: null` with a form, which Django's check of forms refuses.
SECURE_REFERRER_POLICY = "same-origin"
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SILENCED_SYSTEM_CHECKS = [
    "security.W002",  # no X-Frame-Options middleware: `guarded` and frame-ancestors say it
    "security.W021",  # preload lists are for the owner of the domain to decide
]

LOGGING = LOGGING_TO_STANDARD_ERROR
