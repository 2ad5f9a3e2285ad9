"""Outgoing documents are found by every word of theirs; what was written before keeps the words it had."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0018_undone_decisions"),
    ]

    operations = [
        migrations.AlterField(model_name="outgoing", name="search_key", field=models.TextField()),
    ]
