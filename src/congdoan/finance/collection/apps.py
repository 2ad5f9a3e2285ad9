from django.apps import AppConfig


class CollectionConfig(AppConfig):
    name = "congdoan.finance.collection"
    label = "collection"
