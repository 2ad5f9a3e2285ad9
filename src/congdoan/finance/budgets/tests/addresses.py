"""Who may open estimates and settlements, and a settlement that was sent to open them with (see tests/town.py)."""

from django.utils.timezone import now

from congdoan.finance.budgets import services

CLOSED = {
    *("select_form", "submit_estimate", "approve_estimate", "return_estimate", "set_deadline", "preview_targets", "publish_estimate"),
    *("withdraw_publication", "publish_settlement"),
}
NOTHING_THERE = {"pack_file"}
ROWS = {"sent_id": "budgets.Submission", "subject_id": "budgets.Submission", "line_id": ""}  # a line of a form is no row


def examples(town):
    on, form = town.on, {"form_id": "form.b07.hd47.b", "from_year": 2024, "document": "12/QĐ-LĐLĐ"}
    services.select_form(by=town.by, unit_id=town.cast.district, on=on, **form)
    by = town.enter("accountant")
    sent_id = services.submit_settlement(by=by, code="CD001", year=2024, on=on, explanation="thử")
    services.make_paper(by=by, kind="settlement", subject_id=sent_id, made_at=now(), on=on)
    return {"sent_id": sent_id, "what": "quyet-toan", "subject_id": sent_id}


def own_examples(town):
    return {
        "export": {"kind": "xlsx"},
        "evidence": {"line_id": "dues"},
        "export_estimate": {"kind": "xlsx"},
        "estimate_file": {"what": "lap"},
        "paper_file": {"place": 0, "kind": "settlement"},
        "paper": {"kind": "settlement"},
        "make_paper": {"kind": "settlement"},
    }
