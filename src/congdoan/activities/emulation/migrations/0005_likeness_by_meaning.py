"""A resemblance says what both tell; likeness by words and meanings has another limit."""

from pathlib import Path

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("emulation", "0004_gallery_and_reversals")]

    operations = [
        migrations.AddField(model_name="resemblance", name="shared", field=models.CharField(blank=True, max_length=300)),
        migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(encoding="utf-8"), migrations.RunSQL.noop),
    ]
