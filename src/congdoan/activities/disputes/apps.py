"""The app's name for Django."""

from django.apps import AppConfig


class DisputesConfig(AppConfig):
    """Disputes and stoppages."""

    name = "congdoan.activities.disputes"
    label = "disputes"
    verbose_name = "Tranh chấp, ngừng việc"
