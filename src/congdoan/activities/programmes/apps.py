"""The app's name for Django."""

from django.apps import AppConfig


class ProgrammesConfig(AppConfig):
    """Programmes, targets, tasks and reports."""

    name = "congdoan.activities.programmes"
    label = "programmes"
    verbose_name = "Nghị quyết, chương trình"
