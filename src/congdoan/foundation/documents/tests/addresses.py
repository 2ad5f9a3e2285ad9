"""Who may open the registers, and a letter that came and one that goes to open them with (see tests/town.py)."""

from uuid import uuid4

from congdoan.foundation.documents import queries, services
from congdoan.foundation.documents.rules.filing import CaseDraft

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
ARCHIVE = {
    "decide_case_list",
    "hand_over_case_files",
    "lend_case_file",
    "export_case_uses",
    "export_case_package",
    "export_year_package",
    "propose_disposal",
    "hold_case_file",
    "release_case_file",
}  # who leads the office, who keeps the archive
INSPECTORS = {"hold_case_file", "release_case_file"}
DISPOSAL = {"review_disposal", "decide_disposal", "carry_out_disposal", "withdraw_disposal", "export_disposal"}  # of a file past its term
CLOSED = REGISTRARS | LEADING | ARCHIVE | DISPOSAL
NOTHING_THERE = DISPOSAL | {"disposal", "open_document", "outgoing_file", "export_case_handover", "take_back_case_file"}
CAME = "Số: 7/TB-LĐLĐ\n\nTHÔNG BÁO\nVề việc họp CD001\nCăn cứ Luật Công đoàn năm 2012;".encode()
ROWS = {"document_id": "documents.IncomingDocument", "cited_id": "documents.CitedDocument", "proposed_id": "documents.Proposal"}
ROWS |= {"case_id": "documents.CaseFile", "paper_id": "documents.CasePaper", "use_id": "documents.CaseUse"}
ROWS |= {"handover_id": "documents.CaseHandover", "disposal_id": "documents.CaseDisposal", "hold_id": "documents.CaseHold"}
ROWS |= {"request_id": "documents.CommentRequest", "comment_id": "documents.DraftComment"}


def examples(town):
    facts = {"by": town.by, "on": town.on}
    letter = services.receive_document(unit_id=town.cast.district, file_name="thu.txt", content=CAME, arrived_on=town.on, **facts)
    outgoing = services.draft_document(unit_id=town.cast.union, client_key=uuid4(), content=LETTER, **facts)
    services.ask_comments(outgoing_id=outgoing, to_units=[town.cast.district], due_on=town.on, **facts)
    (asked,) = queries.requests_for(outgoing)
    said = services.comment_draft(request_id=asked.id, words="Ghi rõ ngày", **facts)
    draft = CaseDraft("Thi đua", "TD", "Hội thao CD001", 5, "Bảng thời hạn (hư cấu)", "Văn thư")
    case = services.open_case_file(unit_id=town.cast.district, year=town.on.year, case=draft, **facts)
    hold = services.hold_case_file(case_id=case, ground="other", words="CD001", **facts)
    paper = services.file_paper(case_id=case, paper=services.PaperDraft("Ảnh", town.on), pages=1, **facts)
    return {
        "case_id": case, "paper_id": paper, "use_id": 1, "handover_id": 1, "hold_id": hold, "disposal_id": 1,
        "document_id": letter, "proposed_id": queries.details(letter).proposals[0].pk, "outgoing_id": outgoing, "delivery_id": 1,
        "cited_id": queries.cited_documents(on=town.on)[0][0].id, "publication_id": 1,
        "request_id": asked.id, "comment_id": said,
    }  # fmt: skip


def own_examples(town):
    books = {name: {"code": "LDLD-DMC"} for name in ("export_incoming", "export_follow_up", "export_case_uses")}
    of_year = {"code": "LDLD-DMC", "year": town.on.year}
    return books | {"export_case_list": of_year, "export_year_package": of_year}
