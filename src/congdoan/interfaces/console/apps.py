from django.apps import AppConfig


class ConsoleConfig(AppConfig):
    name = "congdoan.interfaces.console"
    label = "console"
