"""The web application."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "congdoan.config.settings")
application = get_wsgi_application()

from congdoan.config.database import refuse_powerful_login  # noqa: E402

refuse_powerful_login()
