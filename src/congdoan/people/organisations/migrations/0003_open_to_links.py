"""A link sees its own body: its row, its names, its place. No other body, no account, no group."""

from django.db import migrations

from congdoan.foundation.access.row_guard import opened_to_links


class Migration(migrations.Migration):
    dependencies = [("organisations", "0002_promises"), ("access", "0003_links")]

    operations = [
        *opened_to_links("organisations_organisation", "id = access_subject()"),
        *opened_to_links("organisations_name", "organisation_id = access_subject()"),
        *opened_to_links("organisations_placement", "organisation_id = access_subject()"),
    ]
