"""Settings: everything that differs between machines comes from the environment or from a file it names."""

from datetime import timedelta
from pathlib import Path

import django_stubs_ext
import environ
from celery.schedules import crontab
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

django_stubs_ext.monkeypatch()  # generic classes such as ListView[Model] at run time

env = environ.FileAwareEnv()  # type: ignore[no-untyped-call]
BASE_DIR = Path(__file__).resolve().parent.parent

DEMO: bool = env.bool("PORTAL_DEMO", default=False)
DEBUG: bool = env.bool("PORTAL_DEBUG", default=False)
VAR_DIR = Path(env.str("PORTAL_VAR_DIR", default=str(BASE_DIR / "var")))
PORTAL_BACKUP_KEY: str = env.str("PORTAL_BACKUP_KEY", default="")
PORTAL_FILE_KEYS: str = env.str("PORTAL_FILE_KEYS", default="")
ANCHOR_DIR = Path(env.str("PORTAL_ANCHOR_DIR", default=str(VAR_DIR / "anchors")))
SECRET_KEY: str = env.str("SECRET_KEY", default="")
if not SECRET_KEY:
    raise ImproperlyConfigured("Set SECRET_KEY, or SECRET_KEY_FILE to the file that holds it.")
ALLOWED_HOSTS: list[str] = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1"])
CSRF_TRUSTED_ORIGINS: list[str] = env.list("CSRF_TRUSTED_ORIGINS", default=[])
PORTAL_ADDRESS: str = env.str("PORTAL_ADDRESS", default="http://localhost:8000")
HTTPS = PORTAL_ADDRESS.startswith("https://")

INSTALLED_APPS = [
    "scr_portal",
    "referrals",
    "reviews",
    "panels",
    "publications",
    "allauth",
    "allauth.account",
    "allauth.usersessions",
    "guardian",
    "django_linear_migrations",
    "csp",
    "django.forms",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "scr_portal.caching.KeptNowhere",
    "scr_portal.errors.middleware.SmallEnoughRequests",
    "scr_portal.errors.middleware.ReadableRequests",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "scr_portal.guests.session.Guests",
    "scr_portal.errors.middleware.SignInFirst",
    "scr_portal.refusals.LogRefusals",
    "scr_portal.floor.Floor",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "scr_portal.urls"
WSGI_APPLICATION = "scr_portal.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
            "builtins": ["scr_portal.templatetags.days", "scr_portal.templatetags.addresses"],
        },
    }
]
FORM_RENDERER = "scr_portal.forms.renderer.GovukRenderer"

