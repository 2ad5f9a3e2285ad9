"""Who may open the pages of inspections, and what to open them with (see tests/town.py)."""

from datetime import date

from congdoan.activities.inspection import queries, services
from congdoan.foundation.access import services as access
from congdoan.people.organisations.tests.builders import person

CLOSED = {
    *("draft_programme", "add_pick", "drop_pick", "return_programme", "approve_programme", "open_inspection", "seat_examiner"),
    *("drop_examiner", "record_step", "report_oneself", "withdraw_inspection"),
}  # the inspection committee's, or the inspected unit's


def examples(town):
    """Draft a programme and open an inspection with its team; the outline was sent."""
    by, on, district = town.by, date(2024, 6, 28), town.cast.district
    programme = services.draft_programme(by=by, unit_id=district, year=2024, by_lot=0, seed=1, on=on)
    pick = services.add_pick(by=by, programme_id=programme, unit_id=town.cast.union, kind="charter", reason="Đơn thư", on=on)
    one = services.open_inspection(
        by=by, owner_id=district, unit_id=town.cast.union, kind="charter", since=date(2024, 1, 1), until=on, scope="Điều lệ",
        decision="1/QĐ-UBKT", decided_on=on, access_from=on, access_until=date(2024, 12, 31), on=on,
    )  # fmt: skip
    person(by, "nguoi.kiem.tra", role="inspector", branch=district)
    examiner = services.seat_examiner(by=by, inspection_id=one, username="nguoi.kiem.tra", post="member", on=on)
    services.record_step(by=by, inspection_id=one, step="outlined", words="Đề cương", file_name="a.pdf", content=b"%PDF-1.7", on=on)
    access.enter(by, on=on)
    act = queries.inspection_details(one, on=on).steps[-1].id
    return {"programme_id": programme, "pick_id": pick, "inspection_id": one, "examiner_id": examiner, "act_id": act}
