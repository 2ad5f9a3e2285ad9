"""What was said about a draft goes with its document."""

from django.db import migrations

from congdoan.foundation.access.row_guard import promised
from congdoan.foundation.kernel.row_guard import APPLICATION_LOGIN


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0004_erasing"),
    ]

    operations = [
        *promised(__file__, "erased_comments"),
        migrations.RunSQL(f"GRANT UPDATE (quote, words) ON documents_draftcomment TO {APPLICATION_LOGIN}"),
        migrations.RunSQL(f"GRANT UPDATE (why) ON documents_commentanswer TO {APPLICATION_LOGIN}"),
    ]
