"""Notices and decisions to discipline as documents: what they say, that a signed decision is recorded as it was signed, and once."""

import json
from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction

from congdoan.activities.petitions import queries, services
from congdoan.activities.petitions.tests.builders import DAY, SECRET, received, sent
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access
from congdoan.foundation.access import services as guard
from congdoan.foundation.documents import queries as documents
from congdoan.foundation.documents import services as writing
from congdoan.foundation.documents.rules.filing import CaseDraft
from congdoan.foundation.documents.rules.writing import body_of, compose, official, official_text, typed
from congdoan.people.organisations.tests.builders import person

pytestmark = pytest.mark.django_db
SIGNED = {"place": "Dương Minh Châu", "signatures": [{"authority": ["TM. BAN THƯỜNG VỤ", "CHỦ TỊCH"], "name": "Nguoi.Ky"}]}


@pytest.fixture
def officer(town, built_once, enter_as):
    """Somebody of the committee who settles petitions and prepares documents; another one signs."""
    enter_as(built_once)
    person(built_once, "nguoi.ky", role="document_signer", branch=town.district)
    made = person(built_once, "uy.ban", role="inspector", branch=town.district)
    guard.grant(by=built_once, actor_id=made, role="inspection_officer", branch_id=town.district, from_day=DAY, on=DAY)
    enter_as(made)
    return made


def text_of(document):
    content = documents.outgoing(document).content
    return official_text(compose(official(content, documents.kinds()), documents.boxes(on=DAY)))


def drafted(by, town, **facts):
    given = {"subject_kind": "member", "subject_id": town.member, "form": "warning", "reason": "Thu đoàn phí không nộp quỹ"} | facts
    return services.write_discipline(by=by, unit_id=town.district, on=DAY, **given)


def signed(town, by, document, **changes):
    """Let a draft be completed, approved by the head and signed; whoever prepared it acts again."""
    content = dict(documents.outgoing(document).content) | SIGNED | changes
    writing.rewrite_document(by=by, outgoing_id=document, content=content, on=DAY)
    writing.submit_document(by=by, outgoing_id=document, on=DAY)
    guard.enter(town.head, on=DAY)
    writing.approve_document(by=town.head, outgoing_id=document, on=DAY)
    signer = access.actor_named("nguoi.ky").id
    guard.enter(signer, on=DAY)
    writing.sign_document(by=signer, outgoing_id=document, made_at=None, on=DAY)
    guard.enter(by, on=DAY)


def paper_of(document):
    return next(one.id for one in queries.discipline_to_record() if one.document.id == document)


def test_a_notice_tells_of_a_step_that_was_taken(town, officer):
    one = received(officer, town.district)
    facts = {"by": officer, "petition_id": one, "on": DAY}
    with pytest.raises(services.NoticeOutOfTurn):
        services.write_notice(kind="accepted", **facts)
    services.classify_petition(kind="complaint", gist="Phân công việc.", in_authority=True, classified_on=DAY, **facts)
    services.take_petition_step(step="accepted", happened_on=DAY, **facts)
    told = text_of(services.write_notice(kind="accepted", **facts))
    assert all(words in told for words in ("Phan Văn Gửi", "vào sổ số 01/2024, về việc: Phân công việc.", "thụ lý giải quyết từ ngày"))
    assert f"{queries.petition(one, on=DAY).dues[1].due_on:%d/%m/%Y}" in told
    for step in ("verified", "concluded"):
        services.take_petition_step(step=step, happened_on=DAY, words=f"Đã {step}", **facts)
    reply = services.write_notice(kind="concluded", **facts)
    assert "Đã concluded" in text_of(reply)
    assert "Kính gửi: Phan Văn Gửi" in text_of(reply)
    assert services.write_notice(kind="concluded", **facts) == reply  # the same words are the same paper
    with pytest.raises(services.NoticeOutOfTurn):
        services.write_notice(kind="verified", **facts)

    other = received(officer, town.district, sender="")
    facts["petition_id"] = other
    services.classify_petition(kind="petition", gist="Lương hưu", in_authority=False, classified_on=DAY, **facts)
    services.take_petition_step(step="transferred", words="Bảo hiểm xã hội huyện", happened_on=DAY, **facts)
    told = text_of(services.write_notice(kind="transferred", **facts))
    assert "Kính gửi: Bảo hiểm xã hội huyện" in told
    assert set(queries.papers_of(one)) == {"accepted", "concluded"}


