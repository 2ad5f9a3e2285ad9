"""Tables of audit: acts and their seals."""

import django.contrib.postgres.functions
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Act",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("actor_id", models.BigIntegerField()),
                ("act", models.CharField(max_length=80)),
                ("branch_id", models.BigIntegerField()),
                ("facts", models.JSONField(default=dict)),
                ("origin", models.CharField(blank=True, max_length=120)),
                ("recorded_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
            ],
            options={
                "indexes": [models.Index(fields=["branch_id", "-recorded_at"], name="audit_act_by_branch")],
            },
        ),
        migrations.CreateModel(
            name="ActSeal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.BigIntegerField(unique=True)),
                ("through_id", models.BigIntegerField()),
                ("acts", models.BigIntegerField()),
                ("sha256", models.CharField(max_length=64)),
                ("sealed_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
            ],
        ),
    ]
