"""Row-level security on every table; programmes that change as drafts; sentences word for word; what was told never changes."""

from pathlib import Path

from django.db import migrations

from congdoan.foundation.access.row_guard import append_only, guarded

TABLES = ("programme", "programmeact", "task", "progress", "target", "targetfigure")
FUNCTIONS = ("keep_programme", "check_act", "check_drafted", "keep_task", "take_progress", "keep_target", "check_figure", "keep_figure")
BACK = f"""
DROP FUNCTION {", ".join(f"programmes_{name}" for name in FUNCTIONS)} CASCADE;
DROP FUNCTION programmes_state_of;
DROP TRIGGER programmes_stay ON programmes_programme;
ALTER TABLE programmes_programmeact DROP CONSTRAINT act_on_own_programme;
ALTER TABLE programmes_task DROP CONSTRAINT task_of_own_programme;
ALTER TABLE programmes_progress DROP CONSTRAINT progress_of_own_task;
ALTER TABLE programmes_target DROP CONSTRAINT target_of_own_programme;
ALTER TABLE programmes_targetfigure DROP CONSTRAINT figure_of_own_target;
"""


class Migration(migrations.Migration):
    dependencies = [("programmes", "0001_programmes"), ("access", "0003_links")]

    operations = [
        *(operation for table in TABLES for operation in guarded(f"programmes_{table}", "unit_id")),
        *append_only("programmes_programmeact"),
        *append_only("programmes_progress"),
        migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(), BACK),
    ]
