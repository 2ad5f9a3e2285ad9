"""The web application."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "congdoan.config.settings")
django.setup()

from django.core.wsgi import get_wsgi_application  # noqa: E402

from congdoan.config import static  # noqa: E402
from congdoan.config.database import refuse_another_history, refuse_powerful_login  # noqa: E402

refuse_another_history()
refuse_powerful_login()
static.collect()
application = get_wsgi_application()
