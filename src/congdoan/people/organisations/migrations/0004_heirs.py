"""Further heirs of a unit that was split. Rows never change."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

from congdoan.foundation.access.row_guard import append_only, guarded

BACK = "DROP TRIGGER heirs_beside_a_successor ON organisations_heir; DROP FUNCTION organisations_check_heir();"


class Migration(migrations.Migration):
    dependencies = [("organisations", "0003_open_to_links"), ("access", "0003_links")]

    operations = [
        migrations.CreateModel(
            name="Heir",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="further_heirs", to="organisations.organisation"
                    ),
                ),
                (
                    "heir",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="inherited_from", to="organisations.organisation"
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(model_name="heir", constraint=models.UniqueConstraint(fields=("organisation", "heir"), name="heir_once")),
        migrations.AddConstraint(
            model_name="heir",
            constraint=models.CheckConstraint(
                condition=models.Q(("organisation", models.F("heir")), _negated=True), name="heir_is_another"
            ),
        ),
        *guarded("organisations_heir", "organisation_id"),
        *append_only("organisations_heir"),
        migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(), BACK),
    ]
