"""Who sees a row of bargaining; what never changes; and, in the SQL beside this file, what PostgreSQL keeps of each step."""

from django.db import migrations

from congdoan.foundation.access.row_guard import append_only, guarded, promised, revoked

GUARDED = (
    "bargaining_dialogue",
    "bargaining_dialoguetopic",
    "bargaining_commitment",
    "bargaining_workplaceact",
    "bargaining_agreement",
    "bargaining_agreementparty",
    "bargaining_clause",
    "bargaining_agreementgrade",
    "bargaining_bargaining",
    "bargaining_bargainingparty",
    "bargaining_bargainingmatter",
    "bargaining_bargainingsession",
    "bargaining_bargainingpoll",
    "bargaining_phonepoll",
    "bargaining_pollslip",
    "bargaining_pollcount",
    "bargaining_agreementwidening",
    "bargaining_bargainingpaper",
)
NEVER_GO = (
    "bargaining_dialogue",
    "bargaining_dialoguetopic",
    "bargaining_commitment",
    "bargaining_workplaceact",
    "bargaining_agreement",
    "bargaining_clause",
    "bargaining_bargaining",
    "bargaining_bargainingparty",
    "bargaining_agreementwidening",
)
NEVER_CHANGE = (
    "bargaining_agreementparty",
    "bargaining_agreementgrade",
    "bargaining_bargainingmatter",
    "bargaining_bargainingsession",
    "bargaining_bargainingpoll",
    "bargaining_bargainingpaper",
)


class Migration(migrations.Migration):
    dependencies = [("bargaining", "0001_tables"), ("organisations", "0002_promises")]

    operations = [
        *(step for table in GUARDED for step in guarded(table, "unit_id")),
        *(step for table in NEVER_GO for step in revoked(table, "DELETE, TRUNCATE")),
        *(step for table in NEVER_CHANGE for step in append_only(table)),
        *revoked("bargaining_phonepoll", "UPDATE, DELETE, TRUNCATE"),
        *revoked("bargaining_pollslip", "UPDATE, DELETE, TRUNCATE"),
        *promised(__file__, "dialogue", "agreements", "talks", "polls"),
    ]
