"""Donations and what followed each; every promise kept a second time by PostgreSQL."""

from pathlib import Path

import django.contrib.postgres.functions
import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models

from congdoan.foundation.access.row_guard import append_only, guarded

TABLES = ("bookkeeping_donation", "bookkeeping_donation_step")
BACK = """
DROP FUNCTION bookkeeping_check_donation() CASCADE;
DROP FUNCTION bookkeeping_check_donation_step() CASCADE;
DROP FUNCTION bookkeeping_told_of_voucher(bigint);
"""


class Migration(migrations.Migration):
    dependencies = [("bookkeeping", "0018_numbers_and_transit")]

    operations = [
        migrations.CreateModel(
            name="Donation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("year", models.PositiveSmallIntegerField()),
                ("number", models.IntegerField(db_default=0)),
                ("received_on", models.DateField()),
                ("donor", models.CharField(max_length=160)),
                ("donor_address", models.CharField(blank=True, max_length=300)),
                ("form", models.CharField(max_length=5)),
                ("thing", models.CharField(blank=True, max_length=200)),
                ("measure", models.BigIntegerField()),
                ("worth", models.BigIntegerField(default=0)),
                ("purpose", models.CharField(max_length=300)),
                ("board", models.CharField(blank=True, max_length=300)),
                ("search_key", models.CharField(max_length=700)),
                ("registered_by", models.BigIntegerField()),
                ("registered_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
            ],
            options={
                "db_table": "bookkeeping_donation",
                "constraints": [
                    models.UniqueConstraint(fields=("unit_id", "year", "number"), name="donation_number_once"),
                    models.CheckConstraint(
                        condition=models.Q(("year", django.db.models.functions.datetime.ExtractYear("received_on"))),
                        name="donation_of_its_year",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(models.Q(("donor", ""), _negated=True), models.Q(("purpose", ""), _negated=True)),
                        name="donation_says_who_and_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("form__in", ["cash", "bank"]), ("thing", ""), ("worth", models.F("measure"))),
                            models.Q(("form", "thing"), ("worth__gte", 0), models.Q(("thing", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="donation_of_a_form",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("measure__gt", 0), ("measure__lte", 1000000000000000), ("worth__lte", 1000000000000000)),
                        name="donation_above_zero",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DonationStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("place", models.PositiveSmallIntegerField()),
                ("kind", models.CharField(max_length=10)),
                ("happened_on", models.DateField()),
                ("measure", models.BigIntegerField(default=0)),
                ("takes_back", models.PositiveSmallIntegerField(null=True)),
                ("words", models.CharField(blank=True, max_length=300)),
                ("recorded_by", models.BigIntegerField()),
                ("recorded_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                (
                    "donation",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="steps", to="bookkeeping.donation"
                    ),
                ),
                (
                    "voucher",
                    models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="bookkeeping.voucher"),
                ),
            ],
            options={
                "db_table": "bookkeeping_donation_step",
                "constraints": [
                    models.UniqueConstraint(fields=("donation", "place"), name="donation_step_in_order"),
                    models.UniqueConstraint(fields=("donation", "takes_back"), name="donation_step_taken_back_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "receipted"), ("measure", 0), ("takes_back__isnull", True), ("voucher__isnull", False)),
                            models.Q(
                                ("kind", "used"), ("measure__gt", 0), ("takes_back__isnull", True), models.Q(("words", ""), _negated=True)
                            ),
                            models.Q(
                                ("kind", "taken_back"),
                                ("measure", 0),
                                ("takes_back__isnull", False),
                                ("voucher__isnull", True),
                                models.Q(("words", ""), _negated=True),
                            ),
                            models.Q(
                                ("kind", "voided"),
                                ("measure", 0),
                                ("takes_back__isnull", True),
                                ("voucher__isnull", True),
                                models.Q(("words", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="donation_step_whole",
                    ),
                ],
            },
        ),
        *(step for table in TABLES for step in (*guarded(table, "unit_id"), *append_only(table))),
        migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(), BACK),
    ]
