from django.apps import AppConfig


class OfficeConfig(AppConfig):
    name = "congdoan.interfaces.office"
    label = "office"
