"""The app's name for Django."""

from django.apps import AppConfig


class InspectionConfig(AppConfig):
    """Programmes of inspections, inspections with their workspace, conclusions and recommendations."""

    name = "congdoan.activities.inspection"
    label = "inspection"
    verbose_name = "Kiểm tra, giám sát"
