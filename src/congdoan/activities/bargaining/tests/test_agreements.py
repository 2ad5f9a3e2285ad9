"""Agreements on PostgreSQL: three hundred with known grades and floors, the change of the minimum wage, each refusal and promise."""

import io
import json
import random
from dataclasses import dataclass
from datetime import UTC, date, datetime
from io import StringIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from python_calamine import CalamineWorkbook

from congdoan.activities.bargaining import queries, services
from congdoan.activities.bargaining.rules import papers
from congdoan.activities.bargaining.rules.agreements import ClauseDraft
from congdoan.activities.bargaining.rules.ledger import ledger_workbook
from congdoan.activities.bargaining.tests.builders import DAY, agreed, clause
from congdoan.activities.bargaining.tests.test_rules import WORD
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access
from congdoan.foundation.access import services as rights
from congdoan.foundation.access.services import NotAllowed
from congdoan.people.organisations.tests.builders import organisation

pytestmark = pytest.mark.django_db
MOMENT = datetime(2024, 6, 30, 9, tzinfo=UTC)
CHANGE = date(2026, 1, 1)
REGIONS = {"I": (4_960_000, 5_310_000), "II": (4_410_000, 4_730_000), "III": (3_860_000, 4_140_000), "IV": (3_450_000, 3_700_000)}


@pytest.fixture
def chair(town, enter_as):
    enter_as(town.chair)
    return town.chair


def refused(sql, *values):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, values)


@dataclass(frozen=True)
class Made:
    """One generated agreement and what must be found of it, worked out by the generator alone."""

    agreement: int
    letter: str
    total: int
    under_before: int
    under_after: int


POINTS = {"lowest_wage": 20, "shift_meal": 10, "annual_leave": 10, "health_check": 6, "child_support": 8, "training": 6}
FLOORS = {"annual_leave": 12, "health_check": 1}


def generated(by, union, employer, region, lot):
    """Record an agreement whose clauses are drawn by lot; tell its grade by a table of its own."""
    before, after = REGIONS[region]
    wage = lot.choice([before - 1, before, before + 1, after - 1, after, after + 1])
    clauses, points = [clause("lowest_wage", wage, workers=10)], 20 if wage > before else 10 if wage == before else 0
    is_better, is_below = wage > before, wage < before
    for kind in ("shift_meal", "annual_leave", "health_check", "child_support", "training"):
        drawn = lot.choice(["none", "equal", "better"]) if kind in FLOORS else lot.choice(["none", "better"])
        if drawn == "none":
            continue
        value = FLOORS[kind] + (drawn == "better") if kind in FLOORS else lot.randint(1, 40_000)
        clauses.append(clause(kind, value, workers=10))
        points += POINTS[kind] if drawn == "better" else POINTS[kind] // 2
        is_better |= drawn == "better"
    favour, is_sent, is_published = lot.choice([50, 51, None]), lot.choice([10, 11, None]), lot.random() < 0.5
    counts = (100, 90, favour) if favour is not None else (100, None, None)
    signed = date(2024, 8, 1)
    one = agreed(
        by, union, employer, *clauses, on=date(2025, 12, 1), signed_on=signed, effective_on=signed, expires_on=date(2027, 7, 31),
        parties=[services.PartyDraft(employer, *counts)],
    )  # fmt: skip
    facts = {"by": by, "agreement_id": one, "on": date(2025, 12, 1)}
    if is_sent is not None:
        services.mark_agreement(**facts, step="sent", happened_on=date(2024, 8, 1 + is_sent))
    if is_published:
        services.mark_agreement(**facts, step="published", happened_on=date(2024, 8, 20))
    points += 10 * (favour == 51) + 5 * (is_sent == 10) + 5 * is_published + 12
    graded = not is_below and is_better and favour != 50
    letter = ("A" if points >= 80 else "B" if points >= 65 else "C" if points >= 50 else "D") if graded else ""
    return Made(one, letter, points if graded else 0, int(wage < before), int(wage < after))


