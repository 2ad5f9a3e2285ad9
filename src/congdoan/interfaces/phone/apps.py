from django.apps import AppConfig


class PhoneConfig(AppConfig):
    name = "congdoan.interfaces.phone"
    label = "phone"
