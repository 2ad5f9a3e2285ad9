"""The app's name for Django."""

from django.apps import AppConfig


class MembersConfig(AppConfig):
    """Persons and memberships."""

    name = "congdoan.people.members"
    label = "members"
    verbose_name = "Đoàn viên"
