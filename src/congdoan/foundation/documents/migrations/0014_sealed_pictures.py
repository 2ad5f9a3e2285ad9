"""Pictures of hands and seals are sealed at rest; those kept before are sealed now."""

from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.db import migrations

from congdoan.foundation.kernel.sealing import seal

OPEN = """
ALTER TABLE documents_signingpicture DISABLE TRIGGER never_changes;
ALTER TABLE documents_signingpicture NO FORCE ROW LEVEL SECURITY;
"""
CLOSE = """
ALTER TABLE documents_signingpicture FORCE ROW LEVEL SECURITY;
ALTER TABLE documents_signingpicture ENABLE TRIGGER never_changes;
"""


def seal_kept(apps, editor):  # type: ignore[no-untyped-def]
    """Seal the pictures that were kept as they came."""
    pictures = apps.get_model("documents", "SigningPicture").objects
    for row in pictures.order_by("pk"):
        closed = seal(settings.MEMBERS_KEY, "documents.pictures", bytes(row.content), of=f"{row.unit_id}/{row.kind}/{row.owner or ''}")
        pictures.filter(pk=row.pk).update(content=closed, sha256=sha256(closed).hexdigest())


class Migration(migrations.Migration):
    dependencies = [("documents", "0013_signing_pictures")]

    operations = [
        migrations.RunSQL(OPEN, CLOSE),
        migrations.RunPython(seal_kept, migrations.RunPython.noop),
        migrations.RunSQL(CLOSE, OPEN),
        migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(encoding="utf-8"), migrations.RunSQL.noop),
    ]
