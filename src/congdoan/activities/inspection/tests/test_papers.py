"""The committee's official papers: drafted out of what is known, signed among the outgoing documents, a decision that opens."""

import json
from datetime import date
from importlib import import_module
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction

from congdoan.activities.inspection import queries, services
from congdoan.activities.inspection.rules import papers as rules
from congdoan.foundation.access import queries as people
from congdoan.foundation.access import services as guard
from congdoan.foundation.documents import queries as documents
from congdoan.foundation.documents import services as writing
from congdoan.foundation.documents.rules.filing import CaseDraft
from congdoan.foundation.documents.rules.writing import official
from congdoan.foundation.documents.rules.writing.plain import body_of, typed
from congdoan.people.organisations.tests.builders import person

from .builders import DAY, LAST, signed

pytestmark = pytest.mark.django_db
FACTS = {
    "kind": "finance_lower_level", "since": date(2024, 1, 1), "until": date(2024, 6, 28), "scope": "Thu, chi\nQuản lý tài sản",
    "team": "Bà Hoa, tổ trưởng\nÔng Bình", "access_from": DAY, "access_until": LAST,
}  # fmt: skip


def text_of(document):
    return json.dumps(documents.outgoing(document).content, ensure_ascii=False)


def decided(home, **facts):
    given = {"owner_id": home.ids["LDLD-DMC"], "unit_id": home.ids["CD001"], "on": DAY} | FACTS | facts
    return services.write_decision(by=home.acting("inspector"), **given)


def paper_of(document):
    return next(one for one in queries.decisions_to_open() if one.document_id == document)


def test_a_file_with_a_paper_of_an_open_inspection_is_not_destroyed(home):
    later, unit = date(2036, 1, 1), home.ids["LDLD-DMC"]
    document = decided(home)
    signed(home, document, DAY)
    inspection = services.open_by_decision(by=home.acting("inspector"), decision_id=paper_of(document).id, on=DAY)
    guard.enter(home.console, on=DAY)
    archivist = person(home.console, "nguoi.luutru", role="federation_officer", branch=unit)
    guard.enter(archivist, on=DAY)
    kept = {"title": "Kiểm tra CD001", "keep_years": 5, "keep_source": "Bảng (hư cấu)", "keeper": "Lưu Trữ"}
    draft = CaseDraft(section="Kiểm tra", section_code="KT", **kept)
    case = writing.open_case_file(by=archivist, unit_id=unit, year=2024, case=draft, on=DAY)
    writing.file_paper(by=archivist, case_id=case, outgoing_id=document, on=DAY)
    writing.close_case_file(by=archivist, case_id=case, on=DAY, **kept)
    guard.enter(archivist, on=later)
    made = writing.propose_disposal(by=archivist, unit_id=unit, files={case: "Hết thời hạn"}, on=later)
    head = home.acting("head", on=later)
    writing.review_disposal(by=head, disposal_id=made, council="Bà A", minutes="Biên bản 1", on=later)
    writing.decide_disposal(by=head, disposal_id=made, decision="Quyết định 1", on=later)
    carry = {"by": archivist, "disposal_id": made, "way": "Nghiền", "witnesses": "Bà B", "on": later}
    guard.enter(archivist, on=later)
    with pytest.raises(writing.CaseFileKept, match="chưa xong"):
        writing.carry_out_disposal(**carry)
    services.withdraw_inspection(by=home.acting("inspector", on=later), inspection_id=inspection, reason="Thôi kiểm tra", on=later)
    guard.enter(archivist, on=later)

    assert writing.carry_out_disposal(**carry) == 1


def test_a_signed_decision_opens_its_inspection_once(home):
    programme = home.approved()
    pick = queries.programme(programme).picks[0]
    document = decided(home, unit_id=pick.unit_id, pick_id=pick.id)
    assert decided(home, unit_id=pick.unit_id, pick_id=pick.id) == document  # the same words are the same paper
    told = text_of(document)
    assert all(words in told for words in (pick.unit_name, "Quản lý tài sản", "Bà Hoa, tổ trưởng", "Chương trình kiểm tra năm 2024"))
    paper = paper_of(document)
    with pytest.raises(services.DecisionNotSigned):
        services.open_by_decision(by=home.acting("inspector"), decision_id=paper.id, on=DAY)
    signed(home, document, DAY)
    inspection = services.open_by_decision(by=home.acting("inspector"), decision_id=paper.id, on=DAY)
    row = queries.inspection(inspection)
    assert (row.decision, row.decided_on, row.pick_id) == (documents.outgoing(document).written, DAY, pick.id)
    assert (row.since, row.access_until, row.scope) == (FACTS["since"], LAST, FACTS["scope"])
    assert queries.decisions_to_open() == []
    assert [one.kind for one in queries.papers_of_inspection(inspection)] == ["decision"]
    with pytest.raises(services.InspectionOpened):
        services.open_by_decision(by=home.acting("inspector"), decision_id=paper.id, on=DAY)
    with pytest.raises(services.UnknownDecision):
        services.open_by_decision(by=home.acting("inspector"), decision_id=paper.id + 999, on=DAY)


