"""The app's name for Django."""

from django.apps import AppConfig


class RestructuringConfig(AppConfig):
    """Reorganisations."""

    name = "congdoan.activities.restructuring"
    label = "restructuring"
    verbose_name = "Sắp xếp tổ chức"
