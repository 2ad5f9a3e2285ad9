from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "congdoan.interfaces.api"
    label = "api"
