"""Who sees a row of officers; what never changes; and, in the SQL beside this file, what PostgreSQL keeps of terms and seats."""

from django.db import migrations

from congdoan.foundation.access.row_guard import append_only, guarded, promised, revoked

GUARDED = (
    "officers_term",
    "officers_seat",
    "officers_election",
    "officers_candidate",
    "officers_cadrerecord",
    "officers_plannedofficer",
    "officers_course",
    "officers_attendance",
    "officers_allowance",
)
NEVER_CHANGE = (
    "officers_candidate",
    "officers_cadrerecord",
    "officers_course",
    "officers_attendance",
    "officers_allowance",
)
NEVER_GO = (
    "officers_term",
    "officers_seat",
    "officers_election",
    "officers_plannedofficer",
)


class Migration(migrations.Migration):
    dependencies = [("officers", "0001_tables"), ("members", "0002_promises"), ("organisations", "0002_promises")]

    operations = [
        *(step for table in GUARDED for step in guarded(table, "unit_id")),
        *(step for table in NEVER_CHANGE for step in append_only(table)),
        *(step for table in NEVER_GO for step in revoked(table, "DELETE, TRUNCATE")),
        *promised(__file__, "committees", "cadres"),
    ]
