"""Pictures of hands and seals: a hand is its owner's alone, a seal its unit's; nothing changes."""

from pathlib import Path

import django.contrib.postgres.functions
from django.db import migrations, models

from congdoan.foundation.access.row_guard import append_only, guarded

BACK = """
DROP POLICY hand_is_its_owners ON documents_signingpicture;
DROP FUNCTION documents_check_picture CASCADE;
"""


class Migration(migrations.Migration):
    dependencies = [("documents", "0012_published_documents")]

    operations = [
        migrations.CreateModel(
            name="SigningPicture",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("kind", models.CharField(max_length=4)),
                ("owner", models.BigIntegerField(null=True)),
                ("content", models.BinaryField()),
                ("sha256", models.CharField(max_length=64)),
                ("width_mm", models.PositiveSmallIntegerField()),
                ("kept_by", models.BigIntegerField()),
                ("kept_on", models.DateField()),
                ("kept_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
            ],
            options={
                "indexes": [models.Index(fields=["unit_id", "kind", "-id"], name="signing_picture_newest")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "hand"), ("owner__isnull", False)),
                            models.Q(("kind", "seal"), ("owner__isnull", True)),
                            _connector="OR",
                        ),
                        name="signing_picture_of_hand_or_seal",
                    )
                ],
            },
        ),
        *guarded("documents_signingpicture", "unit_id"),
        migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(encoding="utf-8"), BACK),
        *append_only("documents_signingpicture"),
    ]
