"""Who sees a row of grassroots; what never changes; and, in the SQL beside this file, what PostgreSQL keeps of foundings and gradings."""

from django.db import migrations

from congdoan.foundation.access.row_guard import append_only, guarded, promised, public, revoked

GUARDED = (
    "grassroots_founding",
    "grassroots_foundingact",
    "grassroots_foundingapplicant",
    "grassroots_grading",
    "grassroots_gradingact",
)
NEVER_CHANGE = (
    "grassroots_foundingact",
    "grassroots_foundingapplicant",
    "grassroots_gradingact",
    "grassroots_rubric",
    "grassroots_publicgrade",
)
NEVER_GO = (
    "grassroots_founding",
    "grassroots_grading",
)


class Migration(migrations.Migration):
    dependencies = [
        ("grassroots", "0001_tables"),
        ("documents", "0002_promises"),
        ("members", "0002_promises"),
        ("organisations", "0002_promises"),
    ]

    operations = [
        *(step for table in GUARDED for step in guarded(table, "unit_id")),
        *(step for table in NEVER_CHANGE for step in append_only(table)),
        *(step for table in NEVER_GO for step in revoked(table, "DELETE, TRUNCATE")),
        *public("grassroots_rubric", "unit_id"),
        *public("grassroots_publicgrade", "unit_id"),
        *promised(__file__, "foundings", "gradings"),
    ]
