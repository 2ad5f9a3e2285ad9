"""Settings: one file, read from the environment by four functions that stop on nonsense."""

import os
import secrets
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from csp.constants import NONE, SELF
from psycopg.conninfo import conninfo_to_dict

PACKAGE = Path(__file__).resolve().parent.parent
CHECKOUT = PACKAGE.parent.parent


def text(name: str, default: str) -> str:
    """Return a setting as it stands in the environment."""
    return os.environ.get(name, "").strip() or default


def yes(name: str, default: bool) -> bool:
    """Return a yes/no setting; stop on anything else."""
    word = text(name, "1" if default else "0").lower()
    if word not in {"1", "0", "yes", "no", "true", "false"}:
        raise SystemExit(f"{name}={word!r}: chỉ nhận 1 hoặc 0.")
    return word in {"1", "yes", "true"}


def database(name: str) -> dict[str, object] | None:
    """Return Django's form of a PostgreSQL address, or None when the setting is absent."""
    url = text(name, "")
    if not url:
        return None
    try:
        parts = conninfo_to_dict(url)
    except Exception as error:
        raise SystemExit(f"{name}: không đọc được địa chỉ PostgreSQL ({error}).") from None
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.pop("dbname", "congdoan"),
        "USER": parts.pop("user", ""),
        "PASSWORD": parts.pop("password", ""),
        "HOST": parts.pop("host", ""),
        "PORT": parts.pop("port", ""),
        "CONN_MAX_AGE": 0,
        "CONN_HEALTH_CHECKS": True,  # the pool forgets sessions of a server that was killed
        "OPTIONS": parts | ({"pool": {"min_size": 2, "max_size": 12}} if yes("CONGDOAN_POOL", False) and name == "DATABASE_URL" else {}),
    }


def mail(name: str) -> dict[str, object]:
    """Return Django's form of a mail server's address such as smtp://user:password@host:587/?tls=1; {} when absent; stop on nonsense."""
    url = text(name, "")
    if not url:
        return {}
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise SystemExit(f"{name}: không đọc được địa chỉ máy chủ thư ({error}).") from None
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
        raise SystemExit(f"{name}: chỉ nhận smtp://… hoặc smtps://… có tên máy chủ.")
    return {
        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "HOST": parts.hostname,
        "PORT": port or (465 if parts.scheme == "smtps" else 587),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "SSL": parts.scheme == "smtps",
        "TLS": parts.scheme == "smtp" and parse_qs(parts.query).get("tls", ["1"])[-1] == "1",
    }


HOME = Path(text("CONGDOAN_HOME", str(CHECKOUT / "var"))).resolve()


def secret(name: str) -> str:
    """Return a secret such as SECRET_KEY, or the one kept in CONGDOAN_HOME under its name in small letters, made at the first start."""
    if key := text(name, ""):
        return key
    kept = HOME / name.lower()
    if not kept.exists():
        HOME.mkdir(parents=True, exist_ok=True)
        try:
            descriptor = os.open(kept, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        except FileExistsError:
            pass
        else:
            with os.fdopen(descriptor, "w") as file:
                file.write(secrets.token_urlsafe(48))
    return kept.read_text()


SIGNATURE_ROOTS = text("CONGDOAN_SIGNATURE_ROOTS", str(HOME / "signature-roots"))
DEBUG = yes("CONGDOAN_DEBUG", False)
SECRET_KEY = secret("SECRET_KEY")
MEMBERS_KEY = secret("MEMBERS_KEY")  # seals what is sensitive of members, hands and seals; lost, nobody opens it again: back it up
ALLOWED_HOSTS = text("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
CSRF_TRUSTED_ORIGINS = [origin for origin in text("CSRF_TRUSTED_ORIGINS", "").split(",") if origin]

APPS = [
    "congdoan.foundation.reference",
    "congdoan.foundation.audit",
    "congdoan.foundation.access",
    "congdoan.foundation.documents",
    "congdoan.people.organisations",
    "congdoan.people.members",
    "congdoan.people.officers",
    "congdoan.finance.ledger",
    "congdoan.finance.banking",
    "congdoan.finance.assessments",
    "congdoan.finance.collection",
    "congdoan.finance.bookkeeping",
    "congdoan.finance.notices",
    "congdoan.finance.budgets",
    "congdoan.activities.bargaining",
    "congdoan.activities.grassroots",
    "congdoan.activities.procedures",
    "congdoan.activities.early_warning",
    "congdoan.activities.inspection",
    "congdoan.activities.disputes",
    "congdoan.activities.petitions",
    "congdoan.activities.emulation",
    "congdoan.activities.programmes",
    "congdoan.activities.restructuring",
    "congdoan.interfaces.office",
    "congdoan.interfaces.portal",
    "congdoan.interfaces.phone",
    "congdoan.interfaces.api",
    "congdoan.interfaces.console",
    "congdoan.interfaces.demo",
]

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django_htmx",
    "axes",
    "csp",
    "procrastinate.contrib.django",
    *(app for app in APPS if (PACKAGE / Path(*app.split(".")[1:]) / "apps.py").exists()),
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Compressing pages that hold a secret beside words of a stranger leaks the secret by its length (BREACH). Not here: Django
    # masks the form token anew in each answer and adds bytes of random length, and Lax cookies stay away from foreign requests.
    "congdoan.interfaces.office.middleware.Compressed",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "congdoan.interfaces.office.middleware.Readable",
    "congdoan.interfaces.office.middleware.AsOf",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "congdoan.config.urls"
WSGI_APPLICATION = "congdoan.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "congdoan.interfaces.office.context_processors.shell",
            ]
        },
    }
]