def test_three_hundred_agreements_have_the_grades_and_floors_that_they_were_made_with(town, enter_as):
    by = access.actor_named("console").id
    enter_as(by, on=date(2025, 12, 1))
    lot, made = random.Random(293), []
    places = {}
    for region in REGIONS:
        union = organisation(by, "grassroots_union", f"CD9{region}", parent=town.district)
        facts = {"wage_region": region, "sector": "may_mac", "payer_class": "enterprise"}
        places[region] = (union, organisation(by, "employer", f"DV9{region}", parent=union, **facts))
    for number in range(300):
        region = list(REGIONS)[number % 4]
        made.append(generated(by, *places[region], region, lot))

    found = {one.agreement: services.grade_agreement(by=by, agreement_id=one.agreement, year=2025, implementation=12, on=date(2025, 12, 1))
             for one in made}  # fmt: skip

    assert [(found[one.agreement].letter, found[one.agreement].total) for one in made] == [(one.letter, one.total) for one in made]
    assert {one.letter for one in made} == {"A", "B", "C", "D", ""}
    with_floors = {day: {one.agreement_id for one in queries.under_floor(on=day)} for day in (date(2025, 12, 31), CHANGE)}
    assert with_floors[date(2025, 12, 31)] == {one.agreement for one in made if one.under_before}
    assert with_floors[CHANGE] == {one.agreement for one in made if one.under_after}
    assert 0 < len(with_floors[date(2025, 12, 31)]) < len(with_floors[CHANGE])
    assert all(one.kind == "lowest_wage" and one.needs_check for one in queries.under_floor(on=CHANGE))
    rows, following = queries.agreements(on=CHANGE)
    assert (len(rows), following is not None) == (50, True)
    assert queries.expired_agreements(None, on=date(2027, 7, 31)) == []
    assert len(queries.expired_agreements(None, on=date(2027, 8, 1))) == 4  # one for each employer
    ranks, alike = queries.similar(made[0].agreement, on=CHANGE)
    assert alike == 74
    assert next(one for one in ranks if one.kind == "lowest_wage").of == 75


def test_an_agreement_from_the_signature_to_its_end(town, chair, enter_as):
    one = agreed(chair, town.union, town.employer, clause("shift_meal", 28_000, workers=412), clause("weekly_hours", 49))
    facts = {"by": chair, "agreement_id": one, "on": DAY}
    found = queries.agreement(one, on=DAY)
    assert (found.state, found.better, found.below, found.above_dong) == ("in_force", 1, 1, 28_000 * 412 * 312)
    assert (found.parties[0].needed, found.parties[0].is_passed, found.send_by) == (207, True, date(2023, 7, 11))
    services.mark_agreement(**facts, step="sent", happened_on=date(2023, 7, 12), receipt="BN 15")
    assert queries.agreement(one, on=DAY).is_sent_late
    with pytest.raises(services.AgreementWrongState):
        services.mark_agreement(**facts, step="sent", happened_on=date(2023, 7, 12))
    with pytest.raises(services.BargainingDayUnfit):
        services.mark_agreement(**facts, step="published", happened_on=date(2023, 6, 30))
    hours = found.clauses[1].id
    services.amend_clauses(**facts, dropped=[hours], added=[clause("weekly_hours", 44)], since=date(2024, 1, 1), words="Phụ lục 01")
    assert [(row.kind.code, row.value) for row in queries.agreement(one, on=DAY).clauses] == [("shift_meal", 28_000), ("weekly_hours", 44)]
    assert [row.value for row in queries.agreement(one, on=date(2023, 12, 31)).clauses] == [28_000, 49]
    with pytest.raises(services.ClausesUnfit):
        services.amend_clauses(**facts, dropped=[hours], added=[], since=DAY, words="Nữa")
    with pytest.raises(services.ExtensionUnfit) as refusal:
        services.extend_agreement(**facts, until=date(2025, 6, 30), decided_on=DAY, in_favour=206)
    assert len(refusal.value.facts["faults"]) == 3
    late = date(2025, 4, 1)
    rights.enter(chair, on=late)
    services.extend_agreement(by=chair, agreement_id=one, until=date(2026, 6, 30), decided_on=late, in_favour=207, on=late)
    assert queries.agreement(one, on=date(2025, 12, 31)).state == "in_force"
    with pytest.raises(services.AgreementWrongState):
        services.extend_agreement(by=chair, agreement_id=one, until=date(2027, 6, 30), decided_on=late, in_favour=207, on=late)
    meal = queries.agreement(one, on=late).clauses[0].id
    services.end_agreement(
        by=chair, agreement_id=one, how="void_part", happened_on=late, reason="Bản án 12/2025", on=late, clause_ids=[meal]
    )
    assert [row.kind.code for row in queries.agreement(one, on=late).clauses] == ["weekly_hours"]
    services.end_agreement(by=chair, agreement_id=one, how="void", happened_on=late, reason="Bản án 13/2025", on=late)
    assert queries.agreement(one, on=late).state == "void"
    with pytest.raises(services.AgreementWrongState):
        services.end_agreement(by=chair, agreement_id=one, how="ended", happened_on=late, reason="Nữa", on=late)
    with pytest.raises(NotAllowed):
        services.grade_agreement(by=chair, agreement_id=one, year=2025, implementation=20, on=late)
    enter_as(town.officer, on=late)
    graded = services.grade_agreement(by=town.officer, agreement_id=one, year=2025, implementation=20, on=late)
    assert graded.excluded[0] == "Tòa án tuyên vô hiệu"
    with pytest.raises(services.BargainingTextUnfit):
        services.grade_agreement(by=town.officer, agreement_id=one, year=2025, implementation=21, on=late)


