"""Who sees a row of documents; what never changes; and, in the SQL beside this file, what PostgreSQL keeps of each book."""

from django.db import migrations

from congdoan.foundation.access.row_guard import append_only, guarded, promised, public

GUARDED = (
    "documents_incomingdocument",
    "documents_proposal",
    "documents_citeddocument",
    "documents_citation",
    "documents_passing",
    "documents_voidedarrival",
    "documents_outgoing",
    "documents_outgoingact",
    "documents_numberseries",
    "documents_outgoingnumber",
    "documents_skippednumbers",
    "documents_numberingsetting",
    "documents_outgoingfile",
    "documents_delivery",
    "documents_deliveryopening",
    "documents_signingpicture",
    "documents_handling",
    "documents_copysource",
    "documents_commentrequest",
    "documents_draftcomment",
    "documents_commentanswer",
    "documents_mailaddress",
    "documents_documentmail",
    "documents_mailevent",
    "documents_caselist",
    "documents_casehandover",
    "documents_casefile",
    "documents_casepaper",
    "documents_caseuse",
)
NEVER_CHANGE = (
    "documents_citation",
    "documents_passing",
    "documents_voidedarrival",
    "documents_outgoingact",
    "documents_outgoingnumber",
    "documents_skippednumbers",
    "documents_numberingsetting",
    "documents_outgoingfile",
    "documents_delivery",
    "documents_deliveryopening",
    "documents_publisheddocument",
    "documents_unpublisheddocument",
    "documents_signingpicture",
    "documents_handling",
    "documents_copysource",
    "documents_commentrequest",
    "documents_draftcomment",
    "documents_commentanswer",
    "documents_mailaddress",
    "documents_documentmail",
    "documents_mailevent",
    "documents_caselist",
    "documents_casehandover",
)


class Migration(migrations.Migration):
    dependencies = [("documents", "0001_tables"), ("access", "0002_promises")]

    operations = [
        *(step for table in GUARDED for step in guarded(table, "unit_id")),
        *(step for table in NEVER_CHANGE for step in append_only(table)),
        *public("documents_publisheddocument", "unit_id"),
        *public("documents_unpublisheddocument", "unit_id"),
        *promised(__file__, "arrivals", "outgoing", "copies", "comments", "mail", "archive"),
    ]
