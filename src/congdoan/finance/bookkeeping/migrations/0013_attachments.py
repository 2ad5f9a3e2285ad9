"""Files of vouchers: as they came, by whoever acts, known by their hash."""

from pathlib import Path

import django.contrib.postgres.functions
import django.db.models.deletion
from django.db import migrations, models

from congdoan.foundation.access.row_guard import append_only, guarded


class Migration(migrations.Migration):
    dependencies = [
        ("bookkeeping", "0012_books_are_handed_over"),
    ]

    operations = [
        migrations.CreateModel(
            name="Attachment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("file_name", models.CharField(max_length=120)),
                ("kind", models.CharField(max_length=4)),
                ("size", models.IntegerField()),
                ("sha256", models.CharField(max_length=64)),
                ("content", models.BinaryField()),
                ("attached_by", models.BigIntegerField()),
                ("attached_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                (
                    "voucher",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="attachments", to="bookkeeping.voucher"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("voucher", "sha256"), name="attachment_once"),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["pdf", "jpg", "png", "xlsx", "docx"])), name="attachment_of_a_kind"
                    ),
                ],
            },
        ),
        *guarded("bookkeeping_attachment", "unit_id"),
        migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(), "DROP FUNCTION bookkeeping_stamp_attachment CASCADE"),
        *append_only("bookkeeping_attachment"),
    ]
