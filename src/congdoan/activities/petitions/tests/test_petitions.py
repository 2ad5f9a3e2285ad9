"""Petitions and discipline on PostgreSQL and by their doors: sent, followed, registered, settled in time, refused."""

import json
from datetime import date
from io import StringIO
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from congdoan.activities.petitions import queries, services
from congdoan.activities.petitions.rules import receptions
from congdoan.activities.petitions.tests.builders import DAY, received, sent
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access
from congdoan.foundation.access import services as guard
from congdoan.foundation.access.services import NotAllowed

pytestmark = pytest.mark.django_db
PETITIONS, DECISIONS = "/5-kiem-tra/don-thu/", "/5-kiem-tra/ky-luat/"
LATER = date(2024, 7, 20)


@pytest.fixture
def sign_in(client, town, monkeypatch):
    monkeypatch.setattr(doors, "today", lambda: DAY)

    def enter(username):
        client.force_login(access.actor_named(username))
        return client

    return enter


def refused(sql, *values):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, values)


def test_a_complaint_from_the_desk_to_the_answer(town, enter_as):
    enter_as(town.handler)
    who = {"by": town.handler, "on": LATER}
    one = received(town.handler, town.district)
    other = received(town.handler, town.district)
    facts = {"petition_id": one, **who}
    assert [queries.petition(number, on=DAY).written_number for number in (one, other)] == ["01/2024", "02/2024"]
    with pytest.raises(services.UnfitPetition, match="danh mục"):
        services.classify_petition(kind="?", gist="x", in_authority=True, classified_on=DAY, **facts)
    with pytest.raises(services.UnfitPetition, match="trích yếu"):
        services.classify_petition(kind="complaint", gist=" ", in_authority=True, classified_on=DAY, **facts)
    with pytest.raises(services.UnfitPetition, match="bước trước"):
        services.classify_petition(kind="complaint", gist="Phân công", in_authority=True, classified_on=date(2024, 6, 1), **facts)
    services.classify_petition(kind="complaint", gist="Phân công", in_authority=True, classified_on=DAY, **facts)
    with pytest.raises(services.PetitionStepOutOfTurn):
        services.take_petition_step(step="transferred", words="Sở Nội vụ", happened_on=DAY, **facts)
    with pytest.raises(services.PetitionStepOutOfTurn):
        services.extend_petition(reason="Phức tạp", **facts)
    services.take_petition_step(step="accepted", happened_on=date(2024, 7, 10), **facts)
    services.extend_petition(reason="Vụ việc phức tạp", **facts)
    with pytest.raises(services.NoMoreExtension):
        services.extend_petition(reason="Vẫn phức tạp", **facts)
    for step in ("verified", "concluded", "published"):
        with pytest.raises(services.PetitionReasonMissing):
            services.take_petition_step(step=step, happened_on=LATER, **facts)
        services.take_petition_step(step=step, words=f"Đã {step}", happened_on=LATER, **facts)
    row = queries.petition(one, on=LATER)
    assert [(due.due_on, due.told(LATER)[0]) for due in row.dues] == [(date(2024, 7, 10), "ok"), (date(2024, 8, 24), "ok")]
    services.take_petition_step(step="closed", happened_on=LATER, **facts)
    with pytest.raises(services.PetitionStepOutOfTurn):
        services.take_petition_step(step="closed", happened_on=LATER, **facts)
    with pytest.raises(services.UnknownPetition):
        services.take_petition_step(by=town.handler, petition_id=uuid4(), step="closed", happened_on=LATER, on=LATER)
    enter_as(town.head)
    with pytest.raises(services.UnfitPetition, match="chỉ tố cáo"):
        services.name_handler(by=town.head, petition_id=other, handler_id=town.handler, on=DAY)
    for sql in (
        "UPDATE petitions_petitionstep SET words = 'khác'",
        "DELETE FROM petitions_petitionstep",
        "UPDATE petitions_petition SET state = 'sent'",
    ):
        refused(sql)
    figures = queries.figures(first=date(2024, 1, 1), last=date(2024, 12, 31))
    assert (figures.received, figures.in_authority, figures.settled) == (2, 1, 1)
    assert figures.kinds[0] == ("Khiếu nại", 2, 1, 1)
    assert queries.figures(first=date(2024, 1, 1), last=date(2024, 12, 31), unit_ids=[town.union]).received == 0
    enter_as(town.neighbour)
    assert queries.petition(one, on=DAY) is None


