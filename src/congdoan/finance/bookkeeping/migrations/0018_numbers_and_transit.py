"""Numbers of entries that no voucher stands behind, and money on its way between two bank accounts."""

from pathlib import Path

from django.db import migrations, models

from congdoan.foundation.access.row_guard import append_only, guarded

BEFORE = Path(__file__).with_name("0001_vouchers.sql").read_text()
CHECK = "CREATE FUNCTION bookkeeping_check_entry"
BACK = f"""
DROP FUNCTION bookkeeping_check_own_number() CASCADE;
DROP FUNCTION bookkeeping_number_entry() CASCADE;
{BEFORE[BEFORE.index(CHECK) :].split("END $$;")[0].replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION")}END $$;
DROP FUNCTION bookkeeping_in_transit(bigint);
DROP FUNCTION bookkeeping_hold_transit(bigint);
"""


def _places(*places: str) -> models.CheckConstraint:
    condition = models.Q(
        models.Q(("kind", "transfer"), ("place__in", list(places))),
        models.Q(models.Q(("kind", "transfer"), _negated=True), ("place", "")),
        _connector="OR",
    )
    return models.CheckConstraint(condition=condition, name="voucher_place_of_transfer")


class Migration(migrations.Migration):
    dependencies = [("bookkeeping", "0017_dues_once")]

    operations = [
        migrations.RemoveConstraint("voucher", "voucher_place_of_transfer"),
        migrations.AddConstraint("voucher", _places("cash", "bank", "sent", "come")),
        migrations.CreateModel(
            name="EntryNumber",
            fields=[
                ("entry_id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("unit_id", models.BigIntegerField()),
                ("kind", models.CharField(db_default="", max_length=10)),
                ("year", models.PositiveSmallIntegerField(db_default=0)),
                ("number", models.IntegerField(db_default=0)),
            ],
            options={
                "db_table": "bookkeeping_entry_number",
                "constraints": [models.UniqueConstraint(fields=("unit_id", "kind", "year", "number"), name="entry_number_once")],
            },
        ),
        *guarded("bookkeeping_entry_number", "unit_id"),
        *append_only("bookkeeping_entry_number"),
        migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(), BACK),
    ]
