from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "congdoan.finance.ledger"
    label = "ledger"
