"""The committee's year: a programme is picked and approved; the books of one union are looked into, another's inspection just began."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from django.utils.timezone import localtime

from congdoan.activities.inspection import queries, services
from congdoan.foundation.access import queries as people
from congdoan.foundation.access import services as access
from congdoan.interfaces.demo.story.facts import YEAR

DRAFTED, APPROVED, DECIDED, OUTLINED, ON_SITE, FOUND = (
    date(YEAR, *day) for day in ((1, 8), (1, 12), (11, 11), (11, 12), (11, 18), (11, 20))
)
LAST, SEED = date(YEAR, 11, 30), 20_241_101


def inspect_year(district: int, *, union: int, by: int, on: date) -> None:
    """Let the committee plan and inspect, each act on its day by who does it; in the caller's transaction."""
    try:
        programme = _planned(district, union)
        first, second = _opened(district, union, programme)
        _worked(first)
        with _as("kiemtra", OUTLINED) as actor:
            _step(actor, second, "outlined", "Gửi đề cương, đề nghị đơn vị tự báo cáo", OUTLINED)
    finally:
        access.enter(by, on=on)


@contextmanager
def _as(username: str, on: date) -> Iterator[int]:
    """Act as a person of the cast on a day."""
    person = people.actor_named(username)
    assert person is not None
    access.enter(person.pk, on=on)
    yield int(person.pk)


def _planned(district: int, union: int) -> int:
    """Pick a fifth of the unions, one in five of them by lot, and the union of the cast by hand; another person approves."""
    with _as("kiemtra", DRAFTED) as by:
        lots = len(queries.units_below(district, on=DRAFTED)) // 25
        programme = services.draft_programme(by=by, unit_id=district, year=YEAR, by_lot=lots, seed=SEED, on=DRAFTED)
        found = queries.programme(programme)
        if found is not None and all(one.unit_id != union for one in found.picks):
            reason = "Đại hội trong năm, cần số liệu tài chính trước đại hội"
            services.add_pick(by=by, programme_id=programme, unit_id=union, kind="finance_lower_level", reason=reason, on=DRAFTED)
        services.submit_programme(by=by, programme_id=programme, on=DRAFTED)
    with _as("chanhvp", APPROVED) as by:
        services.approve_programme(by=by, programme_id=programme, resolution=f"03/NQ-BCH ngày 12/01/{YEAR}", on=APPROVED)
    with _as("kiemtra", APPROVED) as by:
        services.write_programme(by=by, programme_id=programme, on=APPROVED)
    return programme


def _opened(district: int, union: int, programme: int) -> tuple[int, int]:
    """Open the inspections of the cast's union and of the riskiest other one, with their team."""
    found = queries.programme(programme)
    assert found is not None
    chosen = [next(one for one in found.picks if one.unit_id == union), next(one for one in found.picks if one.unit_id != union)]
    made = []
    with _as("kiemtra", DECIDED) as by:
        for number, pick in enumerate(chosen, start=41):
            facts: dict[str, Any] = {"kind": pick.kind, "since": date(YEAR - 1, 1, 1), "until": date(YEAR, 10, 31), "pick_id": pick.id}
            facts |= {"scope": "Thu, chi, quản lý tài chính, tài sản công đoàn", "decision": f"{number}/QĐ-UBKT", "decided_on": DECIDED}
            days: dict[str, Any] = {"access_from": DECIDED, "access_until": LAST}
            made.append(services.open_inspection(by=by, owner_id=district, unit_id=pick.unit_id, on=DECIDED, **facts, **days))
        for username, post in (("kiemtra", "head"), ("chuyenvien", "member")):
            services.seat_examiner(by=by, inspection_id=made[0], username=username, post=post, on=DECIDED)
        services.write_paper(by=by, inspection_id=made[0], kind="outline", on=DECIDED)
        third = next((one for one in found.picks if one not in chosen), None)
        if third is not None:  # its decision waits to be signed
            ordered: dict[str, Any] = {
                "kind": third.kind,
                "since": date(YEAR, 1, 1),
                "until": date(YEAR, 10, 31),
                "pick_id": third.id,
                **days,
            }
            ordered |= {"scope": "Thu, chi, quản lý tài chính", "team": "Huỳnh Minh Trọng, tổ trưởng (nhân vật hư cấu)"}
            services.write_decision(by=by, owner_id=district, unit_id=third.unit_id, on=DECIDED, **ordered)
    return made[0], made[1]


