from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "congdoan.interfaces.portal"
    label = "portal"
