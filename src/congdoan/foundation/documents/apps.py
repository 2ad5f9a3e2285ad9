from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "congdoan.foundation.documents"
    label = "documents"
