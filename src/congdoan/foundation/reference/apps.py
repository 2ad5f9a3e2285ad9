from django.apps import AppConfig


class ReferenceConfig(AppConfig):
    name = "congdoan.foundation.reference"
    label = "reference"