DATABASES = {"default": env.db("DATABASE_URL")}
DATABASES["default"] |= {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
PLANNING = "-c random_page_cost=1.1 -c jit=off -c plan_cache_mode=force_generic_plan"
"""For a database that lies in memory or on a disk without arms, and is asked short questions (decision 0036)."""
DATABASES["default"]["OPTIONS"] = {"options": PLANNING} | DATABASES["default"].get("OPTIONS", {})
OWNER_DATABASE = env.db("OWNER_DATABASE_URL", default=env.str("DATABASE_URL"))
"""The role that owns the tables: `manage.py migrate`, backups and erasures. Not set: DATABASE_URL's does all."""
WEB_ROLE: str = DATABASES["default"]["USER"]
WEB_PASSWORD: str = DATABASES["default"]["PASSWORD"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "scr_portal.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("name", "email")},
    },
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "demo_start" if DEMO else "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_ADAPTER = "scr_portal.accounts.ClosedDoor"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # no mail to whatever address somebody types
ACCOUNT_SESSION_REMEMBER = False  # shared computers: the session ends with the browser
ACCOUNT_FORMS = {
    "login": "scr_portal.forms.account.SignIn",
    "reset_password": "scr_portal.forms.account.ForgottenPassword",
    "reset_password_from_key": "scr_portal.forms.account.NewPassword",
    "change_password": "scr_portal.forms.account.ChangePassword",
    "reauthenticate": "scr_portal.forms.account.Confirm",
}
SILENCED_SYSTEM_CHECKS = ["guardian.W001"]  # its backend stays out: rights are asked of access.Grants
ANONYMOUS_USER_NAME = None  # guardian makes no anonymous user

ALLAUTH_TRUSTED_PROXY_COUNT: int = env.int("PORTAL_PROXIES", default=1 if HTTPS else 0)
"""Without it every attempt to sign in seems to come from the proxy, and one attacker's limit locks everybody out."""

SESSION_COOKIE_AGE = int(timedelta(hours=12).total_seconds())
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "scr_portal.errors.csrf_failure"
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = int(timedelta(days=365).total_seconds()) if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

LANGUAGE_CODE = "en-gb"
USE_I18N = False  # the portal speaks one language
TIME_ZONE = "Europe/London"
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "build" / "collected"
STATICFILES_DIRS = [BASE_DIR / "build" / "static"]
STORAGES = {
    "default": {
        "BACKEND": "scr_portal.documents.storage.SealedStorage",
        "OPTIONS": {"location": VAR_DIR / "documents", "base_url": None},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
FILE_UPLOAD_HANDLERS = ["scr_portal.documents.receiving.ToDisk"]
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000

vars().update(env.email_url("EMAIL_URL", default="smtp://localhost:25"))
EMAIL_TIMEOUT = 20  # seconds; below the outbox lease, or a message goes twice
DEFAULT_FROM_EMAIL: str = env.str("PORTAL_SENDER", default="SCR Portal <portal@example.org>")

# Attempts are counted here: by all processes of the web server together, and after a restart too.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": VAR_DIR.absolute() / "limits",
        "OPTIONS": {"MAX_ENTRIES": 5_000},
    }
}

REDIS_URL: str = env.str("REDIS_URL")
CELERY_BROKER_URL = REDIS_URL
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 3600,
    "socket_connect_timeout": 2,
    "max_retries": 1,
    "interval_start": 0,  # a step does not wait for a broker that is down
}
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_IGNORE_RESULT = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TIMEZONE = TIME_ZONE
CELERY_BEAT_SCHEDULE_FILENAME = str(VAR_DIR / "beat")
CELERY_TASK_ROUTES = {
    "scr_portal.tasks.extract": {"queue": "documents"},
    "scr_portal.tasks.lay_out_letter": {"queue": "documents"},
    "scr_portal.tasks.lay_out_notice": {"queue": "documents"},
    "publications.*": {"queue": "documents"},
    "referrals.*": {"queue": "documents"},
}
CELERY_TASK_DEFAULT_QUEUE = "default"
CELERY_BEAT_SCHEDULE = {
    "send-mail": {"task": "scr_portal.tasks.send_waiting", "schedule": 20.0, "options": {"expires": 20}},
    "sweep-deadlines": {"task": "scr_portal.tasks.sweep_deadlines", "schedule": crontab(minute="*/10")},
    "look-up-holidays": {"task": "scr_portal.tasks.look_up_holidays", "schedule": crontab(minute="*/10")},
    "erase-leftovers": {"task": "scr_portal.tasks.erase_leftovers", "schedule": crontab(hour=3, minute=30)},
    "resume-jobs": {"task": "scr_portal.tasks.resume_jobs", "schedule": 60.0},
    "seal-accesses": {"task": "scr_portal.tasks.seal_accesses", "schedule": crontab(minute="*/10")},
    "write-anchor": {"task": "scr_portal.tasks.write_anchor", "schedule": crontab(minute="5")},
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "scr_portal.logs.WithoutValues",
            "format": "{asctime} {levelname} {name} {message}",
            "style": "{",
        }
    },
    "filters": {"tokens": {"()": "scr_portal.logs.WithoutTokens"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["tokens"]}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        "django.request": {"level": "ERROR"},  # what is refused is in the access log of the portal
        "fontTools": {"level": "WARNING"},  # they tell of every page
        "weasyprint": {"level": "WARNING"},
    },
}