def test_pages_of_the_register_leave_out_none_of_the_units_that_give_the_same_number(town, enter_as, sign_in, monkeypatch):
    enter_as(town.handler)
    made = {received(town.handler, unit) for unit in (town.district, town.union, town.district, town.union)}
    seen, after = [], None
    while len(seen) < 9:
        rows, after = queries.petitions(on=DAY, after=after, size=1)
        seen += [row.id for row in rows]
        if after is None:
            break
    assert (len(seen), set(seen)) == (4, made)
    assert [row.written_number for row in queries.petitions(on=DAY)[0]] == ["02/2024", "02/2024", "01/2024", "01/2024"]

    client = sign_in("kiem.tra")
    page = [row["id"] for row in client.get("/api/petitions/petitions").json()]
    assert [row["id"] for row in client.get(f"/api/petitions/petitions?after={page[1]}").json()] == page[2:]
    monkeypatch.setattr(doors, "today", lambda: date(2025, 3, 1))
    for after in (page[1], "", "x", "2024-1"):  # printed is the register of the year that is shown
        assert "/don-thu/so/?nam=2024" in client.get(f"/5-kiem-tra/don-thu/?sau={after}").content.decode()


def test_a_day_before_all_registers_is_refused(town, enter_as):
    enter_as(town.handler)
    for day in (date(1, 1, 1), date(1999, 12, 31), date(9999, 12, 31)):
        with pytest.raises(services.UnfitPetition, match="ngày nhận"):
            received(town.handler, town.district, received_on=day)


def test_a_denunciation_is_settled_by_its_handler_alone(town, enter_as):
    enter_as(town.head)
    services.set_box(by=town.head, unit_id=town.district, is_open=True, on=DAY)
    one, code = sent(town.district, back_as=town.head)
    enter_as(town.second)
    with pytest.raises(services.PetitionStepOutOfTurn):
        services.classify_petition(
            by=town.second, petition_id=one, kind="denunciation", gist="Quỹ", in_authority=True, classified_on=DAY, on=DAY
        )
    assert services.register_petition(by=town.second, petition_id=one, on=DAY) == "01/2024"
    with pytest.raises(services.PetitionStepOutOfTurn):
        services.register_petition(by=town.second, petition_id=one, on=DAY)
    with pytest.raises(services.UnfitPetition, match="giữ là tố cáo"):
        services.classify_petition(
            by=town.second, petition_id=one, kind="feedback", gist="Quỹ", in_authority=True, classified_on=DAY, on=DAY
        )
    services.classify_petition(
        by=town.second, petition_id=one, kind="denunciation", gist="Quỹ", in_authority=True, classified_on=DAY, on=DAY
    )
    with pytest.raises(services.HandlerOnly):
        services.take_petition_step(by=town.second, petition_id=one, step="accepted", happened_on=DAY, on=DAY)
    enter_as(town.head)
    services.name_handler(by=town.head, petition_id=one, handler_id=town.handler, on=DAY)
    enter_as(town.handler)
    services.take_petition_step(by=town.handler, petition_id=one, step="accepted", happened_on=DAY, on=DAY)
    guard.leave()
    found = queries.followed(services.hash_of(code.lower().replace("-", " ")))
    assert (found.state_words, [words for words, _ in found.steps], found.answer) == ("Thụ lý", ["Nhận, vào sổ", "Phân loại", "Thụ lý"], "")
    assert queries.followed(services.hash_of("ABCDE-ABCDE-ABCDE-ABCDE")) is None


