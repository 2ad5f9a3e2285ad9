"""The federation's own dated records: what the shipped pack cannot know, or knows wrongly."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.contrib.postgres.functions import TransactionNow
from django.db import models


class OwnRecord(models.Model):
    """A record that one branch put in force for itself and everything below it, by a document of its own."""

    branch_id = models.BigIntegerField()
    topic = models.CharField(max_length=80)
    name = models.CharField(max_length=300)
    scope = models.JSONField(default=dict)
    scope_key = models.CharField(max_length=400)
    period = DateRangeField()
    value = models.CharField(max_length=60, null=True)
    fields = models.JSONField(default=dict)
    document = models.CharField(max_length=300)
    note = models.TextField(blank=True)
    needs_check = models.BooleanField(default=False)
    withdrawn_on = models.DateField(null=True)  # replaced by a later decision about the same days; kept to be read
    installed_by = models.BigIntegerField()
    installed_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        db_table = "reference_own_record"
        constraints = [
            ExclusionConstraint(
                name="one_own_record_a_day",
                expressions=[
                    ("branch_id", RangeOperators.EQUAL),
                    ("topic", RangeOperators.EQUAL),
                    ("scope_key", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
                condition=models.Q(withdrawn_on__isnull=True),
            ),
            models.CheckConstraint(name="own_record_says_its_document", condition=~models.Q(document="")),
            models.CheckConstraint(name="own_record_lasts_a_day", condition=models.Q(period__isempty=False)),
        ]
