"""The app's name for Django."""

from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    """Unions and employers."""

    name = "congdoan.people.organisations"
    label = "organisations"
    verbose_name = "Đơn vị và doanh nghiệp"
