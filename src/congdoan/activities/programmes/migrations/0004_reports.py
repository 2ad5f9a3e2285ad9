"""Row-level security on reports and frozen denominators; reports that move with their acts, figures that never change."""

from pathlib import Path

from django.db import migrations

from congdoan.foundation.access.row_guard import append_only, guarded

TABLES = ("frozenbase", "reportrequest", "requestact", "report", "reportact")
FUNCTIONS = ("check_base", "keep_request", "keep_report", "check_request_act", "check_report_act")
BACK = f"""
DROP FUNCTION {", ".join(f"programmes_{name}" for name in FUNCTIONS)} CASCADE;
DROP TRIGGER requests_stay ON programmes_reportrequest;
DROP TRIGGER reports_stay ON programmes_report;
ALTER TABLE programmes_frozenbase DROP CONSTRAINT base_of_own_target;
ALTER TABLE programmes_requestact DROP CONSTRAINT act_on_own_request;
ALTER TABLE programmes_reportact DROP CONSTRAINT act_on_own_report;
"""


class Migration(migrations.Migration):
    dependencies = [("programmes", "0003_results_and_reports")]

    operations = [
        *(operation for table in TABLES for operation in guarded(f"programmes_{table}", "unit_id")),
        *append_only("programmes_frozenbase"),
        *append_only("programmes_requestact"),
        *append_only("programmes_reportact"),
        migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(), BACK),
    ]
