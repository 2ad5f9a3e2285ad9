"""Who may open the registers, and a letter that came and one that goes to open them with (see tests/town.py)."""

from uuid import uuid4

from congdoan.foundation.documents import queries, services

from .builders import LETTER

REGISTRARS = {
    *("receive_document", "pass_on_document", "handle_document", "void_arrival", "confirm_sure", "undo_decision"),
}  # the officer's
LEADING = {
    *("approve_document", "return_document", "sign_document", "keep_signed_document", "issue_document", "change_document"),
    *(
        "set_unit_address",
        "set_numbering",
        "skip_numbers",
        "publish_document",
        "unpublish_document",
        "keep_hand_picture",
        "keep_seal_picture",
    ),
}  # who leads the office, or signs
CLOSED = REGISTRARS | LEADING
NOTHING_THERE = {"open_document", "outgoing_file"}
CAME = "Số: 7/TB-LĐLĐ\n\nTHÔNG BÁO\nVề việc họp CD001\nCăn cứ Luật Công đoàn năm 2012;".encode()
ROWS = {"document_id": "documents.IncomingDocument", "cited_id": "documents.CitedDocument", "proposed_id": "documents.Proposal"}
ROWS |= {"request_id": "documents.CommentRequest", "comment_id": "documents.DraftComment"}


def examples(town):
    facts = {"by": town.by, "on": town.on}
    letter = services.receive_document(unit_id=town.cast.district, file_name="thu.txt", content=CAME, arrived_on=town.on, **facts)
    outgoing = services.draft_document(unit_id=town.cast.union, client_key=uuid4(), content=LETTER, **facts)
    services.ask_comments(outgoing_id=outgoing, to_units=[town.cast.district], due_on=town.on, **facts)
    (asked,) = queries.requests_for(outgoing)
    said = services.comment_draft(request_id=asked.id, words="Ghi rõ ngày", **facts)
    return {
        "document_id": letter, "proposed_id": queries.details(letter).proposals[0].pk, "outgoing_id": outgoing, "delivery_id": 1,
        "cited_id": queries.cited_documents(on=town.on)[0][0].id, "publication_id": 1,
        "request_id": asked.id, "comment_id": said,
    }  # fmt: skip


def own_examples(town):
    return {name: {"code": "LDLD-DMC"} for name in ("export_incoming", "export_follow_up")}
