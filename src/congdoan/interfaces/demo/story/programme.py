"""The year's programme: an invented notice is read, decided and given to every union; three answer; the half-year is reported."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from congdoan.activities.programmes import queries, services
from congdoan.foundation.access import queries as people
from congdoan.foundation.access import services as access
from congdoan.foundation.documents import services as documents
from congdoan.interfaces.demo.story.facts import YEAR
from congdoan.people.organisations import queries as organisations

NOTICE = f"""LIÊN ĐOÀN LAO ĐỘNG TỈNH TÂY NINH
LIÊN ĐOÀN LAO ĐỘNG HUYỆN DƯƠNG MINH CHÂU

Số: 12/TB-LĐLĐ
Dương Minh Châu, ngày 05 tháng 01 năm {YEAR}

THÔNG BÁO
Về một số nhiệm vụ trọng tâm năm {YEAR} (văn bản hư cấu của bộ dữ liệu minh họa)

Ban Thường vụ Liên đoàn Lao động huyện thông báo như sau:

I. NHIỆM VỤ

1. Tổ chức học tập nghị quyết trong toàn hệ thống tổ chức Công đoàn huyện. Trong 6 tháng đầu năm {YEAR} tập trung hoàn thành việc xây dựng kế hoạch của từng công đoàn cơ sở.

2. Tập trung đối thoại, thương lượng tập thể, trọng tâm là tiền lương.

3. Phát động phong trào thi đua, phát huy sáng kiến, hoàn thành trước ngày 28/7/{YEAR}.

4. Tập trung phát triển đoàn viên, thành lập công đoàn cơ sở ở doanh nghiệp chưa có tổ chức công đoàn. Liên đoàn Lao động huyện tổ chức tập huấn chủ tịch công đoàn cơ sở trước ngày 30/9/{YEAR}.

5. Nâng cao chất lượng hoạt động ủy ban kiểm tra công đoàn, tự kiểm tra quỹ trước ngày 30/6/{YEAR}.

6. Đẩy mạnh chuyển đổi số, ứng dụng phần mềm trong quản lý đoàn viên.

7. Đẩy mạnh quản lý tài chính công đoàn, thu đủ kinh phí công đoàn.

Căn cứ nội dung trên, đề nghị các công đoàn cơ sở trực thuộc triển khai thực hiện./.

TM. BAN THƯỜNG VỤ
CHỦ TỊCH
"""  # noqa: E501  a document's lines
RECEIVED, HEARD, ISSUED, GIVEN, TOLD, HALF, CHASED, REVIEWED = (
    date(YEAR, *day) for day in ((1, 8), (1, 15), (1, 22), (1, 25), (6, 18), (6, 25), (6, 27), (6, 28))
)
TARGETS = {  # code, name, unit, measure, indicator: what the invented district commits itself to in the year
    "1.1": ("Công đoàn cơ sở ban hành kế hoạch", "%", "ratio", "programmes.planned", 10_000),
    "4.1": ("Đoàn viên kết nạp mới", "người", "flow", "members.joined", 300),
    "7.1": ("Kinh phí công đoàn đã thu trên số phải thu", "%", "ratio", "collection.union_fund", 9_500),
}
CELLS = [
    "members.standing",
    "members.joined",
    "organisations.standing",
    "programmes.done",
    "collection.union_fund",
    "bargaining.agreements",
]
EVIDENCE = "https://congdoan.example/ke-hoach"  # a name that leads nowhere


def plan_year(district: int, *, union: int, by: int, on: date) -> None:
    """Let the year be planned and told, each act on its day by who does it; in the caller's transaction."""
    try:
        programme = _decided(district, union)
        unions = [union, *(unit for unit in organisations.base_unions_below(district, during=(GIVEN, GIVEN)) if unit != union)][:3]
        _given(programme, unions)
        _reported(district, unions)
        _reviewed(programme)
        access.enter(by, on=CHASED)
        services.send_reminders(by=by, on=CHASED)
    finally:
        access.enter(by, on=on)


@contextmanager
def _as(username: str, on: date) -> Iterator[int]:
    """Act as a person of the cast on a day."""
    person = people.actor_named(username)
    assert person is not None
    access.enter(person.pk, on=on)
    yield int(person.pk)


def _decided(district: int, union: int) -> int:
    """Read the notice, draft the programme with its targets, hear a union, issue and publish it."""
    with _as("chuyenvien", RECEIVED) as by:
        given: dict[str, Any] = {"file_name": "thong-bao-12.txt", "content": NOTICE.encode(), "arrived_on": RECEIVED}
        document = documents.receive_document(by=by, unit_id=district, on=RECEIVED, **given)
        facts: dict[str, Any] = {"kind": "programme", "title": f"Chương trình công tác năm {YEAR}", "document_id": document}
        days: dict[str, Any] = {"starts_on": date(YEAR, 1, 1), "ends_on": date(YEAR, 12, 31)}
        programme = services.draft_programme(by=by, unit_id=district, on=RECEIVED, **facts, **days)
        for code, (name, unit, measure, indicator, value) in TARGETS.items():
            told: dict[str, Any] = {"name": name, "unit_words": unit, "measure": measure, "indicator": indicator}
            target = services.add_target(by=by, programme_id=programme, code=code, on=RECEIVED, **told)
            services.commit_target(by=by, target_id=target, year=YEAR, value=value, on=RECEIVED)
        services.add_target(by=by, programme_id=programme, code="XIII-2", on=RECEIVED)
        services.open_consultation(by=by, programme_id=programme, due_on=HEARD, unit_ids=[union], on=RECEIVED)
        (opinion,) = queries.opinions(programme, on=RECEIVED)[0]
    with _as("chutich", HEARD) as by:
        words = "Đề nghị tập huấn chủ tịch vào tháng 8, tránh mùa cao điểm đơn hàng."
        services.tell_opinion(by=by, opinion_id=opinion.id, words=words, on=HEARD)
    with _as("chuyenvien", HEARD) as by:
        answer = "Hạn 30/9 giữ nguyên theo thông báo; lớp mở trong tháng 8."
        services.answer_opinion(by=by, opinion_id=opinion.id, verdict="partly", answer=answer, on=HEARD)
        services.close_consultation(by=by, programme_id=programme, on=HEARD)
        services.submit_programme(by=by, programme_id=programme, on=HEARD)
    with _as("chanhvp", ISSUED) as by:
        services.approve_programme(by=by, programme_id=programme, on=ISSUED)
        services.issue_programme(by=by, programme_id=programme, symbol="05/CTr-LĐLĐ", on=ISSUED)
        services.publish_programme(by=by, programme_id=programme, on=ISSUED)
    return programme


