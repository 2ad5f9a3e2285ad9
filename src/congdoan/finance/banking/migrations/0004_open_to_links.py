"""A link sees the accounts on which the units above its body collect; no statement and no line."""

from django.db import migrations

from congdoan.foundation.access.row_guard import opened_to_links


class Migration(migrations.Migration):
    dependencies = [("banking", "0003_notifications"), ("access", "0003_links")]

    operations = [
        *opened_to_links("banking_collecting_account", "unit_id IN (SELECT access_above_subject())"),
    ]
