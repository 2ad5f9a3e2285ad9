"""Posting proves the same promises in fewer passes over what arrives, and by whole numbers."""

from pathlib import Path

from django.db import migrations, models
from django.db.models import F, Func, Q, Value


def day(year, month):
    return Func(year, month, Value(1), function="make_date", output_field=models.DateField())


class Migration(migrations.Migration):
    dependencies = [("ledger", "0010_bars_are_seen_at_once")]

    operations = [
        migrations.RemoveConstraint("entry", "ledger_period_of_date"),
        migrations.AddConstraint(
            "entry",
            models.CheckConstraint(
                name="ledger_period_of_date",
                condition=Q(
                    ("accounting_date__gte", day(F("period") / 100, F("period") % 100)),
                    ("accounting_date__lt", day(F("period") / 100 + F("period") % 100 / 12, F("period") % 100 % 12 + 1)),
                ),
            ),
        ),
        migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(), migrations.RunSQL.noop),
    ]
