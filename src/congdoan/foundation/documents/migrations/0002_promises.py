"""Row-level security on every table; numbers that count on, files that never change, proposals that only who acts decides."""

from pathlib import Path

from django.db import migrations

from congdoan.foundation.access.row_guard import append_only, guarded

TABLES = ("incomingdocument", "proposal", "citeddocument", "citation", "passing", "voidedarrival")
BACK = """
DROP TRIGGER proposals_stay ON documents_proposal;
DROP TRIGGER proposals_are_decided ON documents_proposal;
DROP TRIGGER arrivals_stay ON documents_incomingdocument;
DROP TRIGGER arrivals_keep_their_file ON documents_incomingdocument;
DROP TRIGGER arrivals_count_on ON documents_incomingdocument;
DROP FUNCTION documents_keep_proposal, documents_keep_arrival, documents_number_arrival;
ALTER TABLE documents_voidedarrival DROP CONSTRAINT voiding_of_own_document;
ALTER TABLE documents_passing DROP CONSTRAINT passing_of_own_document;
ALTER TABLE documents_citation DROP CONSTRAINT citation_of_own_document;
ALTER TABLE documents_proposal DROP CONSTRAINT proposal_of_own_document;
"""


class Migration(migrations.Migration):
    dependencies = [("documents", "0001_incoming_documents"), ("access", "0003_links")]

    operations = [
        *(operation for table in TABLES for operation in guarded(f"documents_{table}", "unit_id")),
        *append_only("documents_citation"),
        *append_only("documents_passing"),
        *append_only("documents_voidedarrival"),
        migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(), BACK),
    ]
