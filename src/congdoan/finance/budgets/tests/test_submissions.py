"""A settlement goes up, comes back, is approved: states, rights, promises, pages, programs."""

import json
from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import DatabaseError, IntegrityError, ProgrammingError, connection, transaction
from django.urls import reverse

from congdoan.finance.assessments import services as assessments
from congdoan.finance.budgets import queries, services
from congdoan.finance.ledger import services as ledger
from congdoan.finance.ledger.rules import AccountKey, LineDraft
from congdoan.foundation.access import queries as access_queries
from congdoan.foundation.access import services as access
from congdoan.people.organisations.tests.builders import federations, organisation, person

pytestmark = pytest.mark.django_db
ON, YEAR, FORM = date(2025, 1, 20), 2024, "form.b07.hd47.b"


@pytest.fixture
def cast(entered, monkeypatch):
    """A district with two unions that collected dues in 2024; the chairs send, the chief accountant of the district answers."""
    monkeypatch.setattr("congdoan.foundation.access.doors.today", lambda: ON)
    _, _, district = federations(entered)
    unions = [organisation(entered, "grassroots_union", code, parent=district) for code in ("CD001", "CD002")]
    rows = [assessments.DuesRow(unions[0], 202401, 48, 2_642_200), assessments.DuesRow(unions[1], 202403, 10, 1_000_001)]
    assessments.report_dues(by=entered, rows=rows, on=date(2024, 6, 30))
    services.select_form(by=entered, unit_id=district, form_id=FORM, from_year=YEAR, document="12/QĐ-LĐLĐ", on=ON)
    people = {
        "chair": person(entered, "chu.tich", role="union_chair", branch=unions[0]),
        "other": person(entered, "chu.tich.hai", role="union_chair", branch=unions[1]),
        "chief": person(entered, "ke.toan.truong", role="chief_accountant", branch=district),
        "accountant": person(entered, "ke.toan", role="federation_accountant", branch=district),
    }
    return {"console": entered, "district": district, "unions": unions, **people}


def acting(cast, who):
    access.enter(cast[who], on=ON)
    return cast[who]


VISITS = "ceiling.dues.visits.2022"
WHY = {VISITS: "Không có đoàn viên ốm đau"}  # the union spends nothing on visits, of which the law asks 40 % of its dues


def send(cast, who="chair", code="CD001", **facts):
    return services.submit_settlement(by=acting(cast, who), code=code, year=YEAR, on=ON, **{"overrides": WHY, **facts})


def change_books(cast, amount=70_000):
    """Spend something of the year after it was sent."""
    by = acting(cast, "console")
    spent, cash = AccountKey("tt107", "611", "visits"), AccountKey("tt107", "1111")
    ids = ledger.accounts({spent, cash})
    ledger.post_entry(
        by=by, unit_id=cast["unions"][0], accounting_date=date(2024, 12, 30), event="test/spend", description="Thăm hỏi",
        source=f"test/{amount}", lines=[LineDraft(ids[spent], amount), LineDraft(ids[cash], -amount)], on=ON,
    )  # fmt: skip


def test_it_goes_up_comes_back_goes_up_again_and_is_approved(cast):
    first = send(cast, note="Kính gửi")
    by = acting(cast, "chief")
    services.return_settlement(
        by=by, submission_id=first, words="Thiếu chi thăm hỏi", remarks=[queries.Remark("s1", None, "xem lại")], on=ON
    )
    change_books(cast)
    last = queries.sent(first)
    sheet = queries.settlement("CD001", YEAR)
    assert {one.line_id: one.difference for one in queries.since_sent(sheet, last) if one.is_changed} == {
        "spending_total": 70_000,
        "s1": 70_000,
        "closing": -70_000,
    }

    second = send(cast)
    services.approve_settlement(
        by=acting(cast, "chief"), submission_id=second, document="15/QĐ-LĐLĐ", on=ON,
        remarks=[queries.Remark("s1", 60_000, "Loại 10.000 không chứng từ")],
    )  # fmt: skip

    approved = queries.approved_settlements(cast["unions"], YEAR)[cast["unions"][0]]
    assert (approved.number, approved.state, approved.approved("s1"), approved.approved("dues")) == (2, "approved", 60_000, 2_642_200)
    assert [one.state for one in queries.history_of(cast["unions"][0], YEAR)] == ["approved", "returned"]
    assert [one.state for one in queries.states_below(cast["district"], YEAR, on=ON)] == ["approved", "none"]


