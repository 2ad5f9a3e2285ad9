"""Who sees a row of programmes; what never changes; and, in the SQL beside this file, what PostgreSQL keeps of plans and reports."""

from django.db import migrations

from congdoan.foundation.access.row_guard import append_only, guarded, promised, public

GUARDED = (
    "programmes_programme",
    "programmes_programmeact",
    "programmes_task",
    "programmes_progress",
    "programmes_target",
    "programmes_targetfigure",
    "programmes_frozenbase",
    "programmes_reportrequest",
    "programmes_requestact",
    "programmes_report",
    "programmes_reportact",
    "programmes_reminder",
    "programmes_consultation",
    "programmes_opinion",
    "programmes_review",
    "programmes_planmove",
)
NEVER_CHANGE = (
    "programmes_programmeact",
    "programmes_progress",
    "programmes_frozenbase",
    "programmes_requestact",
    "programmes_reportact",
    "programmes_reminder",
    "programmes_consultation",
    "programmes_publishedprogramme",
    "programmes_unpublishedprogramme",
    "programmes_planmove",
)


class Migration(migrations.Migration):
    dependencies = [("programmes", "0001_tables"), ("documents", "0002_promises")]

    operations = [
        *(step for table in GUARDED for step in guarded(table, "unit_id")),
        *(step for table in NEVER_CHANGE for step in append_only(table)),
        *public("programmes_publishedprogramme", "unit_id"),
        *public("programmes_unpublishedprogramme", "unit_id"),
        *promised(__file__, "programmes", "reports", "reviews"),
    ]
