"""Who sees a row of disputes; what never changes; and, in the SQL beside this file, what PostgreSQL keeps of their way."""

from django.db import migrations

from congdoan.foundation.access.row_guard import append_only, guarded, promised, revoked

GUARDED = (
    "disputes_stoppage",
    "disputes_stoppageact",
    "disputes_promise",
    "disputes_signal",
    "disputes_dispute",
    "disputes_disputestep",
)
NEVER_CHANGE = (
    "disputes_stoppageact",
    "disputes_disputestep",
    "disputes_employertrait",
)
NEVER_GO = (
    "disputes_stoppage",
    "disputes_promise",
    "disputes_signal",
    "disputes_dispute",
)


class Migration(migrations.Migration):
    dependencies = [("disputes", "0001_tables"), ("organisations", "0002_promises")]

    operations = [
        *(step for table in GUARDED for step in guarded(table, "unit_id")),
        *guarded("disputes_employertrait", "employer_id"),
        *(step for table in NEVER_CHANGE for step in append_only(table)),
        *(step for table in NEVER_GO for step in revoked(table, "DELETE, TRUNCATE")),
        *promised(__file__, "disputes"),
    ]
