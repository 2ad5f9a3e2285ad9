from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "congdoan.interfaces.demo"
    label = "demo"
