"""The tables of statements."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.contrib.postgres.functions
import django.db.models.deletion
import django.db.models.expressions
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [("access", "0001_actors_grants_reach")]

    operations = [
        migrations.CreateModel(
            name="CollectingAccount",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("bank", models.CharField(max_length=120)),
                ("number", models.CharField(max_length=40)),
                ("name", models.CharField(blank=True, max_length=300)),
                ("period", django.contrib.postgres.fields.ranges.DateRangeField()),
                ("opened_by", models.BigIntegerField()),
            ],
            options={
                "db_table": "banking_collecting_account",
                "indexes": [models.Index(fields=["unit_id"], name="account_of_unit")],
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[("number", "="), ("period", "&&")], name="one_holder_of_an_account"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Statement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("file_name", models.TextField()),
                ("sha256", models.CharField(max_length=64)),
                ("part", models.PositiveSmallIntegerField(default=1)),
                ("layout", models.TextField(blank=True)),
                ("opening", models.BigIntegerField(null=True)),
                ("closing", models.BigIntegerField(null=True)),
                ("first_on", models.DateField(null=True)),
                ("last_on", models.DateField(null=True)),
                ("line_count", models.IntegerField()),
                ("repeat_count", models.IntegerField()),
                ("sum_credit", models.BigIntegerField()),
                ("sum_debit", models.BigIntegerField()),
                ("proof", models.CharField(choices=[("ok", "Khớp số dư"), ("absent", "Không có số dư để kiểm")], max_length=8)),
                ("remarks", models.JSONField(default=list)),
                ("imported_by", models.BigIntegerField()),
                ("imported_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="statements", to="banking.collectingaccount"
                    ),
                ),
            ],
            options={
                "db_table": "banking_statement",
            },
        ),
        migrations.CreateModel(
            name="BankLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("row", models.IntegerField()),
                ("position", models.IntegerField()),
                ("booked_at", models.DateTimeField()),
                ("booked_on", models.DateField()),
                ("value_on", models.DateField(null=True)),
                ("direction", models.CharField(choices=[("C", "Ghi có"), ("D", "Ghi nợ")], max_length=1)),
                ("amount", models.BigIntegerField()),
                ("reference", models.TextField(blank=True)),
                ("counterparty_account", models.TextField(blank=True)),
                ("counterparty_name", models.TextField(blank=True)),
                ("narrative", models.TextField(blank=True)),
                ("virtual_account", models.TextField(blank=True)),
                ("running_balance", models.BigIntegerField(null=True)),
                ("fingerprint", models.CharField(max_length=40)),
                ("in_sums", models.BooleanField()),
                ("is_repeat", models.BooleanField()),
                ("raw", django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None)),
                (
                    "repeat_of",
                    models.ForeignKey(
                        db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="prints", to="banking.bankline"
                    ),
                ),
                (
                    "account",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="banking.collectingaccount",
                    ),
                ),
                (
                    "statement",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lines",
                        to="banking.statement",
                    ),
                ),
            ],
            options={
                "db_table": "banking_line",
            },
        ),
        migrations.AddIndex(
            model_name="statement",
            index=models.Index(fields=["unit_id", "first_on"], name="statement_of_unit"),
        ),
        migrations.AddConstraint(
            model_name="statement",
            constraint=models.UniqueConstraint(fields=("account", "sha256", "part"), name="a_file_is_imported_once"),
        ),
        migrations.AddConstraint(
            model_name="statement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("proof", "absent"),
                    models.Q(
                        (
                            "closing",
                            django.db.models.expressions.CombinedExpression(
                                django.db.models.expressions.CombinedExpression(models.F("opening"), "+", models.F("sum_credit")),
                                "-",
                                models.F("sum_debit"),
                            ),
                        ),
                        ("closing__isnull", False),
                        ("opening__isnull", False),
                        ("proof", "ok"),
                    ),
                    _connector="OR",
                ),
                name="a_proven_statement_adds_up",
            ),
        ),
        migrations.AddIndex(
            model_name="bankline",
            index=models.Index(fields=["unit_id", "booked_at"], name="line_of_unit_by_time"),
        ),
        migrations.AddConstraint(
            model_name="bankline",
            constraint=models.UniqueConstraint(fields=("statement", "row"), name="a_row_is_read_once"),
        ),
        migrations.AddConstraint(
            model_name="bankline",
            constraint=models.UniqueConstraint(
                condition=models.Q(("is_repeat", False)), fields=("account", "fingerprint"), name="a_transaction_is_one_line"
            ),
        ),
        migrations.AddConstraint(
            model_name="bankline",
            constraint=models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="amount_above_zero"),
        ),
        migrations.AddConstraint(
            model_name="bankline",
            constraint=models.CheckConstraint(condition=models.Q(("direction__in", ["C", "D"])), name="direction_in_or_out"),
        ),
        migrations.AddConstraint(
            model_name="bankline",
            constraint=models.CheckConstraint(
                condition=models.Q(("is_repeat", True), ("repeat_of__isnull", True), _connector="OR"), name="only_repeats_repeat"
            ),
        ),
    ]