def test_what_cannot_be_sent_is_refused(cast):
    with pytest.raises(services.YearNotOver):
        services.submit_settlement(by=acting(cast, "chair"), code="CD001", year=2025, on=ON)
    sent = send(cast)
    with pytest.raises(access.NotAllowed):
        services.approve_settlement(by=cast["chair"], submission_id=sent, on=ON)
    with pytest.raises(services.SettlementWaits):
        send(cast)
    with pytest.raises(services.SettlementChanged):
        send(cast, "other", "CD002", mark="0" * 64)
    with pytest.raises(services.NoUpperLevel):
        services.submit_settlement(by=acting(cast, "console"), code="TLD", year=YEAR, on=ON)


def test_books_that_do_not_hold_need_an_explanation(cast):
    by = acting(cast, "console")
    odd, cash = AccountKey("tt107", "1388", "suspense"), AccountKey("tt107", "1111")
    ids = ledger.accounts({odd, cash})
    ledger.post_entry(
        by=by, unit_id=cast["unions"][0], accounting_date=date(2024, 12, 30), event="test/odd", description="Thiếu quỹ chờ xử lý",
        source="test/odd", lines=[LineDraft(ids[odd], 900), LineDraft(ids[cash], -900)], on=ON,
    )  # fmt: skip

    with pytest.raises(services.SettlementDoesNotHold, match="lệch tiền và tạm ứng 900"):
        send(cast)
    assert "Giải trình: quỹ thiếu" in queries.sent(send(cast, explanation="quỹ thiếu 900")).note


def test_answers_are_given_once_by_somebody_else_with_words(cast):
    sent = send(cast)
    with pytest.raises(services.AnswerSaysNothing):
        services.return_settlement(by=acting(cast, "chief"), submission_id=sent, words=" ", on=ON)
    with pytest.raises(services.AnswerSaysNothing):
        services.approve_settlement(by=cast["chief"], submission_id=sent, on=ON, remarks=[queries.Remark("s1", 5, "")])
    with pytest.raises(services.UnknownLine):
        services.approve_settlement(by=cast["chief"], submission_id=sent, on=ON, remarks=[queries.Remark("nope", 5, "x")])
    with pytest.raises(services.UnknownSubmission):
        services.approve_settlement(by=cast["chief"], submission_id=10**9, on=ON)
    services.approve_settlement(by=cast["chief"], submission_id=sent, on=ON)
    with pytest.raises(services.AlreadyAnswered):
        services.return_settlement(by=cast["chief"], submission_id=sent, words="x", on=ON)
    with pytest.raises(services.ReplacementNeedsReason):
        send(cast)
    again = send(cast, reason="Bổ sung chứng từ")
    services.withdraw_settlement(by=cast["chair"], submission_id=again, reason="nhầm", on=ON)

    own = services.submit_settlement(by=acting(cast, "chief"), code="LDLD-DMC", year=YEAR, on=ON)
    assert queries.sent(own).missing == 1
    with pytest.raises((services.OwnSettlement, access.NotAllowed)):
        services.approve_settlement(by=cast["chief"], submission_id=own, on=ON)
    mine = send(cast, "console", "CD002")
    with pytest.raises(services.OwnSettlement):
        services.approve_settlement(by=cast["console"], submission_id=mine, on=ON)


INSERT = """
INSERT INTO budgets_submissionanswer (submission_id, unit_id, kind, words, document, sha256, answered_by, answered_on)
SELECT id, unit_id, %s, 'x', '', {seal}, 0, '2025-01-20' FROM budgets_submission WHERE id = %s
"""


