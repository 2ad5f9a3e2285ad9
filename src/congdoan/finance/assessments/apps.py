from django.apps import AppConfig


class AssessmentsConfig(AppConfig):
    name = "congdoan.finance.assessments"
    label = "assessments"
