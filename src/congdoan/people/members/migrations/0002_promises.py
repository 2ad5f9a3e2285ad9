"""Who sees a row of members; what never changes; and, in the SQL beside this file, what PostgreSQL keeps of lists and lives."""

from django.db import migrations

from congdoan.foundation.access.row_guard import append_only, closed_to_links, guarded, promised, public, revoked, shared

GUARDED = (
    "members_person",
    "members_membership",
    "members_absence",
    "members_application",
    "members_event",
    "members_reading",
    "members_correctionrequest",
    "members_card",
    "members_merge",
    "members_savedfilter",
)
NEVER_CHANGE = (
    "members_keymark",
    "members_reading",
    "members_retentionrule",
)
NEVER_GO = (
    "members_person",
    "members_membership",
    "members_absence",
    "members_application",
    "members_transfer",
    "members_transfermatch",
    "members_correctionrequest",
    "members_card",
    "members_merge",
)


class Migration(migrations.Migration):
    dependencies = [("members", "0001_tables"), ("documents", "0002_promises"), ("organisations", "0002_promises")]

    operations = [
        *(step for table in GUARDED for step in guarded(table, "unit_id")),
        *shared("members_keymark"),
        *(step for table in NEVER_CHANGE for step in append_only(table)),
        *(step for table in NEVER_GO for step in revoked(table, "DELETE, TRUNCATE")),
        *guarded("members_transfer", "to_unit_id"),
        *guarded("members_transfermatch", "from_unit_id"),
        *public("members_retentionrule", "unit_id"),
        *guarded("members_likeness", "first_unit_id"),
        *revoked("members_event", "UPDATE, DELETE, TRUNCATE"),
        *revoked("members_word", "INSERT, UPDATE, DELETE, TRUNCATE"),
        *closed_to_links("members_word"),
        *promised(__file__, "memberships", "kept_beside_the_lists"),
    ]
