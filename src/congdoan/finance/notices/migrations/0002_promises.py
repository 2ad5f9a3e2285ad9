"""Who sees a row of notices; what never changes; and, in the SQL beside this file, what PostgreSQL keeps of them."""

from django.db import migrations

from congdoan.foundation.access.row_guard import append_only, guarded, promised, revoked

NEVER_CHANGE = (
    "notices_notice",
    "notices_noticewithdrawal",
    "notices_noticeaddress",
    "notices_outboxevent",
)


class Migration(migrations.Migration):
    dependencies = [("notices", "0001_tables"), ("access", "0002_promises")]

    operations = [
        *guarded("notices_notice", "payer_id"),
        *guarded("notices_noticewithdrawal", "payer_id"),
        *guarded("notices_noticeaddress", "payer_id"),
        *guarded("notices_outboxevent", "payer_id"),
        *guarded("notices_noticeseries", "unit_id"),
        *(step for table in NEVER_CHANGE for step in append_only(table)),
        *revoked("notices_noticeseries", "DELETE, TRUNCATE"),
        *promised(__file__, "notices"),
    ]
