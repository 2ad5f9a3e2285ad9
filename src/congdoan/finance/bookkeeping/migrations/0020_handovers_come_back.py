"""Handovers that are taken back, and things that go with the books of their unit."""

from pathlib import Path

import django.contrib.postgres.functions
import django.db.models.deletion
from django.db import migrations, models

from congdoan.foundation.access.row_guard import append_only, guarded

FOLDER = Path(__file__).parent


def _before(file: str, name: str) -> str:
    """Return a function as an earlier migration made it, to be put back."""
    text = (FOLDER / file).read_text()
    begun = text[text.index(f"CREATE FUNCTION {name}") :]
    return begun[: begun.index("END $$;") + len("END $$;")].replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION")


BACK = f"""
DROP FUNCTION bookkeeping_check_handover_undone() CASCADE;
{_before("0012_books_are_handed_over.sql", "bookkeeping_check_handovers")}
{_before("0015_assets.sql", "bookkeeping_check_asset_step")}
DROP FUNCTION bookkeeping_handed_with_books(bookkeeping_asset, text);
"""


class Migration(migrations.Migration):
    dependencies = [("bookkeeping", "0019_donations"), ("ledger", "0010_bars_are_seen_at_once")]

    operations = [
        migrations.RemoveConstraint("handover", "bookkeeping_handed_over_once"),
        migrations.AddField("handover", "number", models.PositiveSmallIntegerField(default=1)),
        migrations.AddConstraint("handover", models.UniqueConstraint(fields=("unit_id", "number"), name="bookkeeping_handover_numbered")),
        migrations.AlterField(
            "asset",
            "comes_from",
            models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="goes_to", to="bookkeeping.asset"),
        ),
        migrations.CreateModel(
            name="HandoverUndone",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("reason", models.CharField(max_length=500)),
                ("recorded_by", models.BigIntegerField()),
                ("recorded_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                (
                    "handover",
                    models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name="undone", to="bookkeeping.handover"),
                ),
            ],
        ),
        *guarded("bookkeeping_handoverundone", "unit_id"),
        *append_only("bookkeeping_handoverundone"),
        migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(), BACK),
    ]
