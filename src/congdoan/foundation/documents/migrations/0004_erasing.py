"""A short document is destroyed as a long one; whoever uses a document at that moment is waited for."""

from django.db import migrations

from congdoan.foundation.access.row_guard import promised


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0003_disposal"),
    ]

    operations = promised(__file__, "erasing")