@pytest.mark.parametrize(
    ("facts", "refusal"),
    [
        ({"signed_on": date(2024, 7, 1)}, services.AgreementUnfit),
        ({"expires_on": date(2023, 6, 30)}, services.AgreementUnfit),
        ({"parties": []}, services.AgreementUnfit),
        ({"parties": [services.PartyDraft(10**9)]}, services.AgreementUnfit),
        ({"counts": (412, 500, 378)}, services.AgreementUnfit),
        ({"counts": (None, None, 378)}, services.AgreementUnfit),
        ({"renews_id": 10**9}, services.AgreementUnfit),
        ({"level": "làng"}, services.BargainingTextUnfit),
        ({"title": " "}, services.BargainingTextUnfit),
        ({"clauses": [clause("vàng", 1)]}, services.ClausesUnfit),
        ({"clauses": [clause("shift_meal", -1)]}, services.ClausesUnfit),
        ({"clauses": [ClauseDraft("shift_meal", "", " ")]}, services.ClausesUnfit),
    ],
)
def test_an_agreement_that_cannot_be_is_refused(town, chair, facts, refusal):
    given = dict(facts)
    counts = given.pop("counts", None)
    if counts is not None:
        given["parties"] = [services.PartyDraft(town.employer, *counts)]
    with pytest.raises(refusal):
        agreed(chair, town.union, town.employer, *given.pop("clauses", ()), **given)
    with pytest.raises(services.UnknownAgreement):
        services.mark_agreement(by=chair, agreement_id=10**9, step="sent", happened_on=DAY, on=DAY)


def test_an_agreement_of_several_enterprises_is_voted_in_each(town, enter_as):
    enter_as(town.officer)
    parties = [services.PartyDraft(town.employer, 412, 401, 207), services.PartyDraft(town.other, 100, 100, 50)]

    one = agreed(town.officer, town.district, town.employer, level="multi_enterprise", parties=parties)

    found = queries.agreement(one, on=DAY)
    assert [(party.needed, party.is_passed) for party in found.parties] == [(207, True), (51, False)]
    assert "50%" in "; ".join(queries.proposed_grade(one, implementation=20, on=DAY).excluded)
    sector = agreed(town.officer, town.district, town.employer, level="sector", parties=[services.PartyDraft(town.employer, 412, 9, 5)])
    assert queries.agreement(sector, on=DAY).parties[0].needed == 5


