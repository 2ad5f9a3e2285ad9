"""The app's name for Django."""

from django.apps import AppConfig


class OfficersConfig(AppConfig):
    """Committees and officers."""

    name = "congdoan.people.officers"
    label = "officers"
    verbose_name = "Cán bộ công đoàn"