def test_only_an_open_box_takes_and_only_once(town, enter_as):
    enter_as(town.head)
    facts = {"petition_id": uuid4(), "unit_id": town.district, "kind": "feedback", "content": "Bữa ăn ca không đủ", "on": DAY}
    guard.leave()
    with pytest.raises(services.BoxClosed):
        services.send_petition(**facts)
    insert = (
        "INSERT INTO petitions_petition (id, unit_id, kind, channel, sender, content, gist, received_on, state, code_sha256)"
        " VALUES (gen_random_uuid(), %s, 'feedback', 'form', '', 'x', '', now(), 'sent', 'x')"
    )
    refused(insert, town.district)
    enter_as(town.head)
    services.set_box(by=town.head, unit_id=town.district, is_open=True, on=DAY)
    guard.leave()
    with pytest.raises(services.UnfitPetition, match="từ 10 đến"):
        services.send_petition(**(facts | {"content": "ngắn"}))
    with pytest.raises(services.UnfitPetition, match="loại đơn"):
        services.send_petition(**(facts | {"kind": "x"}))
    services.send_petition(**facts)
    with pytest.raises(services.AlreadySent):
        services.send_petition(**facts)
    numbered = insert.replace("code_sha256)", "code_sha256, year, number)").replace("'sent', 'x')", "'received', 'y', 2024, 5)")
    refused(numbered, town.district)
    enter_as(town.head)
    services.set_box(by=town.head, unit_id=town.district, is_open=False, on=DAY)
    assert queries.boxes() == []
    for wrong in ({"channel": "form"}, {"channel": "x"}, {"received_on": date(2024, 7, 1)}):
        with pytest.raises(services.UnfitPetition):
            received(town.head, town.district, **wrong)


def test_discipline_lapses_by_itself(town, enter_as):
    enter_as(town.handler)
    facts = {"by": town.handler, "unit_id": town.district, "on": DAY}
    told = {
        "subject_kind": "member",
        "subject_id": town.member,
        "form": "warning",
        "decision": "01/QĐ-LĐLĐ",
        "decided_on": date(2023, 6, 1),
        "reason": "Thu sai",
    }
    first = services.decide_discipline(**facts, **told)
    for wrong in ({"form": "dissolution"}, {"subject_kind": "x"}, {"decision": " "}, {"decided_on": LATER}, {"subject_id": 2**40}, {}):
        with pytest.raises(services.UnfitDiscipline):
            services.decide_discipline(**facts, **(told | wrong))
    with pytest.raises(services.PetitionReasonMissing):
        services.decide_discipline(**facts, **(told | {"decision": "02", "reason": " "}))
    with pytest.raises(services.UnknownPetition):
        services.decide_discipline(**facts, **(told | {"decision": "02"}), petition_id=uuid4())
    assert queries.decision(first, on=DAY).state == "lapsed"
    assert queries.decision(first, on=date(2024, 5, 31)).state == "in_force"
    again = services.decide_discipline(**facts, **(told | {"decision": "05/QĐ-LĐLĐ", "decided_on": date(2024, 5, 31)}))
    services.decide_discipline(**facts, **(told | {"subject_id": town.other, "decision": "06/QĐ-LĐLĐ", "decided_on": DAY}))
    union = told | {"subject_kind": "unit", "subject_id": town.union, "form": "reprimand"}
    services.decide_discipline(**facts, **union)
    assert (queries.decision(first, on=DAY).state, queries.decision(first, on=DAY).lapses_on) == ("in_force", date(2025, 5, 31))
    assert queries.discipline_figures(first=date(2024, 1, 1), last=date(2024, 12, 31)) == {"warning": 2}
    services.void_discipline(by=town.handler, discipline_id=again, reason="Ghi nhầm người", on=DAY)
    assert queries.decision(first, on=DAY).state == "lapsed"
    with pytest.raises(services.DisciplineVoided):
        services.void_discipline(by=town.handler, discipline_id=again, reason="Lần nữa", on=DAY)
    with pytest.raises(services.UnknownDiscipline):
        services.void_discipline(by=town.handler, discipline_id=again + 99, reason="Lần nữa", on=DAY)
    assert [row.id for row in queries.decisions(on=DAY, state="voided")[0]] == [again]
    for sql in ("DELETE FROM petitions_discipline", "UPDATE petitions_discipline SET form = 'warning'",
                f"UPDATE petitions_discipline SET voided_on = NULL, voided_why = '' WHERE id = {again}",
                f"UPDATE petitions_discipline SET voided_on = now() WHERE id = {first}"):  # fmt: skip
        refused(sql)
    enter_as(town.officer)
    with pytest.raises(NotAllowed):
        services.decide_discipline(**(facts | {"by": town.officer}), **told)