def test_postgresql_keeps_each_promise_of_an_agreement(town, chair, enter_as):
    one = agreed(chair, town.union, town.employer)
    services.mark_agreement(by=chair, agreement_id=one, step="published", happened_on=DAY, on=DAY)
    refused("UPDATE bargaining_agreement SET expires_on = '2030-01-01'")
    refused("UPDATE bargaining_agreement SET published_on = '2024-01-01'")
    refused("UPDATE bargaining_agreement SET sent_on = '2023-06-01'")
    refused("UPDATE bargaining_agreement SET void_on = '2024-06-01'")
    refused("UPDATE bargaining_agreement SET extended_until = '2025-06-30'")
    refused("UPDATE bargaining_agreementparty SET in_favour = 401")
    refused("UPDATE bargaining_clause SET value = 1")
    refused("UPDATE bargaining_clause SET until = '2024-06-01'")
    refused("DELETE FROM bargaining_clause")
    refused(
        "INSERT INTO bargaining_agreementparty (agreement_id, unit_id, employer_id, workers, asked, in_favour)"
        " VALUES (%s, %s, %s, 9, 9, 10)",
        one, town.union, town.other,
    )  # fmt: skip
    enter_as(town.officer)
    services.grade_agreement(by=town.officer, agreement_id=one, year=2024, implementation=20, on=DAY)
    refused("UPDATE bargaining_agreementgrade SET letter = 'A'")
    refused(
        "INSERT INTO bargaining_agreementgrade (agreement_id, unit_id, year, letter, total, points, excluded, words, graded_by_id,"
        " graded_on) VALUES (%s, %s, 2024, 'A', 100, '{}', '', '', %s, now())",
        one, town.union, town.chair,
    )  # fmt: skip


def test_papers_and_the_ledger_say_what_the_page_says(town, chair):
    agreed(chair, town.union, town.employer, clause("shift_meal", 28_000, workers=412, text="=1+1 suất ăn"))
    (row,) = queries.agreements(on=DAY)[0]
    assert papers.leaflet(row, made_at=MOMENT, is_fictitious=True).startswith(b"%PDF")
    assert papers.authority_letter(row, "Sở Nội vụ", made_at=MOMENT, is_fictitious=False).startswith(b"%PDF")
    file = io.BytesIO()

    assert ledger_workbook(file, [row], source=[("Sổ", "")], made_at=MOMENT) == 1
    book = CalamineWorkbook.from_filelike(io.BytesIO(file.getvalue()))
    cells = book.get_sheet_by_name("Thỏa ước").to_python()[1]
    assert (cells[0], cells[9], cells[16]) == ("DV001", "đang hiệu lực", 28_000 * 412 * 312)
    assert book.get_sheet_by_name("Điều khoản").to_python()[1][10] == "=1+1 suất ăn"


def test_a_chair_does_it_all_by_page(client, town, enter_as, monkeypatch, django_assert_max_num_queries):
    monkeypatch.setattr(doors, "today", lambda: DAY)
    client.force_login(access.actor_named("chu.tich"))
    page = "/2-doi-thoai/thoa-uoc/"
    assert "Chưa ghi thỏa ước nào" in client.get(page).content.decode()
    stale = WORD.replace("Căn cứ Bộ luật Lao động số 45/2019/QH14;", "Căn cứ Bộ luật Lao động số 10/2012/QH13 ngày 18/6/2012;")
    read = client.post(f"{page}doc-tep/", {"file": SimpleUploadedFile("thoa-uoc.txt", stale.encode())}).content.decode()
    assert 'value="4250000"' in read
    assert "10/2012/QH13" in read.split("Viện dẫn cần xem lại")[1]
    assert client.post(f"{page}doc-tep/", {"file": SimpleUploadedFile("x.docx", b"PK\x03\x04 hong")}).status_code == 422
    told = {
        "employer": "DV001", "level": "enterprise", "title": "Thỏa ước 2023", "signed_on": "2023-07-01", "effective_on": "2023-07-01",
        "expires_on": "2025-06-30", "workers": 412, "asked": 401, "in_favour": 378, "lines": 6, "kind_1": "shift_meal", "value_1": 28_000,
        "workers_1": 412, "article_1": "Điều 9", "kind_2": "lowest_wage", "value_2": 3_640_000, "workers_2": 63, "text": WORD,
    }  # fmt: skip
    assert client.post(f"{page}moi/", told | {"kind_2": ""}).status_code == 422
    assert client.post(f"{page}moi/", told | {"asked": 500}).status_code == 422
    assert client.post(f"{page}moi/", told | {"others": "DV999; 1"}).status_code == 422
    answer = client.post(f"{page}moi/", told)
    assert answer.status_code == 302
    shown = client.get(answer.url).content.decode()
    assert "28.000 đ/suất" in shown
    assert "bằng luật" in shown
    assert "Thỏa ước 2023" not in client.get(f"{page}duoi-san/").content.decode()
    assert "3.860.000" in client.get(f"{page}duoi-san/?tai=2024-07-01").content.decode()  # the wage decree of July 2024
    assert client.get(f"{page}duoi-san/?tai=mai").status_code == 200
    assert client.get(f"{answer.url}quyen-loi.pdf").content.startswith(b"%PDF")
    assert client.get(f"{answer.url}gui-co-quan.pdf").content.startswith(b"%PDF")
    assert client.post(f"{answer.url}ghi-viec/", {"step": "sent", "happened_on": "2023-07-05", "receipt": "BN"}).status_code == 302
    enter_as(town.chair)
    one = queries.agreements(on=DAY)[0][0]
    amended = {
        "since": "2024-06-01",
        "words": "Phụ lục",
        "dropped": one.clauses[1].id,
        "lines": 6,
        "kind_1": "lowest_wage",
        "value_1": 4_000_000,
    }
    assert client.post(f"{answer.url}dieu-khoan/", amended).status_code == 302
    assert client.post(f"{answer.url}keo-dai/", {"until": "2026-06-30", "decided_on": "2024-06-01", "in_favour": 1}).status_code == 422
    assert client.post(f"{answer.url}cham-diem/", {"year": 2024, "implementation": 15}).status_code == 403
    assert client.get(f"{page}so.xlsx").content[:2] == b"PK"
    client.force_login(access.actor_named("can.bo"))
    assert client.post(f"{answer.url}cham-diem/", {"year": 2024, "implementation": 15}).status_code == 302
    assert client.post(f"{answer.url}cham-dut/", {"how": "ended", "happened_on": "2024-06-30", "reason": "Thay"}).status_code == 302
    with django_assert_max_num_queries(26):
        client.get(page)
    with django_assert_max_num_queries(40):
        client.get(answer.url)
    client.force_login(access.actor_named("ben.canh"))
    assert client.get(answer.url).status_code == 404


