"""Who sees a row of procedures; what never changes; and, in the SQL beside this file, what PostgreSQL keeps of requests."""

from django.db import migrations

from congdoan.foundation.access.row_guard import append_only, guarded, promised, public

GUARDED = (
    "procedures_request",
    "procedures_requestact",
    "procedures_requestpaper",
    "procedures_rating",
)
NEVER_CHANGE = (
    "procedures_counter",
    "procedures_requestact",
    "procedures_requestpaper",
    "procedures_rating",
)


class Migration(migrations.Migration):
    dependencies = [("procedures", "0001_tables"), ("documents", "0002_promises"), ("members", "0002_promises")]

    operations = [
        *public("procedures_counter", "unit_id"),
        *(step for table in GUARDED for step in guarded(table, "unit_id")),
        *(step for table in NEVER_CHANGE for step in append_only(table)),
        *promised(__file__, "requests"),
    ]