def test_a_file_with_a_paper_of_an_open_petition_is_not_destroyed(town, officer, built_once):
    later = date(2036, 1, 1)
    guard.enter(built_once, on=DAY)
    archivist = person(built_once, "luu.tru", role="federation_officer", branch=town.district)
    guard.enter(officer, on=DAY)
    one = received(officer, town.district)
    facts = {"by": officer, "petition_id": one, "on": DAY}
    services.classify_petition(kind="complaint", gist="Phân công việc.", in_authority=True, classified_on=DAY, **facts)
    services.take_petition_step(step="accepted", happened_on=DAY, **facts)
    notice = services.write_notice(kind="accepted", **facts)
    signed(town, officer, notice)
    guard.enter(archivist, on=DAY)
    kept = {"title": "Đơn thư", "keep_years": 5, "keep_source": "Bảng (hư cấu)", "keeper": "Lưu Trữ"}
    case = writing.open_case_file(
        by=archivist, unit_id=town.district, year=2024, case=CaseDraft(section="Đơn thư", section_code="DT", **kept), on=DAY
    )
    writing.file_paper(by=archivist, case_id=case, outgoing_id=notice, on=DAY)
    writing.close_case_file(by=archivist, case_id=case, on=DAY, **kept)

    guard.enter(archivist, on=later)
    made = writing.propose_disposal(by=archivist, unit_id=town.district, files={case: "Hết thời hạn"}, on=later)
    guard.enter(town.head, on=later)
    writing.review_disposal(by=town.head, disposal_id=made, council="Bà A", minutes="Biên bản 1", on=later)
    writing.decide_disposal(by=town.head, disposal_id=made, decision="Quyết định 1", on=later)
    guard.enter(archivist, on=later)
    carry = {"by": archivist, "disposal_id": made, "way": "Nghiền", "witnesses": "Bà B", "on": later}
    with pytest.raises(writing.CaseFileKept, match="chưa xong"):
        writing.carry_out_disposal(**carry)
    guard.enter(officer, on=later)
    for step in ("verified", "concluded", "published", "closed"):
        services.take_petition_step(by=officer, petition_id=one, step=step, happened_on=later, words=f"Đã {step}", on=later)
    guard.enter(archivist, on=later)

    assert writing.carry_out_disposal(**carry) == 1


def test_a_notice_of_a_denunciation_names_nobody(town, officer, enter_as):
    enter_as(town.head)
    services.set_box(by=town.head, unit_id=town.district, is_open=True, on=DAY)
    one, _ = sent(town.district, back_as=town.head)
    services.register_petition(by=town.head, petition_id=one, on=DAY)
    services.name_handler(by=town.head, petition_id=one, handler_id=officer, on=DAY)
    enter_as(officer)
    facts = {"by": officer, "petition_id": one, "on": DAY}
    gist = f"{SECRET['sender']} tố cáo việc quản lý quỹ"  # as somebody in a hurry sums it up
    services.classify_petition(kind="denunciation", gist=gist, in_authority=True, classified_on=DAY, **facts)
    services.take_petition_step(step="accepted", happened_on=DAY, **facts)
    told = text_of(services.write_notice(kind="accepted", **facts))

    assert "Người gửi đơn (giữ kín)" in told
    assert queries.petition(one, on=DAY).written_number in told
    assert not any(words in told for words in SECRET.values())


