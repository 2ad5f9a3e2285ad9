"""Declarations and reports as they came, charges as they follow from them, relief decisions."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.functions import TransactionNow
from django.db import models


class Kind(models.TextChoices):
    FUND = "KPCD", "Kinh phí công đoàn"
    DUES = "DUES", "Đoàn phí"


class PayrollDeclaration(models.Model):
    """An employer's wage fund of one month, as declared; a later row for the same month replaces an earlier one. Rows never change."""

    employer_id = models.BigIntegerField()
    month = models.IntegerField()
    headcount = models.IntegerField()
    wage_fund_dong = models.BigIntegerField()
    source = models.CharField(max_length=40, blank=True)
    declared_by = models.BigIntegerField()
    declared_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        indexes = [models.Index(fields=["employer_id", "month", "-id"], name="payroll_latest_first")]
        constraints = [
            models.CheckConstraint(name="payroll_not_below_zero", condition=models.Q(headcount__gte=0, wage_fund_dong__gte=0)),
            models.CheckConstraint(name="payroll_month", condition=models.Q(month__gte=201301, month__lte=210012)),
        ]


class DuesReport(models.Model):
    """Dues that a union collected in one month, as reported; a later row replaces an earlier one. Rows never change.

    `by_vouchers_dong` is the part that vouchers had booked when the report came, `by_vouchers_kept_dong` the union's share of that part;
    the report books the rest.
    """

    unit_id = models.BigIntegerField()
    month = models.IntegerField()
    members_paying = models.IntegerField()
    collected_dong = models.BigIntegerField()
    kept_dong = models.BigIntegerField()
    by_vouchers_dong = models.BigIntegerField(default=0)
    by_vouchers_kept_dong = models.BigIntegerField(default=0)
    reported_by = models.BigIntegerField()
    reported_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        indexes = [models.Index(fields=["unit_id", "month", "-id"], name="dues_report_latest_first")]
        constraints = [
            models.CheckConstraint(
                name="dues_report_sums",
                condition=models.Q(
                    members_paying__gte=0, collected_dong__gte=0, kept_dong__gte=0, kept_dong__lte=models.F("collected_dong")
                ),
            )
        ]


class Charge(models.Model):
    """What one payer owes for one month: an employer's union fund, or the part of a union's dues that is payable up."""

    payer_id = models.BigIntegerField()
    kind = models.CharField(max_length=4, choices=Kind.choices)
    month = models.IntegerField()
    amount = models.BigIntegerField()
    due_on = models.DateField(null=True)
    basis = models.JSONField(default=dict)
    is_opening = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["payer_id", "kind", "month"], name="one_charge_a_month"),
            models.CheckConstraint(name="charge_not_below_zero", condition=models.Q(amount__gte=0)),
        ]
        indexes = [models.Index(fields=["kind", "month"], name="charge_by_month")]


class ChargeChange(models.Model):
    """How and why a charge came to its amount. Rows never change."""

    charge = models.ForeignKey(Charge, models.PROTECT, related_name="changes")
    payer_id = models.BigIntegerField()
    amount_before = models.BigIntegerField(null=True)
    amount_after = models.BigIntegerField()
    reason = models.CharField(max_length=200)
    changed_by = models.BigIntegerField()
    changed_at = models.DateTimeField(db_default=TransactionNow())


class Relief(models.Model):
    """A decision that reduces, defers or waives an employer's fund for some months."""

    class Kind(models.TextChoices):
        REDUCTION = "reduction", "giảm"
        SUSPENSION = "suspension", "tạm dừng đóng"

    employer_id = models.BigIntegerField()
    kind = models.CharField(max_length=10, choices=Kind.choices)
    first_month = models.IntegerField()
    last_month = models.IntegerField()
    rate = ArrayField(models.IntegerField(), size=2, null=True)  # numerator, denominator
    document = models.CharField(max_length=200)
    decided_on = models.DateField()
    recorded_by = models.BigIntegerField()

    class Meta:
        constraints = [models.CheckConstraint(name="relief_months", condition=models.Q(last_month__gte=models.F("first_month")))]
        indexes = [models.Index(fields=["employer_id", "first_month"], name="relief_by_employer")]


