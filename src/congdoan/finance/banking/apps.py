"""Banking: bank files, the collecting accounts they belong to, and every line ever printed on them."""

from django.apps import AppConfig


class BankingConfig(AppConfig):
    name = "congdoan.finance.banking"
    label = "banking"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Ngân hàng"