def test_a_signed_decision_is_recorded_as_it_was_signed_once(town, officer):
    petition = received(officer, town.district)
    document = drafted(officer, town, petition_id=petition)
    told = text_of(document)
    assert all(words in told for words in ("cảnh cáo đối với Lê Văn Phạt", "Thu đoàn phí không nộp quỹ", "đơn số 01/2024"))
    paper = paper_of(document)
    with pytest.raises(services.DisciplineNotSigned):
        services.record_discipline(by=officer, paper_id=paper, on=DAY)
    body = body_of(typed(official(documents.outgoing(document).content, documents.kinds()).body))  # as the page gives it back
    signed(town, officer, document, body=body)
    row = queries.decision(services.record_discipline(by=officer, paper_id=paper, on=DAY), on=DAY)
    assert (row.subject, row.form, row.decision, row.decided_on) == ("Lê Văn Phạt", "warning", documents.outgoing(document).written, DAY)
    assert queries.discipline_to_record() == []
    with pytest.raises(services.UnfitDiscipline, match="đã ghi"):
        services.record_discipline(by=officer, paper_id=paper, on=DAY)
    with pytest.raises(services.UnknownDiscipline):
        services.record_discipline(by=officer, paper_id=paper + 999, on=DAY)
    for wrong in ({"form": "dissolution"}, {"subject_id": 2**40}):
        with pytest.raises(services.UnfitDiscipline):
            drafted(officer, town, **wrong)


def test_a_second_decision_in_the_same_words_is_a_document_of_its_own(town, officer):
    first = drafted(officer, town)
    assert drafted(officer, town) == first  # asked twice, written once
    signed(town, officer, first)
    assert drafted(officer, town) == first  # signed, and still to be recorded
    recorded = services.record_discipline(by=officer, paper_id=paper_of(first), on=DAY)

    second = drafted(officer, town)

    assert documents.outgoing(second).state == "drafted"
    assert drafted(officer, town) == second != first
    signed(town, officer, second)
    again = services.record_discipline(by=officer, paper_id=paper_of(second), on=DAY)
    assert queries.decision(again, on=DAY).decision == documents.outgoing(second).written != documents.outgoing(first).written
    for one in (again, recorded):
        services.void_discipline(by=officer, discipline_id=one, reason="Ghi nhầm người", on=DAY)
    assert drafted(officer, town) == first  # its record was taken back: it is recorded again, not written again


def test_what_was_taken_back_or_signed_otherwise_is_not_recorded(town, officer):
    document = drafted(officer, town)
    paper, text = paper_of(document), json.dumps(documents.outgoing(document).content["body"], ensure_ascii=False)
    signed(town, officer, document, body=json.loads(text.replace("cảnh cáo", "khiển trách")))
    with pytest.raises(services.DisciplineTextChanged):
        services.record_discipline(by=officer, paper_id=paper, on=DAY)
    by_hand = {
        "unit_id": town.district, "subject_kind": "member", "subject_id": town.member, "decision": documents.outgoing(document).written,
        "decided_on": DAY, "reason": "Thu đoàn phí không nộp quỹ",
    }  # fmt: skip
    slip = services.decide_discipline(by=officer, form="warning", on=DAY, **by_hand)
    assert queries.discipline_to_record() == []
    services.void_discipline(by=officer, discipline_id=slip, reason="Ghi nhầm hình thức", on=DAY)
    assert len(queries.discipline_to_record()) == 1
    services.decide_discipline(by=officer, form="reprimand", on=DAY, **by_hand)
    guard.enter(town.head, on=DAY)
    writing.void_document(by=town.head, outgoing_id=document, reason="Nhầm hình thức", on=DAY)
    guard.enter(officer, on=DAY)
    with pytest.raises(services.DisciplineNotSigned):
        services.record_discipline(by=officer, paper_id=paper, on=DAY)
    assert queries.discipline_to_record() == []
    assert drafted(officer, town) != document  # written anew


