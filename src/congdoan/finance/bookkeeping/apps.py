from django.apps import AppConfig


class BookkeepingConfig(AppConfig):
    name = "congdoan.finance.bookkeeping"
    label = "bookkeeping"
