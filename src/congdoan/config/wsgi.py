"""The web application."""

import os
from importlib import import_module

import django

from congdoan.config import loading

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "congdoan.config.settings")

with loading.for_good():
    django.setup()

    from django.conf import settings
    from django.core.wsgi import get_wsgi_application

    from congdoan.config import static
    from congdoan.config.database import refuse_another_history, refuse_powerful_login

    refuse_another_history()
    refuse_powerful_login()
    static.collect()
    application = get_wsgi_application()
    import_module(settings.ROOT_URLCONF)  # every page, so that the first visitor does not wait for them
