"""Whoever comes by a link leaves a record of what was done, on the branch of its subject."""

from django.db import migrations

from congdoan.foundation.kernel.row_guard import opened_to_links

OWN_ACTS = "actor_id = access_acting()"


class Migration(migrations.Migration):
    dependencies = [("audit", "0002_seals"), ("access", "0003_links")]

    operations = [
        migrations.RunSQL(*opened_to_links("audit_act", OWN_ACTS, written=f"{OWN_ACTS} AND branch_id = access_subject()")),
    ]
