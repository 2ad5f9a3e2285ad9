"""The app's name for Django."""

from django.apps import AppConfig


class EarlyWarningConfig(AppConfig):
    """Signals of labour relations, their points, and whether warnings were right."""

    name = "congdoan.activities.early_warning"
    label = "early_warning"
    verbose_name = "Dự báo tình hình"
