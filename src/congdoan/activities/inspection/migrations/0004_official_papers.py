"""Which of the committee's outgoing documents is its programme, a decision, an outline, minutes, a report."""

from pathlib import Path

import django.contrib.postgres.functions
import django.db.models.deletion
from django.db import migrations, models

from congdoan.foundation.access.row_guard import append_only, guarded

BACK = "DROP FUNCTION inspection_check_official_paper, inspection_check_decision CASCADE;"


class Migration(migrations.Migration):
    dependencies = [
        ("inspection", "0003_lent_rights_only_look"),
        ("documents", "0002_promises"),
    ]

    operations = [
        migrations.AddField(
            model_name="inspection",
            name="decision_document_id",
            field=models.BigIntegerField(null=True),
        ),
        migrations.CreateModel(
            name="OfficialPaper",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("kind", models.CharField(max_length=10)),
                ("inspected_id", models.BigIntegerField(null=True)),
                ("facts", models.JSONField(default=dict)),
                ("first", models.DateField(null=True)),
                ("last", models.DateField(null=True)),
                ("document_id", models.BigIntegerField()),
                ("written_by", models.BigIntegerField()),
                ("written_on", models.DateField()),
                ("written_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                (
                    "inspection",
                    models.ForeignKey(
                        db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="inspection.inspection"
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="inspection.programme"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["unit_id", "kind", "-id"], name="official_papers_of_unit")],
                "constraints": [
                    models.UniqueConstraint(fields=("document_id",), name="official_paper_once"),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["programme", "decision", "outline", "minutes", "report", "yearly"])),
                        name="official_paper_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("first__isnull", True),
                                ("inspected_id__isnull", True),
                                ("inspection__isnull", True),
                                ("kind", "programme"),
                                ("programme__isnull", False),
                            ),
                            models.Q(
                                ("first__isnull", True),
                                ("inspected_id__isnull", False),
                                ("inspection__isnull", True),
                                ("kind", "decision"),
                                ("programme__isnull", True),
                            ),
                            models.Q(
                                ("first__isnull", True),
                                ("inspected_id__isnull", True),
                                ("inspection__isnull", False),
                                ("kind__in", ("outline", "minutes", "report")),
                                ("programme__isnull", True),
                            ),
                            models.Q(
                                ("first__lte", models.F("last")),
                                ("inspected_id__isnull", True),
                                ("inspection__isnull", True),
                                ("kind", "yearly"),
                                ("programme__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="official_paper_has_one_subject",
                    ),
                ],
            },
        ),
        *guarded("inspection_officialpaper", "unit_id"),
        migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(), BACK),
        *append_only("inspection_officialpaper"),
    ]
