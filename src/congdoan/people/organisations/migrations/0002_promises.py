"""Who sees a row of organisations; what never changes; what links see; and, in the SQL beside this file, what the register keeps."""

from django.db import migrations

from congdoan.foundation.access.row_guard import append_only, guarded, opened_to_links, promised, revoked

NEVER_GO = (
    "organisations_organisation",
    "organisations_placement",
    "organisations_name",
    "organisations_bankaccount",
    "organisations_payergroup",
    "organisations_payergroupmember",
    "organisations_suspension",
)


class Migration(migrations.Migration):
    dependencies = [("organisations", "0001_tables"), ("access", "0002_promises")]

    operations = [
        *guarded("organisations_organisation", "id"),
        *guarded("organisations_placement", "organisation_id"),
        *guarded("organisations_name", "organisation_id"),
        *guarded("organisations_bankaccount", "organisation_id"),
        *guarded("organisations_payergroupmember", "organisation_id"),
        *guarded("organisations_heir", "organisation_id"),
        *guarded("organisations_suspension", "organisation_id"),
        *guarded("organisations_payergroup", "unit_id"),
        *(step for table in NEVER_GO for step in revoked(table, "DELETE, TRUNCATE")),
        *opened_to_links("organisations_organisation", "id = access_subject()"),
        *opened_to_links("organisations_name", "organisation_id = access_subject()"),
        *opened_to_links("organisations_placement", "organisation_id = access_subject()"),
        *append_only("organisations_heir"),
        *promised(__file__, "register"),
    ]