def _worked(inspection: int) -> None:
    """Outline, self-report, work at the unit: the books frozen, samples drawn, papers kept, a question answered, something found."""
    with _as("kiemtra", OUTLINED) as by:
        _step(by, inspection, "outlined", "Gửi đề cương, đề nghị đơn vị tự báo cáo trước ngày 15/11", OUTLINED)
    with _as("chutich", OUTLINED) as by:
        told = "Đơn vị đã tự kiểm tra sổ quỹ và chứng từ, số liệu khớp báo cáo."
        services.report_oneself(by=by, inspection_id=inspection, words=told, on=OUTLINED)
    with _as("kiemtra", ON_SITE) as by:
        _step(by, inspection, "on_site", "Công bố quyết định, làm việc tại văn phòng công đoàn cơ sở", ON_SITE)
        services.take_snapshot(by=by, inspection_id=inspection, made_at=localtime(), on=ON_SITE)
        row = queries.inspection(inspection)
        assert row is not None
        if queries.things("vouchers", row.unit_id, since=row.since, until=row.until):
            for how, size in (("risk", 6), ("lot", 4)):
                services.draw_sample(by=by, inspection_id=inspection, of="vouchers", how=how, size=size, seed=SEED, on=ON_SITE)
        asked = services.ask_question(
            by=by, inspection_id=inspection, words="Vì sao có khoản chi chưa kèm danh sách người nhận?", due_on=FOUND, on=ON_SITE
        )
    with _as("chutich", FOUND) as by:
        services.answer_question(by=by, question_id=asked, words="Danh sách lưu ở tổ công đoàn, sẽ bổ sung vào chứng từ.", on=FOUND)
    with _as("kiemtra", FOUND) as by:
        _found(by, inspection)
        services.write_paper(by=by, inspection_id=inspection, kind="minutes", on=FOUND)


def _found(by: int, inspection: int) -> None:
    """Look through the first sample: the first voucher lacks its list, the next two are in order."""
    samples = queries.samples(inspection)
    items = samples[-1].items if samples else ()
    for place, item in enumerate(items[:3]):
        verdict, words = ("irregular", "Chưa có danh sách ký nhận kèm theo") if place == 0 else ("ok", "Đủ chữ ký, đủ chứng từ gốc")
        services.keep_paper(by=by, inspection_id=inspection, verdict=verdict, words=words, voucher_id=item.voucher_id, on=FOUND)
    finding: dict[str, Any] = {"title": "Khoản chi chăm lo chưa có danh sách ký nhận", "document": "Quy chế chi tiêu nội bộ (hư cấu)"}
    finding |= {"article": "Điều 6", "cause": "lưu chứng từ ở tổ công đoàn", "amount": items[0].amount if items else None}
    papers = [1] if items else []
    found = services.record_irregularity(by=by, inspection_id=inspection, kind="other", papers=papers, on=FOUND, **finding)
    asked: dict[str, Any] = {"words": "Bổ sung danh sách ký nhận vào chứng từ", "owner_name": "Thủ quỹ công đoàn cơ sở"}
    services.recommend(by=by, inspection_id=inspection, irregularity_id=found, due_on=date(YEAR, 12, 15), on=FOUND, **asked)


def _step(by: int, inspection: int, step: str, words: str, on: date) -> None:
    services.record_step(by=by, inspection_id=inspection, step=step, words=words, on=on)
