"""The app's name for Django."""

from django.apps import AppConfig


class ProceduresConfig(AppConfig):
    """Procedures and the requests filed under them."""

    name = "congdoan.activities.procedures"
    label = "procedures"
    verbose_name = "Thủ tục"
