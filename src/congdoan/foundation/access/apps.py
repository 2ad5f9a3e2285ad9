from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "congdoan.foundation.access"
    label = "access"