def test_somebody_sends_and_follows_without_an_account(client, town, enter_as, sign_in, monkeypatch):
    assert "Chưa nhận đơn qua mạng" in client.get("/don-thu/").content.decode()
    sign_in("chanh.vp").post(f"{PETITIONS}hom-thu/", {"unit": town.district, "is_open": "1"})
    client.logout()
    form = {
        "petition_id": str(uuid4()),
        "unit": town.district,
        "kind": "complaint",
        "content": "Phân công không công bằng",
        "sender": "Phan Gửi",
    }
    assert client.post("/don-thu/", form | {"content": "ngắn"}).status_code == 422
    shown = client.post("/don-thu/", form)
    code = shown.content.decode().split('mono">')[1].split("<")[0]
    assert (shown["Cache-Control"], len(code), list(client.cookies)) == ("no-store", 23, [])
    assert "đã gửi" in client.post("/don-thu/", form).content.decode()
    assert "Chờ vào sổ" in client.post("/don-thu/theo-doi/", {"code": code}).content.decode()
    assert client.post("/don-thu/theo-doi/", {"code": "AAAAA"}).status_code == 422
    monkeypatch.setattr(receptions, "MOST_SENDINGS", 6)
    assert client.post("/don-thu/theo-doi/", {"code": "AAAAA"}).status_code == 422
    flooded = client.post("/don-thu/theo-doi/", {"code": "AAAAA"})  # the seventh from this address today
    assert (flooded.status_code, "ngày mai" in flooded.content.decode()) == (429, True)
    monkeypatch.setattr(receptions, "MOST_SENDINGS", 100)
    desk = sign_in("kiem.tra")
    assert "Phan Gửi" in desk.get(PETITIONS).content.decode()
    enter_as(town.handler)
    (row,) = queries.waiting(on=DAY)
    page = f"{PETITIONS}{row.id}/"
    steps = (
        ("vao-so/", {}), ("phan-loai/", {"kind": "complaint", "gist": "Phân công", "in_authority": "0", "classified_on": "2024-06-30"}),
        ("buoc/", {"step": "transferred", "happened_on": "2024-06-30", "words": "Chuyển Sở Nội vụ"}),
    )  # fmt: skip
    for address, told in steps:
        assert desk.get(f"{page}{address}").status_code == 200, address
        assert desk.post(f"{page}{address}", told).status_code == 302, address
    assert desk.post(f"{page}buoc/", {"step": "verified", "happened_on": "2024-06-30"}).status_code == 422
    assert desk.post(f"{page}gia-han/", {"reason": "Phức tạp"}).status_code == 422
    assert "Chuyển Sở Nội vụ" in desk.get(page).content.decode()
    assert desk.get(f"{page}nguoi-xu-ly/").status_code == 403
    client.logout()
    assert "Chuyển Sở Nội vụ" in client.post("/don-thu/theo-doi/", {"code": code}).content.decode()


def test_discipline_by_page_and_lists_that_ask_few_questions(town, enter_as, sign_in, django_assert_max_num_queries):
    desk = sign_in("kiem.tra")
    told = {
        "unit": town.district,
        "subject_kind": "unit",
        "subject": "CD001",
        "form": "reprimand",
        "decision": "01",
        "decided_on": "2024-06-01",
        "reason": "Chậm quyết toán",
    }
    assert desk.post(f"{DECISIONS}ghi/", told | {"subject": "CD999"}).status_code == 422
    assert desk.post(f"{DECISIONS}ghi/", told).status_code == 302
    assert desk.post(f"{DECISIONS}ghi/", told | {"subject_kind": "member", "subject": town.member}).status_code == 302
    shown = desk.get(DECISIONS).content.decode()
    assert "Lê Văn Phạt" in shown
    assert "hết ngày 01/06/2025" in shown
    enter_as(town.handler)
    one = queries.decisions(on=DAY)[0][0].id
    assert desk.post(f"{DECISIONS}{one}/huy/", {"reason": "Ghi nhầm"}).status_code == 302
    assert desk.get(f"{DECISIONS}{2**70}/huy/").status_code == 404
    for kind in ("complaint", "denunciation", "feedback"):
        received(town.handler, town.district, kind=kind)
    number = desk.post(f"{PETITIONS}nhan/", {"unit": town.district, "kind": "petition", "channel": "post", "received_on": "2024-06-30",
                                             "content": "Đề nghị thêm quạt"}).url  # fmt: skip
    for address, most in ((PETITIONS, 26), (DECISIONS, 22), (number, 26)):
        desk.get(address)
        with django_assert_max_num_queries(most):
            assert desk.get(address).status_code == 200
    assert [sign_in(name).get(PETITIONS).status_code for name in ("quan.tri", "can.bo", "ke.toan", "chu.tich")] == [403] * 4


