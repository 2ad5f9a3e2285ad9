"""Words and leavings are kept of whole persons, beyond the reach of who acts; likeness is told once, and nowhere where one only looks."""

from pathlib import Path

from django.db import migrations

HERE = Path(__file__)


class Migration(migrations.Migration):
    dependencies = [("access", "0005_working_at"), ("members", "0005_found_at_once")]

    operations = [migrations.RunSQL(HERE.with_suffix(".sql").read_text(), HERE.with_name("0006_back.sql").read_text())]
