"""Who acts and what they reach, what links and lent rights may not do; and the row guards of the tables of access."""

from django.db import migrations

from congdoan.foundation.access.row_guard import append_only, closed_to_links, guarded, opened_to_links, promised, shared


class Migration(migrations.Migration):
    dependencies = [("access", "0001_tables")]

    operations = [
        *promised(__file__, "reach", "links", "lent_rights"),
        *(step for table in ("branch", "reach", "grant", "mark") for step in shared(f"access_{table}")),
        *(step for table in ("job", "linkmiss") for step in closed_to_links(f"access_{table}")),
        *guarded("access_link", "subject_id"),
        *guarded("access_linkvisit", "subject_id"),
        *append_only("access_linkvisit"),
        *opened_to_links("access_actor", "id = access_acting()"),
        *opened_to_links("access_branch", "id = access_subject() OR id IN (SELECT access_above_subject())"),
        *opened_to_links("access_grant", "actor_id = access_acting()"),
        *opened_to_links("access_linkvisit", "subject_id = access_subject()", written="subject_id = access_subject()"),
        *opened_to_links("access_mark", "name = 'fictitious'"),
        *opened_to_links("access_reach", "branch_id = access_subject()"),
    ]
