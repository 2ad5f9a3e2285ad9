"""The app's name for Django."""

from django.apps import AppConfig


class GrassrootsConfig(AppConfig):
    """Founding of unions."""

    name = "congdoan.activities.grassroots"
    label = "grassroots"
    verbose_name = "Thành lập công đoàn cơ sở"
