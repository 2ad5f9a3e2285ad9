"""The app's name for Django."""

from django.apps import AppConfig


class EmulationConfig(AppConfig):
    """Emulation and initiatives."""

    name = "congdoan.activities.emulation"
    label = "emulation"
    verbose_name = "Thi đua, sáng kiến"
