"""Who sees a row of assessments; what never changes; what links see; and, in the SQL beside this file, what PostgreSQL keeps of dues."""

from django.db import migrations

from congdoan.foundation.access.row_guard import append_only, guarded, opened_to_links, promised

NEVER_CHANGE = (
    "assessments_payrolldeclaration",
    "assessments_duesreport",
    "assessments_chargechange",
    "assessments_relief",
    "assessments_payrollsubmission",
    "assessments_submissiondecision",
    "assessments_duessubmission",
    "assessments_duesdecision",
)
GUARDED = (
    "assessments_duesreport",
    "assessments_duessubmission",
    "assessments_duesdecision",
)


class Migration(migrations.Migration):
    dependencies = [("assessments", "0001_tables"), ("access", "0002_promises"), ("ledger", "0010_bars_are_seen_at_once")]

    operations = [
        *guarded("assessments_payrolldeclaration", "employer_id"),
        *guarded("assessments_relief", "employer_id"),
        *guarded("assessments_payrollsubmission", "employer_id"),
        *guarded("assessments_submissiondecision", "employer_id"),
        *(step for table in NEVER_CHANGE for step in append_only(table)),
        *(step for table in GUARDED for step in guarded(table, "unit_id")),
        *guarded("assessments_charge", "payer_id"),
        *guarded("assessments_chargechange", "payer_id"),
        *opened_to_links("assessments_charge", "payer_id = access_subject()"),
        *opened_to_links("assessments_payrolldeclaration", "employer_id = access_subject()"),
        *opened_to_links("assessments_relief", "employer_id = access_subject()"),
        *opened_to_links("assessments_submissiondecision", "employer_id = access_subject()"),
        *opened_to_links(
            "assessments_payrollsubmission",
            "employer_id = access_subject()",
            written="employer_id = access_subject() AND submitted_by = access_acting()",
        ),
        *promised(__file__, "dues"),
    ]
