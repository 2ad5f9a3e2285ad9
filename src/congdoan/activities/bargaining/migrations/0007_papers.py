"""Documents written out of talks: the decision on the team, the letter that shows the draft."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

from congdoan.foundation.access.row_guard import append_only, guarded

BACK = "DROP TRIGGER papers_are_the_unions ON bargaining_bargainingpaper;"


class Migration(migrations.Migration):
    dependencies = [
        ("bargaining", "0006_talks_end_their_polls"),
    ]

    operations = [
        migrations.CreateModel(
            name="BargainingPaper",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("kind", models.CharField(max_length=10)),
                ("document_id", models.BigIntegerField()),
                ("written_by", models.BigIntegerField()),
                ("written_on", models.DateField()),
                (
                    "bargaining",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="papers", to="bargaining.bargaining"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["bargaining", "kind", "-id"], name="papers_of_bargaining")],
                "constraints": [
                    models.UniqueConstraint(fields=("document_id",), name="bargaining_paper_once"),
                    models.CheckConstraint(condition=models.Q(("kind__in", ["team", "review"])), name="bargaining_paper_is_known"),
                ],
            },
        ),
        *guarded("bargaining_bargainingpaper", "unit_id"),
        migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(encoding="utf-8"), BACK),
        *append_only("bargaining_bargainingpaper"),
    ]
