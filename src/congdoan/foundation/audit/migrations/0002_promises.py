"""Who sees an act; acts and seals never change; every writer shares with the sealer."""

from pathlib import Path

from django.db import migrations

from congdoan.foundation.kernel.row_guard import append_only, guarded, opened_to_links, shared

OWN_ACTS = "actor_id = access_acting()"


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_tables"), ("access", "0002_promises")]

    operations = [
        migrations.RunSQL(*guarded("audit_act", "branch_id", lookers_write=True)),  # their looks are written there
        migrations.RunSQL(*opened_to_links("audit_act", OWN_ACTS, written=f"{OWN_ACTS} AND branch_id = access_subject()")),
        migrations.RunSQL(*shared("audit_actseal")),
        migrations.RunSQL(*append_only("audit_act")),
        migrations.RunSQL(*append_only("audit_actseal")),
        migrations.RunSQL(Path(__file__).with_name("sealing.sql").read_text(encoding="utf-8")),
    ]