def taken_back(home, document, how):
    if how == "voided":
        writing.void_document(by=home.acting("head"), outgoing_id=document, reason="Nhầm đơn vị", on=DAY)
        return
    writing.issue_document(by=home.acting("head"), outgoing_id=document, to_units=[home.ids["CD001"]], on=DAY)
    other = {"words": "Hoãn kiểm tra"}
    if how == "replaced":
        second = decided(home, scope="Thu, chi quý II")
        signed(home, second, DAY)
        other = {"other_id": second}
    writing.change_document(by=home.acting("head"), outgoing_id=document, how=how, on=DAY, **other)


@pytest.mark.parametrize("how", ["voided", "recalled", "replaced"])
def test_a_decision_that_was_taken_back_opens_nothing(home, how):
    document = decided(home)
    signed(home, document, DAY)
    home.acting("inspector")
    paper = paper_of(document)
    taken_back(home, document, how)

    by = home.acting("inspector")
    assert document not in [one.document_id for one in queries.decisions_to_open()]
    with pytest.raises(services.DecisionNotSigned):
        services.open_by_decision(by=by, decision_id=paper.id, on=DAY)
    assert opened_by_sql(home, document) == "inspection_opened_by_numbered_decision"


def opened_by_sql(home, document, **facts):
    """Open an inspection past the services; return the promise that it breaks."""
    row = {
        "unit_id": home.ids["CD001"], "owner_id": home.ids["LDLD-DMC"], "kind": FACTS["kind"], "since": FACTS["since"],
        "until": FACTS["until"], "scope": FACTS["scope"], "decision": "x", "decided_on": DAY, "access_from": DAY, "access_until": LAST,
        "state": "decided", "search_key": "", "opened_by": home.acting("inspector"), "decision_document_id": document,
    } | facts  # fmt: skip
    insert = f"INSERT INTO inspection_inspection ({', '.join(row)}) VALUES ({', '.join(['%s'] * len(row))})"
    with pytest.raises(IntegrityError) as refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(insert, list(row.values()))
    return refused.value.__cause__.diag.constraint_name


def test_what_was_signed_opens_or_is_refused_with_its_cure(home):
    document = decided(home)
    record = documents.outgoing(document)
    body = body_of(typed(official(record.content, documents.kinds()).body))  # as the page of the draft gives it back
    assert rules.no_longer_said(body, unit="CĐCS Số 1", facts=FACTS) == []

    longer = json.loads(json.dumps(body).replace("10/07/2024", "10/12/2024"))
    signed(home, document, DAY, body=[*longer[:2], {"dash": "Xây dựng cơ bản;"}, *longer[2:]])
    by = home.acting("inspector")
    paper = paper_of(document)
    with pytest.raises(services.DecisionTextChanged) as refused:
        services.open_by_decision(by=by, decision_id=paper.id, on=DAY)
    assert refused.value.facts["parts"] == "đơn vị, loại, thời kỳ, nội dung kiểm tra, thời hạn tổ kiểm tra được đọc sổ"
    assert opened_by_sql(home, document) == "inspection_opened_as_signed"  # a day that the signed text does not name

    home.opened(decision=paper.written, access_until=date(2024, 12, 10), scope="Thu, chi\nXây dựng cơ bản\nQuản lý tài sản")
    assert queries.decisions_to_open() == []


def test_postgresql_opens_by_a_decision_with_its_own_facts_alone(home):
    document = decided(home)
    signed(home, document, DAY)

    assert opened_by_sql(home, document, access_until=date(2024, 12, 10)) == "inspection_opened_as_signed"
    assert opened_by_sql(home, document, scope="Mọi việc") == "inspection_opened_as_signed"


def test_a_voided_draft_is_written_again(home):
    first = decided(home)
    writing.void_document(by=home.acting("head"), outgoing_id=first, reason="Soạn nhầm", on=DAY)
    second = decided(home)

    assert second != first
    assert decided(home) == second
    assert documents.outgoing(second).state == "drafted"
    assert [one.document_id for one in queries.decisions_to_open()] == [second]


