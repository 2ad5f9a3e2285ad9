"""Who is asked for comments reads the draft only while it takes them; the request says what it was called."""

from pathlib import Path

from django.db import migrations, models

BACK = """
DROP POLICY asked_about ON documents_outgoing;
CREATE POLICY asked_about ON documents_outgoing FOR SELECT USING (id IN (SELECT outgoing_id FROM documents_commentrequest));
"""


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0020_mail"),
    ]

    operations = [
        migrations.AddField(model_name="commentrequest", name="kind", field=models.CharField(default="", max_length=60)),
        migrations.AddField(model_name="commentrequest", name="subject", field=models.CharField(default="", max_length=1000)),
        migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(encoding="utf-8"), BACK),
    ]
