"""Which outgoing document is a decision to discipline, a notice to who sent a petition."""

import re
from pathlib import Path

import django.contrib.postgres.functions
import django.db.models.deletion
from django.db import migrations, models

from congdoan.foundation.access.row_guard import append_only, guarded

FORMER = Path(__file__).with_name("0001_petitions.sql").read_text()
FOUND = re.search(r"CREATE FUNCTION petitions_check_discipline\(.*?\$\$;", FORMER, re.DOTALL)
assert FOUND is not None
BACK = f"DROP FUNCTION petitions_check_paper CASCADE; {FOUND[0].replace('CREATE FUNCTION', 'CREATE OR REPLACE FUNCTION', 1)}"


class Migration(migrations.Migration):
    dependencies = [
        ("petitions", "0002_receptions"),
        ("documents", "0002_promises"),
    ]

    operations = [
        migrations.AddField(model_name="discipline", name="document_id", field=models.BigIntegerField(null=True, unique=True)),
        migrations.CreateModel(
            name="Paper",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("kind", models.CharField(max_length=12)),
                ("facts", models.JSONField(default=dict)),
                ("document_id", models.BigIntegerField()),
                ("written_by", models.BigIntegerField()),
                ("written_on", models.DateField()),
                ("written_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                (
                    "petition",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="papers",
                        to="petitions.petition",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["petition", "kind", "-id"], name="papers_of_petition"),
                    models.Index(fields=["kind", "-id"], name="petition_papers_by_kind"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("document_id",), name="petition_paper_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("facts", {}),
                                ("kind__in", ["accepted", "declined", "transferred", "concluded"]),
                                ("petition__isnull", False),
                            ),
                            models.Q(("kind", "discipline"), models.Q(("facts", {}), _negated=True)),
                            _connector="OR",
                        ),
                        name="petition_paper_has_its_subject",
                    ),
                ],
            },
        ),
        *guarded("petitions_paper", "unit_id"),
        migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(), BACK),
        *append_only("petitions_paper"),
    ]