DATABASES = {"default": database("DATABASE_URL") or {"ENGINE": "django.db.backends.postgresql", "NAME": "congdoan", "USER": "congdoan_app"}}
if owner := database("DATABASE_OWNER_URL"):
    DATABASES["owner"] = owner
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "access.Actor"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "congdoan.config.passwords.LongEnough", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "/dang-nhap/"
LOGIN_REDIRECT_URL = "/ban-lam-viec/"
LOGOUT_REDIRECT_URL = "/dang-nhap/"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_CALLABLE = "congdoan.interfaces.office.views.locked_out"
AXES_VERBOSE = False
AXES_ENABLE_ADMIN = False

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = yes("CONGDOAN_HTTPS", False)
SESSION_COOKIE_AGE = 12 * 3600
CSRF_FAILURE_VIEW = "congdoan.interfaces.office.views.form_expired"
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "style-src": [SELF],
        "script-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "worker-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

SERVER = mail("EMAIL_URL")
EMAIL_BACKEND = SERVER.get("BACKEND", "django.core.mail.backends.dummy.EmailBackend")
EMAIL_HOST, EMAIL_PORT = SERVER.get("HOST", "localhost"), SERVER.get("PORT", 25)
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = SERVER.get("USER", ""), SERVER.get("PASSWORD", "")
EMAIL_USE_SSL, EMAIL_USE_TLS = SERVER.get("SSL", False), SERVER.get("TLS", False)
EMAIL_TIMEOUT = 20
MAIL_FROM = text("MAIL_FROM", "") if SERVER else ""  # empty: this installation sends no mail
if SERVER and not MAIL_FROM:
    raise SystemExit("EMAIL_URL cần MAIL_FROM: địa chỉ mà giấy báo được gửi đi.")

LANGUAGE_CODE = "vi"
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True
USE_I18N = True
LOCALE_PATHS = [PACKAGE / "locale"]

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": HOME / "files"}},
    "staticfiles": {"BACKEND": "congdoan.config.static.Storage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 0 if DEBUG else 31536000
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024  # a form or a JSON body, without its files
FILE_UPLOAD_MAX_MEMORY_SIZE = 32 * 1024 * 1024

PROCRASTINATE_IMPORT_PATHS = ["congdoan.config.jobs"]
PROCRASTINATE_READONLY_MODELS = True
SILENCED_SYSTEM_CHECKS: list[str] = []
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"without_tokens": {"()": "congdoan.config.logs.WithoutTokens"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "filters": ["without_tokens"]}},
    "root": {"handlers": ["stderr"], "level": text("CONGDOAN_LOG_LEVEL", "WARNING")},
    "loggers": {  # what strangers ask for is no trouble of ours; a crash is
        "django.request": {"level": "ERROR"},
        "django.security.DisallowedHost": {"level": "CRITICAL"},
    },
}
