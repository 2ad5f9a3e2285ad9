"""Who sees a row of budgets; what never changes; and, in the SQL beside this file, what PostgreSQL keeps of estimates and papers."""

from django.db import migrations

from congdoan.foundation.access.row_guard import append_only, guarded, promised, public

GUARDED = (
    "budgets_estimate",
    "budgets_estimateline",
    "budgets_estimatebasis",
    "budgets_estimateevent",
    "budgets_estimateremark",
    "budgets_ceilingoverride",
    "budgets_giventarget",
    "budgets_submission",
    "budgets_submissionanswer",
    "budgets_submissionremark",
    "budgets_submissionoverride",
    "budgets_paper",
    "budgets_signedversion",
    "budgets_pack",
    "budgets_packfile",
)
NEVER_CHANGE = (
    "budgets_estimateevent",
    "budgets_estimateremark",
    "budgets_ceilingoverride",
    "budgets_giventarget",
    "budgets_publication",
    "budgets_publicationwithdrawal",
    "budgets_submission",
    "budgets_submissionanswer",
    "budgets_submissionremark",
    "budgets_submissionoverride",
    "budgets_paper",
    "budgets_signedversion",
)


class Migration(migrations.Migration):
    dependencies = [("budgets", "0001_tables"), ("access", "0002_promises")]

    operations = [
        *(step for table in GUARDED for step in guarded(table, "unit_id")),
        *public("budgets_publication", "unit_id"),
        *public("budgets_publicationwithdrawal", "unit_id"),
        *(step for table in NEVER_CHANGE for step in append_only(table)),
        *promised(__file__, "estimates", "submissions", "papers"),
    ]
