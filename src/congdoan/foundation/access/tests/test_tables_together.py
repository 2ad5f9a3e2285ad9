"""The tables of a first migration are made together: their models are put together once, whatever relates them."""

from django.db import connection, migrations, models
from django.db.migrations.state import ProjectState, StateApps

from congdoan.foundation.access.row_guard import TablesTogether


class Migration(TablesTogether):
    operations = [
        migrations.CreateModel("Club", [("id", models.BigAutoField(primary_key=True))]),
        migrations.RunSQL("SELECT 1"),
        *(
            migrations.CreateModel(
                name, [("id", models.BigAutoField(primary_key=True)), ("club", models.ForeignKey("clubs.club", models.PROTECT))]
            )
            for name in ("Hall", "Guest")
        ),
    ]


def test_related_tables_are_put_together_once(db, monkeypatch):
    rendered = []
    render = StateApps.render_multiple
    state = ProjectState()
    assert state.apps
    monkeypatch.setattr(StateApps, "render_multiple", lambda self, models: (rendered.append(len(models)), render(self, models)))

    with connection.schema_editor(collect_sql=True) as editor:
        after = Migration("0001_tables", "clubs").apply(state, editor, collect_sql=True)

    assert [count for count in rendered if count] == [3]
    assert {model._meta.db_table for model in after.apps.get_models()} == {"clubs_club", "clubs_hall", "clubs_guest"}
    sql = "\n".join(editor.collected_sql)
    assert [sql.count(f'CREATE TABLE "clubs_{name}"') for name in ("club", "hall", "guest")] == [1, 1, 1]
    assert sql.count("FOREIGN KEY") == 2
    assert sql.index('"clubs_club"') < sql.index("SELECT 1") < sql.index('"clubs_hall"')
