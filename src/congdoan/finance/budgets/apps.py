from django.apps import AppConfig


class BudgetsConfig(AppConfig):
    name = "congdoan.finance.budgets"
    label = "budgets"
