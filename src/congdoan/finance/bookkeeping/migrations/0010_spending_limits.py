"""What units may spend of each category in a year, written once and never changed."""

from pathlib import Path

import django.contrib.postgres.functions
from django.db import migrations, models

from congdoan.foundation.access.row_guard import append_only, guarded


class Migration(migrations.Migration):
    dependencies = [("bookkeeping", "0004_years_close")]

    operations = [
        migrations.CreateModel(
            name="SpendingLimit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("year", models.PositiveSmallIntegerField()),
                ("category", models.CharField(max_length=40)),
                ("amount", models.BigIntegerField()),
                ("source", models.CharField(max_length=160)),
                ("set_by", models.BigIntegerField()),
                ("set_on", models.DateField()),
                ("set_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
            ],
            options={
                "indexes": [models.Index(fields=["unit_id", "year", "category", "-id"], name="limit_newest_first")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("amount__gte", 0), models.Q(("source", ""), _negated=True)),
                        name="bookkeeping_limit_not_below_zero",
                    )
                ],
            },
        ),
        *guarded("bookkeeping_spendinglimit", "unit_id"),
        *append_only("bookkeeping_spendinglimit"),
        migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(), "DROP FUNCTION bookkeeping_check_limit CASCADE"),
    ]
