"""Who may open the pages of inspections, and what to open them with (see tests/town.py)."""

from django.utils.timezone import now

from congdoan.activities.inspection import queries, services
from congdoan.foundation.access import services as access
from congdoan.people.organisations.tests.builders import person

PDF = b"%PDF-1.7"
ROWS = {
    "act_id": "inspection.InspectionAct",
    "paper_id": "inspection.WorkingPaper",
    "proof_id": "",
    "decision_id": "inspection.OfficialPaper",
}  # tables that arguments are of
NOTHING_THERE = {"snapshot_package", "recommendation_file"}  # no root was published, nothing was told to be done
CLOSED = {
    *(
        "draft_programme",
        "write_decision",
        "add_pick",
        "drop_pick",
        "return_programme",
        "approve_programme",
        "open_inspection",
        "seat_examiner",
    ),
    *("drop_examiner", "record_step", "report_oneself", "withdraw_inspection", "workspace", "draw_sample", "keep_paper", "ask_question"),
    *("answer_question", "record_irregularity", "drop_irregularity", "recommend", "drop_recommendation", "draft_conclusion"),
    *("reply_to_draft", "close_inspection", "report_recommendation", "verify_recommendation", "paper_file"),
}  # the inspection committee's, or the inspected unit's


def examples(town):
    """Draft a programme and open an inspection with its team; the outline was sent."""
    by, on, district = town.by, town.on, town.cast.district
    programme = services.draft_programme(by=by, unit_id=district, year=on.year, by_lot=0, seed=1, on=on)
    pick = services.add_pick(by=by, programme_id=programme, unit_id=town.cast.union, kind="charter", reason="Đơn thư", on=on)
    one = services.open_inspection(
        by=by, owner_id=district, unit_id=town.cast.union, kind="charter", since=on, until=on, scope="Điều lệ",
        decision="1/QĐ-UBKT", decided_on=on, access_from=on, access_until=on, on=on,
    )  # fmt: skip
    person(by, "nguoi.kiem.tra", role="inspection_officer", branch=district)
    examiner = services.seat_examiner(by=by, inspection_id=one, username="nguoi.kiem.tra", post="member", on=on)
    services.record_step(by=by, inspection_id=one, step="outlined", words="Đề cương", file_name="a.pdf", content=PDF, on=on)
    work = {"by": by, "inspection_id": one, "on": on}
    snapshot = services.take_snapshot(**work, made_at=now())
    services.keep_paper(**work, verdict="open", words="Xem lại", file_name="a.pdf", content=PDF)
    question = services.ask_question(**work, words="Vì sao?", due_on=on)
    answer = services.answer_question(by=by, question_id=question, words="Vì thế", file_name="a.pdf", content=PDF, on=on)
    irregularity = services.record_irregularity(**work, kind="other", title="Sai", document="Quy chế", article="Điều 1")
    recommendation = services.recommend(**work, words="Sửa", owner_name="Bà Hoa", due_on=on)
    services.write_decision(
        by=by, owner_id=district, unit_id=town.cast.union, kind="charter", since=on, until=on, scope="Điều lệ", team="Bà Hoa",
        access_from=on, access_until=on, on=on,
    )  # fmt: skip
    decision = queries.decisions_to_open()[0].id
    access.enter(by, on=on)
    steps = queries.inspection_details(one, on=on).steps
    return {
        "programme_id": programme, "pick_id": pick, "inspection_id": one, "examiner_id": examiner, "act_id": steps[-1].id,
        "snapshot_id": snapshot, "paper_id": queries.papers(one)[0].id, "question_id": question, "answer_id": answer,
        "irregularity_id": irregularity, "recommendation_id": recommendation, "proof_id": 1, "decision_id": decision, "unit": "LDLD-DMC",
    }  # fmt: skip


def own_examples(town):
    return {"write_paper": {"kind": "outline"}}