def test_decisions_that_wait_are_listed_however_many_were_voided_since(home, monkeypatch):
    monkeypatch.setattr(import_module("congdoan.activities.inspection.queries.papers"), "MOST_SHOWN", 2)
    waiting = decided(home)
    for scope in ("Một", "Hai"):
        document = decided(home, scope=scope)
        writing.void_document(by=home.acting("head"), outgoing_id=document, reason="Soạn nhầm", on=DAY)

    home.acting("inspector")
    assert [one.document_id for one in queries.decisions_to_open()] == [waiting]


def test_each_paper_is_written_at_its_steps_and_holds_what_is_known(home):
    inspection = home.opened()
    home.seated(inspection, post="head")
    work = {"inspection_id": inspection, "on": DAY}
    with pytest.raises(services.PaperOutOfTurn):
        services.write_paper(by=home.acting("inspector"), kind="minutes", **work)
    outline = services.write_paper(by=home.acting("inspector"), kind="outline", **work)
    assert "Sổ quỹ tiền mặt, biên bản kiểm kê quỹ" in text_of(outline)
    home.walked(inspection, "outlined", "on_site")
    services.keep_paper(by=home.acting("guest"), verdict="irregular", words="Thiếu danh sách", **work)
    services.record_irregularity(
        by=home.acting("guest"),
        kind="other",
        title="Thiếu danh sách ký nhận",
        document="Quy chế",
        article="Điều 6",
        amount=9_850_000,
        **work,
    )
    services.recommend(by=home.acting("inspector"), words="Bổ sung danh sách", owner_name="Thủ quỹ", due_on=LAST, **work)
    services.ask_question(by=home.acting("guest"), words="Danh sách đâu?", due_on=DAY, **work)
    minutes = services.write_paper(by=home.acting("inspector"), kind="minutes", **work)
    told = text_of(minutes)
    assert all(words in told for words in ("9.850.000 đồng", "phát hiện 1", "Danh sách đâu?", "Nguoi.Guest (tổ trưởng)"))
    assert len(documents.outgoing(minutes).content["signatures"]) == 2
    home.walked(inspection, "minuted")
    report = services.write_paper(by=home.acting("inspector"), kind="report", **work)
    assert "Bổ sung danh sách" in text_of(report)
    with pytest.raises(services.InspectionTextUnfit):
        services.write_paper(by=home.acting("inspector"), kind="conclusion", **work)
    signed(home, report, DAY)
    home.acting("inspector")
    found = {one.kind: one for one in queries.papers_of_inspection(inspection)}
    assert {kind: one.is_signed for kind, one in found.items()} == {"outline": False, "minutes": False, "report": True}
    assert documents.file_content(report)[:4] == b"%PDF"
    home.acting("chair")
    assert queries.papers_of_inspection(inspection) == []  # the unit reads what is sent to it


def test_the_programme_and_the_reports_of_the_year_are_computed(home):
    programme = home.programme()
    with pytest.raises(services.ProgrammeWrongState):
        services.write_programme(by=home.acting("inspector"), programme_id=programme, on=DAY)
    home.approved(programme)
    document = services.write_programme(by=home.acting("inspector"), programme_id=programme, on=DAY)
    told, found = text_of(document), queries.programme(programme)
    assert all(pick.unit_name in told and pick.reasons in told for pick in found.picks)
    assert "03/NQ-BCH ngày 12/01/2024" in told
    home.opened()
    facts = {"unit_id": home.ids["LDLD-DMC"], "year": 2024, "on": DAY}
    half = services.write_yearly_report(by=home.acting("inspector"), is_half=True, **facts)
    whole = services.write_yearly_report(by=home.acting("inspector"), **facts)
    assert half != whole
    assert "6 tháng đầu năm 2024" in documents.outgoing(half).subject
    figures, _ = queries.figures(home.ids["LDLD-DMC"], queries.days_of(2024, is_half=True), on=DAY)
    rows = next(block for block in documents.outgoing(half).content["body"] if isinstance(block, dict) and "heads" in block)["rows"]
    assert [row[2] for row in rows] == [one.words for one in figures]
    assert {one.document_id for one in queries.papers_of_year(home.ids["LDLD-DMC"], 2024)} == {half, whole}
    with pytest.raises(services.InspectionTextUnfit):
        services.write_yearly_report(by=home.acting("inspector"), **(facts | {"year": 2025}))