def test_programs_and_a_terminal_do_the_same(client, town, monkeypatch):
    monkeypatch.setattr(doors, "today", lambda: DAY)
    client.force_login(access.actor_named("chu.tich"))

    def send(path, body, status=200):
        answer = client.post(f"/api/bargaining/{path}", body, content_type="application/json")
        assert answer.status_code == status, answer.content
        return answer.json()

    body = {"unit": "CD001", "title": "Thỏa ước", "signed_on": "2022-07-01", "effective_on": "2022-07-01", "expires_on": "2024-06-30",
            "parties": [{"employer": "DV001", "workers": 412, "asked": 400, "in_favour": 300}],
            "clauses": [{"kind": "annual_leave", "value": 14}]}  # fmt: skip
    two = send("agreements", body)["id"]
    send("agreements", body | {"clauses": [{"kind": "vàng", "value": 1}]}, 409)
    send(f"agreements/{two}/steps", {"step": "published", "happened_on": "2022-08-01"})
    send(f"agreements/{two}/clauses", {"added": [{"kind": "shift_meal", "value": 25_000}], "since": "2023-01-01", "words": "Phụ lục"})
    send(f"agreements/{two}/extend", {"until": "2025-06-30", "decided_on": "2024-06-20", "in_favour": 300})
    assert client.get(f"/api/bargaining/agreements/{two}").json()["last"] == "2025-06-30"
    assert client.get("/api/bargaining/agreements?state=in_force").json()[0]["id"] == two
    assert client.get("/api/bargaining/under-floor").json() == []
    send(f"agreements/{two}/grades", {"year": 2024, "implementation": 15}, 403)
    send(f"agreements/{two}/end", {"how": "ended", "happened_on": "2024-06-30", "reason": "Thỏa ước mới"})

    def command(name, *words, by="can.bo"):
        out = StringIO()
        call_command(f"bargaining_{name}", *words, json=True, on=DAY, stdout=out, acting=by)
        return json.loads(out.getvalue())

    three = str(command("record_agreement", json.dumps(body))["agreement"])
    command("mark_agreement", three, '{"step": "sent", "happened_on": "2022-07-05"}')
    command("amend_clauses", three, '{"added": [{"kind": "shift_meal", "value": 9000}], "since": "2023-01-01", "words": "PL"}')
    command("extend_agreement", three, '{"until": "2025-06-30", "decided_on": "2024-06-20", "in_favour": 300}')
    assert command("grade_agreement", three, '{"year": 2024, "implementation": 15}')["total"] == 50
    command("end_agreement", three, '{"how": "ended", "happened_on": "2024-06-30", "reason": "Thay"}')