def test_programs_and_a_terminal_do_the_same(town, enter_as, sign_in):
    def send(path, body, status=200):
        answer = desk.post(f"/api/petitions{path}", json.dumps(body), content_type="application/json")
        assert answer.status_code == status, answer.content
        return answer.json()

    desk = sign_in("chanh.vp")
    send("/box", {"unit": "LDLD-DMC", "is_open": True})
    told = {
        "unit": "LDLD-DMC",
        "kind": "denunciation",
        "channel": "post",
        "content": "Chủ tịch lấy quỹ",
        "received_on": "2024-06-28",
        "sender": "X",
    }
    one = send("/petitions", told)["id"]
    send(f"/petitions/{one}/handler", {"handler_id": town.handler})
    desk = sign_in("kiem.tra")
    send(f"/petitions/{one}/classify", {"kind": "denunciation", "gist": "Quỹ", "in_authority": True, "classified_on": "2024-06-29"})
    send(f"/petitions/{one}/steps", {"step": "accepted", "happened_on": "2024-06-29"})
    send(f"/petitions/{one}/extend", {"reason": "Phức tạp"})
    assert send(f"/petitions/{one}/denouncer", {"reason": "Xác minh"})["sender"] == "X"
    assert desk.get(f"/api/petitions/petitions/{one}").json()["sender"] == "Được giữ kín"
    assert [row["id"] for row in desk.get("/api/petitions/petitions?kind=denunciation").json()] == [one]
    decision = {
        "unit": "LDLD-DMC",
        "subject_kind": "unit",
        "form": "reprimand",
        "decision": "01",
        "decided_on": "2024-06-01",
        "reason": "Chậm",
    }
    assert send("/discipline", decision, 409)["code"] == "discipline-unfit"
    number = send("/discipline", decision | {"subject_unit": "CD001"})["id"]
    send(f"/discipline/{number}/void", {"reason": "Ghi nhầm"})
    assert [row["state"] for row in desk.get("/api/petitions/discipline").json()] == ["voided"]

    def command(name, *words, acting="kiem.tra"):
        out = StringIO()
        call_command(f"petitions_{name}", *words, json=True, on=DAY, acting=acting, stdout=out)
        return json.loads(out.getvalue())

    command("set_box", '{"unit": "LDLD-DMC", "is_open": true}', acting="chanh.vp")
    two = command("receive_petition", json.dumps(told))["id"]
    command("name_handler", two, json.dumps({"handler_id": town.handler}), acting="chanh.vp")
    command(
        "classify_petition",
        two,
        json.dumps({"kind": "denunciation", "gist": "Quỹ", "in_authority": True, "classified_on": "2024-06-29"}),
    )
    command("take_petition_step", two, json.dumps({"step": "accepted", "happened_on": "2024-06-29"}))
    command("extend_petition", two, json.dumps({"reason": "Phức tạp"}))
    with pytest.raises(SystemExit):
        command("register_petition", two)
    enter_as(town.head)
    three, _ = sent(town.district, back_as=town.head, kind="feedback")
    assert command("register_petition", str(three)) == {"number": "03/2024"}
    four = command("decide_discipline", json.dumps(decision | {"subject_unit": "CD001", "decision": "02"}))["id"]
    assert command("void_discipline", str(four), '{"reason": "Ghi nhầm"}') == {"done": True}
