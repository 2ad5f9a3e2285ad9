"""A settlement is made public only as it was approved."""

from pathlib import Path

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("budgets", "0010_submissions")]

    operations = [migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(), migrations.RunSQL.noop)]