def _reviewed(programme: int) -> None:
    """Tell what the district itself has done, review the programme in its middle, and tell everybody how far it has come."""
    with _as("chuyenvien", REVIEWED) as by:
        done = {
            "1.1": ("done", 0, "Đã học tập trong toàn huyện, biên bản kèm theo", EVIDENCE),
            "4.2": ("under_way", 40, "Đã có giảng viên", ""),
        }
        for task in queries.tasks_of(programme, on=REVIEWED):
            if task.number in done:
                state, percent, words, link = done[task.number]
                told: dict[str, Any] = {"state": state, "percent": percent, "words": words, "link": link}
                services.tell_progress(by=by, task_id=task.id, on=REVIEWED, **told)
        lessons = "Nhiều công đoàn cơ sở chưa ban hành kế hoạch của mình; từ quý III nhắc từng nơi trước hạn."
        services.review_programme(by=by, programme_id=programme, kind="midterm", lessons=lessons, on=REVIEWED)
    with _as("chanhvp", REVIEWED) as by:
        services.publish_programme(by=by, programme_id=programme, on=REVIEWED)


def _given(programme: int, unions: list[int]) -> None:
    """Give the programme to every union; three issue their plans and tell how far they have come."""
    with _as("chuyenvien", GIVEN) as by:
        services.assign_programme(by=by, programme_id=programme, on=GIVEN)
        plans = queries.plans_for_target(programme)
        for target in queries.targets_of(programme, YEAR):
            if target.code == "4.1":
                services.assign_target(by=by, target_id=target.id, year=YEAR, method="by_members", total=280, on=GIVEN)
    for place, unit in enumerate(unions):
        writer, head, teller = ("thuquy", "chutich", "chutich") if place == 0 else ("chuyenvien", "chanhvp", "chuyenvien")
        with _as(writer, GIVEN) as by:
            services.submit_programme(by=by, programme_id=plans[unit], on=GIVEN)
        with _as(head, GIVEN) as by:
            services.approve_programme(by=by, programme_id=plans[unit], on=GIVEN)
            services.issue_programme(by=by, programme_id=plans[unit], symbol=f"0{place + 1}/KH-CĐCS", on=GIVEN)
        with _as(teller, TOLD) as by:
            _told(plans[unit], place, by=by)


def _told(plan: int, place: int, *, by: int) -> None:
    """Tell progress of the first tasks of a plan, each union a little less."""
    tasks = queries.tasks_of(plan, on=TOLD)
    for task in tasks[: 3 - place]:
        services.tell_progress(by=by, task_id=task.id, state="done", words="Đã làm xong, biên bản kèm theo", link=EVIDENCE, on=TOLD)
    for task in tasks[3 - place : 5 - place]:
        services.tell_progress(by=by, task_id=task.id, state="under_way", percent=60 - 10 * place, words="Đang làm", on=TOLD)
    if place == 0 and len(tasks) > 5:
        services.tell_progress(by=by, task_id=tasks[5].id, state="none", words="Kỳ này không phát sinh", on=TOLD)


def _reported(district: int, unions: list[int]) -> None:
    """Ask every union for the half-year; the three answer, two are accepted and consolidated."""
    days: dict[str, Any] = {
        "first": date(YEAR, 1, 1),
        "last": date(YEAR, 6, 30),
        "opens_on": TOLD,
        "due_on": HALF,
        "escalate_on": date(YEAR, 6, 26),
    }
    with _as("chuyenvien", TOLD) as by:
        title = f"Báo cáo 6 tháng đầu năm {YEAR}"
        asked = services.open_report_request(by=by, unit_id=district, title=title, cadence="half_year", cells=CELLS, on=TOLD, **days)
        own = {row.unit_id: row.id for unit in unions for row in queries.own_reports(on=TOLD, unit_id=unit)[0] if row.request_id == asked}
    for place, unit in enumerate(unions):
        with _as("chutich" if place == 0 else "chuyenvien", HALF) as by:
            services.submit_report(by=by, report_id=own[unit], words="Đã triển khai đủ nhiệm vụ của kế hoạch.", on=HALF)
    with _as("chuyenvien", HALF) as by:
        for unit in unions[:2]:
            services.accept_report(by=by, report_id=own[unit], on=HALF)
        services.consolidate_reports(by=by, request_id=asked, on=HALF)
