"""Numbers above the root, places that stay true to both their ends, and row-level security on every table."""

from pathlib import Path

from django.db import migrations

from congdoan.foundation.access.row_guard import guarded, revoked

TABLES = {
    "organisations_organisation": "id",
    "organisations_placement": "organisation_id",
    "organisations_name": "organisation_id",
    "organisations_bankaccount": "organisation_id",
    "organisations_payergroup": "unit_id",
    "organisations_payergroupmember": "organisation_id",
}
BACK = """
DROP POLICY federations_are_known ON organisations_placement;
DROP POLICY federations_are_known ON organisations_organisation;
ALTER TABLE organisations_placement DROP CONSTRAINT parent_as_it_is, DROP CONSTRAINT placed_organisation_as_it_is;
"""


class Migration(migrations.Migration):
    dependencies = [("organisations", "0001_register"), ("access", "0002_guard_rows")]

    operations = [
        *(operation for table, column in TABLES.items() for operation in guarded(table, column)),
        migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(), BACK),
        *(operation for table in TABLES for operation in revoked(table, "DELETE, TRUNCATE")),
    ]
