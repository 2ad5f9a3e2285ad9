from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "congdoan.finance.notices"
    label = "notices"
