"""Account numbers of payers' own: never given twice, never changed; a link sees its own."""

from pathlib import Path

import django.contrib.postgres.functions
from django.db import migrations, models

from congdoan.foundation.access.row_guard import append_only, guarded, opened_to_links


class Migration(migrations.Migration):
    dependencies = [
        ("collection", "0005_taught_names"),
    ]

    operations = [
        migrations.CreateModel(
            name="VirtualAccount",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("account_id", models.BigIntegerField()),
                ("payer_id", models.BigIntegerField()),
                ("prefix", models.CharField(max_length=11)),
                ("number", models.CharField(max_length=19)),
                ("assigned_by", models.BigIntegerField()),
                ("assigned_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
            ],
            options={
                "indexes": [models.Index(fields=["payer_id", "-id"], name="virtual_account_of_payer")],
                "constraints": [models.UniqueConstraint(fields=("number",), name="virtual_number_once")],
            },
        ),
        migrations.CreateModel(
            name="VirtualPrefix",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("account_id", models.BigIntegerField()),
                ("prefix", models.CharField(max_length=11)),
                ("document", models.CharField(max_length=200)),
                ("set_by", models.BigIntegerField()),
                ("set_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
            ],
            options={
                "indexes": [models.Index(fields=["unit_id", "-id"], name="virtual_prefix_of_unit")],
            },
        ),
        migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(), migrations.RunSQL.noop),
        *(
            operation
            for table in ("collection_virtualprefix", "collection_virtualaccount")
            for operation in (*guarded(table, "unit_id"), *append_only(table))
        ),
        *opened_to_links("collection_virtualaccount", "payer_id = access_subject()"),
    ]