def test_postgresql_keeps_papers_to_their_committee(home):
    document = decided(home)
    by, owner = home.acting("inspector"), home.ids["LDLD-DMC"]
    other = writing.draft_document(
        by=by, unit_id=owner, client_key="00000000-0000-4000-8000-000000000009", on=DAY, content=dict(documents.outgoing(document).content)
    )  # fmt: skip
    insert = (
        "INSERT INTO inspection_officialpaper (unit_id, kind, inspected_id, facts, document_id, written_by, written_on)"
        " VALUES (%s, %s, %s, '{}', %s, %s, %s)"
    )
    opened = (
        "INSERT INTO inspection_inspection (unit_id, owner_id, kind, since, until, scope, decision, decided_on, access_from, access_until,"
        " state, search_key, opened_by, decision_document_id)"
        " VALUES (%s, %s, 'charter', %s, %s, 'x', 'x', %s, %s, %s, 'decided', '', %s, %s)"
    )
    union, neighbour = home.ids["CD001"], home.ids["LDLD-TB"]
    for told, promise, values in (
        (insert, "official_paper_is_ones_own", (owner, "decision", union, other, home.people["head"], DAY)),
        (insert, "official_paper_of_own_committee", (owner, "decision", neighbour, other, by, DAY)),
        (insert, "official_paper_has_one_subject", (owner, "outline", union, other, by, DAY)),
        (insert, "official_paper_once", (owner, "decision", union, document, by, DAY)),
        (opened, "inspection_opened_by_numbered_decision", (union, owner, DAY, DAY, DAY, DAY, DAY, by, document)),
    ):
        with pytest.raises(IntegrityError) as refused, transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(told, values)
        assert refused.value.__cause__.diag.constraint_name == promise


def test_papers_by_page_program_and_terminal(home, client):
    def send(path, told=None, who="inspector", status=302):
        client.force_login(people.actor_named(f"nguoi.{who}"))
        answer = client.post(f"/5-kiem-tra/{path}", told or {})
        assert answer.status_code == status, answer.content.decode()[:400]
        return answer

    def api(path, body):
        client.force_login(people.actor_named("nguoi.inspector"))
        return client.post(f"/api/inspection{path}", json.dumps(body, default=str), content_type="application/json")

    def run(name, *words):
        out = StringIO()
        call_command(f"inspection_{name}", *map(str, words), json=True, on=DAY, acting="nguoi.inspector", stdout=out)
        return json.loads(out.getvalue())

    programme = home.approved()
    assert "/van-ban-di/" in send(f"chuong-trinh/{programme}/van-ban/").url
    typed = {name: value.isoformat() if isinstance(value, date) else value for name, value in FACTS.items()}
    send("quyet-dinh/soan/", typed | {"owner": home.ids["LDLD-DMC"], "unit": "CD999"}, status=422)
    send("quyet-dinh/soan/", typed | {"owner": home.ids["LDLD-DMC"], "unit": "CD001"})
    home.acting("inspector")
    paper = queries.decisions_to_open()[0]
    signed(home, paper.document_id, DAY)
    assert "Mở cuộc kiểm tra" in client.get("/5-kiem-tra/cuoc/").content.decode()
    inspection = int(send(f"quyet-dinh/{paper.id}/mo/").url.split("/")[-2])
    send(f"cuoc/{inspection}/soan/outline/")
    send(f"cuoc/{inspection}/soan/lung-tung/", status=404)
    send(f"cuoc/{inspection}/soan/outline/", who="chair", status=403)
    shown = client.get(f"/5-kiem-tra/cuoc/{inspection}/").content.decode()
    assert "Đề cương gửi đơn vị" not in shown  # what the committee writes is not the unit's to see
    send("so-lieu/van-ban/", {"don_vi": home.ids["LDLD-DMC"], "nam": "2024", "ky": "6-thang"})
    assert "Báo cáo đã soạn" in client.get("/5-kiem-tra/so-lieu/?ky=6-thang").content.decode()

    ordered = FACTS | {"owner": "LDLD-DMC", "unit": "CD002"}
    second = api("/decisions", ordered).json()["id"]
    assert api(f"/decisions/{paper_of(second).id}/open", {}).json()["code"] == "inspection-decision-not-signed"
    assert api(f"/inspections/{inspection}/documents", {"kind": "outline"}).json()["id"]
    assert api(f"/programmes/{programme}/document", {}).json()["id"]
    assert api("/yearly-reports", {"unit": "LDLD-DMC", "year": 2024}).json()["id"]

    third = run("write_decision", json.dumps(ordered | {"unit": "CD003"}, default=str))["document"]
    paper = paper_of(third)
    signed(home, third, DAY)
    home.acting("inspector")
    opened = run("open_by_decision", paper.id)["inspection"]
    assert run("write_paper", opened, '{"kind": "outline"}')["document"]
    assert run("write_programme", programme)["document"]
    assert run("write_yearly_report", '{"unit": "LDLD-DMC", "year": 2024, "is_half": true}')["document"]
