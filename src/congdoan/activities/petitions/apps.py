"""The app's name for Django."""

from django.apps import AppConfig


class PetitionsConfig(AppConfig):
    """Petitions, complaints, denunciations, discipline."""

    name = "congdoan.activities.petitions"
    label = "petitions"
    verbose_name = "Đơn thư, kỷ luật"