@pytest.mark.parametrize(
    ("who", "sql"),
    [
        ("chair", INSERT.format(seal="sha256")),  # who sent it approves it
        ("chief", INSERT.format(seal="repeat('0', 64)")),  # not what was sent
        ("other", INSERT.format(seal="sha256")),  # a neighbour
        ("chief", "UPDATE budgets_submission SET content = '{{}}' WHERE %s <> '' AND id = %s"),
        ("chief", "DELETE FROM budgets_submission WHERE %s <> '' AND id = %s"),
    ],
)
def test_postgresql_keeps_the_promises_too(cast, who, sql):
    sent = send(cast)
    acting(cast, who)
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql.replace("{{}}", "{}"), ["approved", sent])
            assert not cursor.rowcount  # a neighbour does not even see it
    except IntegrityError:
        pass
    except ProgrammingError as refusal:
        assert "permission denied" in str(refusal)  # noqa: PT017  either guard may speak first
    access.enter(cast["console"], on=ON)
    assert queries.sent(sent).state == "waiting"


def test_a_second_one_at_once_is_refused_by_postgresql(cast):
    sent = send(cast)
    copy = """
    INSERT INTO budgets_submission
      (unit_id, upper_id, year, number, form, content, sha256, note, reason, missing, submitted_by, submitted_on)
    SELECT unit_id, upper_id, year, number + 1, form, content, sha256, '', '', 0, 0, submitted_on FROM budgets_submission WHERE id = %s
    """
    with pytest.raises(DatabaseError, match="waits for its answer"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(copy, [sent])


def test_checks_hold_figures_against_their_sources(cast):
    states = {check.key: check.state for check in queries.crosschecks(queries.settlement("CD001", YEAR))}

    assert states == {
        "closing": "holds", "money": "holds", "opening": "unknown", "bank": "unknown", "payable_up": "holds", "dues": "holds",
        "upper_dues": "holds",
    }  # fmt: skip
    acting(cast, "chair")  # who does not reach the books above is told nothing of them, and nothing wrong
    seen = {check.key: check.state for check in queries.crosschecks(queries.settlement("CD001", YEAR))}
    assert seen["upper_dues"] == "unknown"
    acting(cast, "console")
    above = {check.key: check.state for check in queries.crosschecks(queries.settlement("LDLD-DMC", YEAR))}
    assert above == {
        "closing": "holds", "money": "holds", "sum": "holds", "sum_money": "holds", "approved": "unknown", "double_entry": "holds",
        "pairs": "holds",
    }  # fmt: skip


@pytest.fixture
def sign_in(client, cast):
    def as_(name):
        client.force_login(access_queries.actor_named(name))
        return client

    return as_


def test_the_pages_send_and_answer(cast, sign_in):
    client = sign_in("chu.tich")
    preview = client.get(reverse("budgets:preview_submission", args=["CD001", YEAR])).content.decode()
    mark = services.mark_of(queries.settlement("CD001", YEAR))
    assert mark in preview
    assert f'name="vuot.{VISITS}"' in preview
    given = {"token": mark, f"vuot.{VISITS}": WHY[VISITS]}
    assert client.post(reverse("budgets:submit_settlement", args=["CD001", YEAR]), given).status_code == 302
    (one,) = queries.history_of(cast["unions"][0], YEAR)

    page = reverse("budgets:submission", args=[one.id])
    assert "Rút bản đã gửi" in client.get(page).content.decode()
    client = sign_in("ke.toan.truong")
    assert "Số duyệt nếu khác" in client.get(page).content.decode()
    refused = client.post(reverse("budgets:return_settlement", args=[one.id]), {"words": ""})
    assert (refused.status_code, "Ghi lý do" in refused.content.decode()) == (422, True)
    wrong = client.post(reverse("budgets:approve_settlement", args=[one.id]), {"so_s1": "1,5"})
    assert (wrong.status_code, "không có phần lẻ" in wrong.content.decode()) == (422, True)
    given = {"so_dues": "2.642.100", "loi_dues": "Trừ 100 đồng", "document": "15/QĐ-LĐLĐ"}
    assert client.post(reverse("budgets:approve_settlement", args=[one.id]), given).status_code == 302
    shown = client.get(page).content.decode()
    assert "2.642.100" in shown
    assert "Trừ 100 đồng" in shown
    for name in ("crosschecks", "consolidated_balance", "submissions"):
        assert client.get(reverse(f"budgets:{name}", args=["LDLD-DMC", YEAR])).status_code == 200


def test_lists_ask_a_bounded_number_of_questions(cast, sign_in, django_assert_max_num_queries):
    client = sign_in("ke.toan.truong")
    for name, most in (("submissions", 22), ("crosschecks", 45), ("consolidated_balance", 20)):
        with django_assert_max_num_queries(most):
            client.get(reverse(f"budgets:{name}", args=["LDLD-DMC", YEAR]))


def test_programs_and_commands_send_and_answer(cast, sign_in):
    client = sign_in("chu.tich")
    path = f"/api/budgets/settlements/CD001/{YEAR}/submissions"
    sent = client.post(path, json.dumps({"overrides": WHY}), content_type="application/json").json()["id"]
    assert client.get(path).json()[0]["state"] == "waiting"
    body = json.dumps({"words": "Thiếu", "remarks": [{"line_id": "s1", "words": "xem lại"}]})
    client = sign_in("ke.toan.truong")
    assert client.post(f"/api/budgets/submissions/{sent}/return", body, content_type="application/json").status_code == 204

    out = StringIO()
    because = [f"{VISITS}={WHY[VISITS]}"]
    call_command("budgets_submit_settlement", "CD001", str(YEAR), because=because, json=True, stdout=out, **{"as": "chu.tich", "on": ON})
    again = json.loads(out.getvalue())["id"]
    call_command(
        "budgets_approve_settlement", str(again), line=["dues=2642100=Trừ 100 đồng"], json=True, stdout=StringIO(),
        **{"as": "ke.toan.truong", "on": ON},
    )  # fmt: skip
    acting(cast, "console")
    assert queries.sent(again).approved("dues") == 2_642_100


def test_what_was_approved_stands_on_the_form_and_its_files(cast, sign_in):
    sent = send(cast)
    services.approve_settlement(
        by=acting(cast, "chief"), submission_id=sent, on=ON, remarks=[queries.Remark("dues", 2_642_100, "Trừ 100 đồng")]
    )
    sheet = queries.settlement("CD001", YEAR)
    assert [(one.value, cell.value) for one, cell in zip(queries.approved_cells(sheet), sheet.cells, strict=True) if one != cell] == [
        (2_642_100, 2_642_200)
    ]
    assert "2.642.100" in sign_in("chu.tich").get(reverse("budgets:settlement", args=["CD001", YEAR])).content.decode()


PUBLISH = """
INSERT INTO budgets_publication
  (unit_id, code, name, search_key, year, kind, document, document_on, content, sha256, published_by, published_on)
VALUES (%s, 'CD001', 'x', '', 2024, 'settlement', 'x', '2025-01-20', '{}', encode(sha256('{}'), 'hex'), %s, '2025-01-20')
"""


def test_an_approved_settlement_is_made_public_and_taken_back(cast, sign_in, client):
    paper = {"document": "03/QĐ-CĐCS", "document_on": ON}
    unit = cast["unions"][0]
    with pytest.raises(services.NothingToPublish):
        services.publish_settlement(by=acting(cast, "chair"), unit_id=unit, year=YEAR, on=ON, **paper)
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(PUBLISH, [unit, cast["chair"]])
    sent = send(cast)
    services.approve_settlement(by=acting(cast, "chief"), submission_id=sent, on=ON, document="15/QĐ-LĐLĐ")
    client = sign_in("chu.tich")
    page = reverse("budgets:publish_settlement", args=["CD001", YEAR])
    assert "2.642.200" in client.get(page).content.decode()
    here = reverse("budgets:submissions", args=["CD001", YEAR])
    assert page in client.get(here).content.decode()
    assert client.post(page, {"document": "03/QĐ-CĐCS", "document_on": "20/01/2025"}).status_code == 302
    assert page not in client.get(here).content.decode()  # nothing more to publish
    with pytest.raises(services.AlreadyPublished):
        services.publish_settlement(by=acting(cast, "chair"), unit_id=unit, year=YEAR, on=ON, **paper)
    client.logout()
    read = client.get(f"/cong-khai/CD001/{YEAR}/quyet-toan/").content.decode()
    assert "2.642.200" in read
    assert "15/QĐ-LĐLĐ" in read
    gone = reverse("budgets:withdraw_publication", args=["CD001", YEAR]) + "?loai=quyet-toan"
    assert sign_in("chu.tich").post(gone, {"reason": "Sai số văn bản"}).status_code == 302
    assert queries.publication("CD001", YEAR, "settlement") is None
