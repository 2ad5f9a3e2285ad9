"""A surplus moves on a day of its own, so that a link sees what its body paid and has left without seeing how lines were judged."""

from pathlib import Path

from django.db import migrations, models

from congdoan.foundation.access.row_guard import opened_to_links

BACK = "DROP TRIGGER moved_on_its_steps_day ON collection_creditmove; DROP FUNCTION collection_check_moved_on();"


class Migration(migrations.Migration):
    dependencies = [("collection", "0003_changes_of_mind"), ("access", "0003_links")]

    operations = [
        migrations.AddField("creditmove", "moved_on", models.DateField(null=True)),
        migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(), BACK),
        migrations.AlterField("creditmove", "moved_on", models.DateField()),
        *opened_to_links("collection_piece", "payer_id = access_subject()"),
        *opened_to_links("collection_creditmove", "payer_id = access_subject()"),
        *opened_to_links("collection_openingbalance", "kind = 'credit' AND body_id = access_subject()"),
    ]