class PayrollSubmission(models.Model):
    """What an employer tells of one month of its own payroll; it waits until an officer decides. Rows never change."""

    class Form(models.TextChoices):
        TYPED = "", "khai bằng số"
        D02 = "D02-LT", "D02-LT"
        C12 = "C12-TS", "C12-TS"

    employer_id = models.BigIntegerField()
    month = models.IntegerField()
    headcount = models.IntegerField()
    wage_fund_dong = models.BigIntegerField()
    key = models.UUIDField()  # what repeats a form bears again: the same key is written once
    form = models.CharField(max_length=8, choices=Form.choices, blank=True)
    file_name = models.CharField(max_length=200, blank=True)
    file_sha256 = models.CharField(max_length=64, blank=True)
    facts = models.JSONField(default=dict)
    note = models.CharField(max_length=300, blank=True)
    submitted_by = models.BigIntegerField()
    submitted_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["employer_id", "key", "month"], name="submitted_once_under_a_key"),
            models.UniqueConstraint(fields=["id", "employer_id"], name="submission_of_its_employer"),
            models.CheckConstraint(name="submission_not_below_zero", condition=models.Q(headcount__gte=0, wage_fund_dong__gte=0)),
            models.CheckConstraint(name="submission_month", condition=models.Q(month__gte=201301, month__lte=210012)),
            models.CheckConstraint(
                name="submission_names_its_file",
                condition=models.Q(form="", file_sha256="") | (~models.Q(form="") & ~models.Q(file_sha256="")),
            ),
        ]
        indexes = [models.Index(fields=["employer_id", "month", "-id"], name="submission_latest_first")]


class SubmissionDecision(models.Model):
    """How an officer decided one submission, once. Rows never change."""

    submission = models.OneToOneField(PayrollSubmission, models.PROTECT, related_name="decision")
    employer_id = models.BigIntegerField()
    is_accepted = models.BooleanField()
    reason = models.CharField(max_length=300, blank=True)
    decided_by = models.BigIntegerField()
    decided_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        constraints = [
            models.CheckConstraint(name="declined_with_a_reason", condition=models.Q(is_accepted=True) | ~models.Q(reason="")),
        ]


class DuesSubmission(models.Model):
    """What a union tells of the dues of one month; it waits until the level above decides. Rows never change. Units: persons, đồng."""

    unit_id = models.BigIntegerField()
    month = models.IntegerField()
    members_paying = models.IntegerField()
    collected_dong = models.BigIntegerField()
    key = models.UUIDField()  # what repeats a form bears again: the same key is written once
    note = models.CharField(max_length=300, blank=True)
    submitted_by = models.BigIntegerField()
    submitted_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit_id", "key"], name="dues_submitted_once_under_a_key"),
            models.UniqueConstraint(fields=["id", "unit_id"], name="dues_submission_of_its_unit"),
            models.CheckConstraint(
                name="dues_submission_sums", condition=models.Q(members_paying__gte=0, collected_dong__gte=0, collected_dong__lte=10**15)
            ),
            models.CheckConstraint(name="dues_submission_month", condition=models.Q(month__gte=201301, month__lte=210012)),
        ]
        indexes = [models.Index(fields=["unit_id", "month", "-id"], name="dues_submission_latest_first")]


class DuesDecision(models.Model):
    """How the level above decided one submission of dues, once. Rows never change."""

    submission = models.OneToOneField(DuesSubmission, models.PROTECT, related_name="decision")
    unit_id = models.BigIntegerField()
    is_accepted = models.BooleanField()
    reason = models.CharField(max_length=300, blank=True)
    decided_by = models.BigIntegerField()
    decided_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        constraints = [
            models.CheckConstraint(name="dues_declined_with_a_reason", condition=models.Q(is_accepted=True) | ~models.Q(reason="")),
        ]