def test_postgresql_keeps_papers_and_what_is_recorded_by_them(town, officer, enter_as):
    document = drafted(officer, town)
    one = received(officer, town.district)
    enter_as(officer)
    paper = (
        "INSERT INTO petitions_paper (unit_id, kind, petition_id, facts, document_id, written_by, written_on)"
        " VALUES (%s, %s, %s, %s, %s, %s, %s)"
    )
    recorded = (
        "INSERT INTO petitions_discipline (unit_id, subject_kind, membership_id, form, decision, decided_on, reason, recorded_by_id,"
        " voided_why, document_id) VALUES (%s, 'member', %s, %s, 'x', %s, %s, %s, '', %s)"
    )
    other = writing.draft_document(
        by=officer, unit_id=town.district, client_key="00000000-0000-4000-8000-000000000009", on=DAY,
        content=dict(documents.outgoing(document).content),
    )  # fmt: skip
    reason = "Thu đoàn phí không nộp quỹ"
    for told, promise, values in (
        (paper, "petition_paper_is_ones_own", (town.district, "discipline", None, '{"a": 1}', other, town.head, DAY)),
        (paper, "petition_paper_of_own_unit", (town.district, "accepted", one, "{}", other, officer, DAY)),
        (paper, "petition_paper_has_its_subject", (town.district, "accepted", None, "{}", other, officer, DAY)),
        (paper, "petition_paper_once", (town.district, "discipline", None, '{"a": 1}', document, officer, DAY)),
        (recorded, "discipline_by_numbered_decision", (town.district, town.member, "warning", DAY, reason, officer, document)),
    ):
        with pytest.raises(IntegrityError) as refused, transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(told, values)
        assert refused.value.__cause__.diag.constraint_name == promise
    signed(town, officer, document)
    for values in ((town.member, "reprimand", DAY, reason), (town.other, "warning", DAY, reason), (town.member, "warning", DAY, "khác")):
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(recorded, (town.district, *values, officer, document))


def test_papers_by_page_program_and_terminal(town, officer, client, monkeypatch):
    monkeypatch.setattr(doors, "today", lambda: DAY)
    one = received(officer, town.district)
    facts = {"by": officer, "petition_id": one, "on": DAY}
    services.classify_petition(kind="complaint", gist="Phân công", in_authority=True, classified_on=DAY, **facts)
    services.take_petition_step(step="accepted", happened_on=DAY, **facts)
    client.force_login(access.actor_named("uy.ban"))
    page, decisions = f"/5-kiem-tra/don-thu/{one}/", "/5-kiem-tra/ky-luat/"
    assert "Thông báo thụ lý" in client.get(page).content.decode()
    assert "/van-ban-di/" in client.post(f"{page}soan/accepted/").url
    assert client.post(f"{page}soan/lung-tung/").url == page
    form = {"unit": town.district, "subject_kind": "member", "subject": str(town.member), "form": "warning", "reason": "Thu sai"}
    assert client.post(f"{decisions}soan/", form | {"subject": "0"}).status_code == 422
    assert "/van-ban-di/" in client.post(f"{decisions}soan/", form).url
    guard.enter(officer, on=DAY)
    (row,) = queries.discipline_to_record()
    signed(town, officer, row.document.id)
    assert "Ghi vào danh sách" in client.get(decisions).content.decode()
    assert client.post(f"{decisions}soan/{row.id}/ghi/").status_code == 302
    assert "Lê Văn Phạt" in client.get(decisions).content.decode()

    def api(path, body):
        return client.post(f"/api/petitions{path}", json.dumps(body), content_type="application/json").json()

    def run(name, *words):
        out = StringIO()
        call_command(f"petitions_{name}", *map(str, words), json=True, on=DAY, acting="uy.ban", stdout=out)
        return json.loads(out.getvalue())

    told = {"unit": "LDLD-DMC", "subject_kind": "unit", "subject_unit": "CD001", "form": "reprimand", "reason": "Chậm nộp"}
    assert api(f"/petitions/{one}/documents", {"kind": "accepted"})["id"]
    document = api("/discipline/papers", told)["id"]
    guard.enter(officer, on=DAY)
    assert api(f"/discipline/papers/{paper_of(document)}/record", {})["code"] == "discipline-not-signed"
    guard.enter(officer, on=DAY)
    assert run("write_discipline", json.dumps(told)) == {"document": document}
    assert run("write_notice", one, '{"kind": "accepted"}')["document"]
    guard.enter(officer, on=DAY)
    paper = paper_of(document)
    signed(town, officer, document)
    assert run("record_discipline", paper)["id"]
