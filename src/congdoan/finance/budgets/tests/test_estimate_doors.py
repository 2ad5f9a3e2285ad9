"""Estimates through pages, programs and commands; what the level above sees; the year against the estimate."""

import json
from copy import deepcopy
from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.urls import reverse

from congdoan.finance.assessments import services as assessments
from congdoan.finance.budgets import queries, services
from congdoan.finance.budgets.tests.builders import DAY, approved, chief, prepared, submitted
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access_queries
from congdoan.foundation.access import services as access
from congdoan.foundation.reference.services import AlreadyInstalled
from congdoan.people.organisations.tests.builders import federations, organisation, person

pytestmark = pytest.mark.django_db

YEAR = 2024


@pytest.fixture(scope="module")
def built_cast(built_once):
    """A district with three unions, the first of which collected dues two years long."""
    _, province, district = federations(built_once)
    unions = [organisation(built_once, "grassroots_union", code, parent=district) for code in ("CD001", "CD002", "CD003")]
    rows = [assessments.DuesRow(unions[0], year * 100 + month, 48, 2_642_200) for year in (2023, 2024) for month in range(1, 13)]
    assessments.report_dues(by=built_once, rows=rows, on=DAY)
    people = {
        "treasurer": person(built_once, "treasurer", role="union_treasurer", branch=unions[0]),
        "chair": person(built_once, "chair", role="union_chair", branch=unions[0]),
        "upper": chief(built_once, district, name="upper"),
    }
    return {"by": built_once, "province": province, "district": district, "unions": unions, **people}


@pytest.fixture
def cast(entered, built_cast):
    return deepcopy(built_cast)


@pytest.fixture
def enter(client, cast):
    def as_(name):
        client.force_login(access_queries.actor_named(name))
        return client

    return as_


def again(cast):
    """Act as before: a page leaves the transaction as whoever came."""
    access.enter(cast["by"], on=DAY)


def address(name, code="CD001", year=YEAR):
    return reverse(f"budgets:{name}", args=[code, year])


def words(answer):
    return answer.content.decode()


def typed(answer, **changed):
    """Return a form as the browser would send it back, with some inputs changed."""
    form = answer.context["form"]
    told = {name: form[name].value() or "" for name in form.fields}
    return told | {"mark": answer.context.get("mark", "")} | changed


def test_from_the_proposed_figures_to_the_approval_by_pages(enter, cast):
    treasurer = enter("treasurer")
    draft = treasurer.get(address("prepare_estimate"))
    assert "2.642.200" in words(draft) or "31.706.400" in words(draft)
    told = typed(draft, **{"f.visits.visits": "9.000.000", "n.visits.visits": "20 lượt"})
    assert treasurer.post(address("prepare_estimate"), told | {"f.dues.dues": "1,5"}).status_code == 422
    assert treasurer.post(address("prepare_estimate"), told | {"recount": "1", "b.members": "60", "r.members": "thêm"}).status_code == 200
    assert treasurer.post(address("prepare_estimate"), told).status_code == 302
    assert treasurer.get(address("submit_estimate")).status_code == 403

    chair = enter("chair")
    seen = chair.get(address("submit_estimate"))
    assert "Tổng thu" in words(seen)
    assert chair.post(address("submit_estimate"), {"mark": "khác"}).status_code == 422
    assert chair.post(address("submit_estimate"), {"mark": seen.context["sheet"].mark}).status_code == 302
    assert chair.get(address("approve_estimate")).status_code == 403
    assert "chờ cấp trên duyệt" in words(chair.get(address("estimate")))

    upper = enter("upper")
    seen = upper.get(address("approve_estimate"))
    given = {
        "mark": seen.context["sheet"].mark,
        "document": "15/QĐ-LĐLĐ",
        "f.visits.visits": "8.000.000",
        "n.visits.visits": "theo quy chế",
    }
    assert upper.post(address("approve_estimate"), given | {"document": ""}).status_code == 422
    assert upper.post(address("approve_estimate"), given).url == address("estimate_chain", "LDLD-DMC")
    shown = words(upper.get(address("estimate")))
    assert "theo quy chế" in shown
    assert "8.000.000" in shown
    assert "Thân mẫu B14" in shown


def test_a_return_by_page_shows_its_remarks_and_the_next_round(enter, cast):
    submitted(cast["by"], cast["unions"][0])
    upper = enter("upper")
    seen = upper.get(address("return_estimate"))

    assert upper.post(address("return_estimate"), {"mark": seen.context["sheet"].mark}).status_code == 422
    told = {"mark": seen.context["sheet"].mark, "words": "Giảm chi khác", "n.other_spending.other_spending": "quá cao"}
    assert upper.post(address("return_estimate"), told).status_code == 302

    treasurer = enter("treasurer")
    shown = treasurer.get(address("estimate"))
    assert "quá cao" in words(shown)
    draft = treasurer.get(address("prepare_estimate"))
    assert treasurer.post(address("prepare_estimate"), typed(draft)).status_code == 302
    assert "nộp lần 2" in words(treasurer.get(address("estimate")))
    assert "quá cao" in words(treasurer.get(address("estimate") + "?ban=0&lan=1"))
    assert treasurer.get(address("estimate") + "?ban=7").status_code == 404


def test_two_at_once_the_second_is_told(enter, cast):
    treasurer = enter("treasurer")
    draft = treasurer.get(address("prepare_estimate"))
    again(cast)
    prepared(cast["by"], cast["unions"][0])

    answer = treasurer.post(address("prepare_estimate"), typed(draft))

    assert answer.status_code == 422
    assert "Người khác vừa sửa" in words(answer)


def test_the_level_above_sees_who_has_sent_and_what_the_branch_comes_to(enter, cast, django_assert_max_num_queries):
    by, (first, second, _) = cast["by"], cast["unions"]
    services.set_deadline(
        by=by, unit_id=cast["district"], kind="budget", sender="grassroots", from_year=2024, month=11, day=15, document="9/KH", on=DAY
    )
    approved(by, cast["upper"], first)
    submitted(by, second)
    found = queries.chain(cast["district"], YEAR, on=DAY)

    assert [(row.code, row.state, row.is_late) for row in found.rows] == [
        ("CD001", "approved", False), ("CD002", "submitted", False), ("CD003", "missing", True),
    ]  # fmt: skip
    assert found.rows[0].due.day == date(2023, 11, 15)
    assert (found.total["spending_total"], found.own["spending_total"]) == (70_000_000, 0)
    assert queries.chain(cast["province"], YEAR, on=DAY).total == found.total
    assert queries.deadline(cast["province"], 2025).day == date(2024, 10, 30)  # before 31 October, by the law itself
    client = enter("upper")
    with django_assert_max_num_queries(40):
        page = client.get(address("estimate_chain", "LDLD-DMC"))
    assert "Đơn vị CD003: LĐLĐ" in words(page) or "Kính gửi Đơn vị CD003" in words(page)
    assert "CD002" not in words(client.get(address("estimate_chain", "LDLD-DMC"), {"tt": "late"}))


def test_the_year_against_the_estimate(enter, cast, django_assert_max_num_queries):
    approved(cast["by"], cast["upper"], cast["unions"][0], changed={("paid_up", "paid_up"): 1})
    found = queries.execution("CD001", YEAR, until=202406)
    rows = {row.cell.line_id: row for row in found.rows}

    assert (rows["dues"].estimate, rows["dues"].actual) == (30_000_000, 6 * 2_642_200)
    assert (rows["dues"].forecast.amount, rows["dues"].forecast.method) == (12 * 2_642_200, "profile")
    assert rows["visits"].left == 9_000_000
    assert found.over == ()
    branch = queries.execution("LDLD-DMC", YEAR, until=202406)
    assert branch.units == (1, 3)
    assert {row.cell.line_id: row.estimate for row in branch.rows}["dues"] == 30_000_000
    client = enter("upper")
    with django_assert_max_num_queries(52):
        page = client.get(address("execution"), {"ngay": "2024-07-15"})
    assert "hết tháng 06/2024" in words(page)
    why = reverse("budgets:evidence", args=["CD001", YEAR, "dues"]) + "?mau=form.b14.2006"
    assert why in words(page)
    assert "15.853.200" in words(client.get(why, follow=True))  # the day asked about goes from page to page
    assert client.get(why.replace("form.b14.2006", "khong"), follow=True).status_code == 404
    assert client.get(why.replace("/dues", "/II"), follow=True).status_code == 404


def test_landing_and_search(enter, cast):
    assert enter("treasurer").get(reverse("budgets:estimates")).url == address("estimate")
    client = enter("upper")
    assert client.get(reverse("budgets:estimates"), {"nam": "2025"}).url == address("estimate_chain", "LDLD-DMC", 2025)
    assert "CD001" in words(client.get(reverse("budgets:estimates"), {"q": "don vi"}))
    assert "Không có đơn vị nào khớp" in words(client.get(reverse("budgets:estimates"), {"q": "khong co"}))
    assert "Lập dự toán" in words(client.get(address("estimate", year=2031)))


def test_a_deadline_is_set_once_for_a_year(enter, cast):
    given = {
        "unit": "LDLD-DMC",
        "kind": "budget",
        "sender": "grassroots",
        "day": "15",
        "month": "11",
        "from_year": "2024",
        "document": "9/KH",
    }
    client = enter("upper")
    assert client.post(reverse("budgets:set_deadline"), given | {"day": "31"}).status_code == 422
    assert client.post(reverse("budgets:set_deadline"), given).status_code == 302
    again(cast)
    facts = {"by": cast["by"], "unit_id": cast["district"], "kind": "budget", "sender": "grassroots", "month": 11, "day": 10, "on": DAY}
    with pytest.raises(AlreadyInstalled):
        services.set_deadline(**facts, from_year=2024, document="10/KH")
    services.set_deadline(**facts, from_year=2025, document="10/KH")
    assert queries.deadline(cast["unions"][0], 2025).day == date(2024, 11, 10)
    assert queries.deadline(cast["unions"][0], 2024).day == date(2023, 11, 15)
    for changed, refusal in (
        ({"kind": "tax"}, services.DeadlineUnknown), ({"month": 2, "day": 30}, services.DeadlineDayWrong),
        ({"document": " "}, services.DeadlineDocumentMissing),
    ):  # fmt: skip
        with pytest.raises(refusal):
            services.set_deadline(**(facts | {"from_year": 2026, "document": "x"} | changed))


def test_a_year_without_a_form_and_a_unit_without_anybody_above(cast):
    with pytest.raises(queries.NoFormOfYear):
        queries.estimate_form(2000)
    top = queries.unit_of("TLD").id
    sheet = prepared(cast["by"], top)
    with pytest.raises(services.NobodyAbove):
        services.submit_estimate(by=cast["by"], unit_id=top, year=YEAR, mark=sheet.mark, on=DAY)


def test_programs_and_commands_do_the_same(enter, cast):
    client = enter("treasurer")
    body = {"figures": [{"line_id": "dues", "category": "dues", "amount": 30_000_000}], "bases": []}
    path = "/api/budgets/estimates/CD001/2024"
    assert client.put(path, body, content_type="application/json").status_code == 200
    told = client.get(path).json()
    assert (told["state"], told["lines"][0]["proposed"], told["needs_check"]) == ("draft", 12 * 2_642_200, True)
    sent = {"mark": told["mark"], "overrides": {"ceiling.dues.visits.2022": "Năm đầu chưa chi"}}
    assert client.post(f"{path}/submission", sent, content_type="application/json").status_code == 403
    assert enter("chair").post(f"{path}/submission", sent, content_type="application/json").status_code == 200
    client = enter("upper")
    assert client.post(f"{path}/return", {"mark": told["mark"], "words": "sửa"}, content_type="application/json").status_code == 200
    assert client.post(f"{path}/approval", {"mark": told["mark"], "document": "x"}, content_type="application/json").status_code == 409
    assert client.get(f"{path}/execution", {"until": 202406}).json()["rows"][1]["actual"] == 6 * 2_642_200
    assert client.get("/api/budgets/estimates/LDLD-DMC/2024/below").json()["rows"][0]["state"] == "returned"

    call_command(
        "budgets_prepare_estimate", "CD002", "2024", "dues:dues=10.000.000", "visits:visits=3.000.000", json=True, stdout=StringIO()
    )
    call_command("budgets_submit_estimate", "CD002", "2024", json=True, stdout=StringIO())
    said = StringIO()
    options = {"acting": "upper", "json": True, "stdout": said, "on": doors.today().isoformat()}
    call_command("budgets_approve_estimate", "CD002", "2024", "visits:visits=2.900.000", "--document=15/QĐ", **options)
    call_command("budgets_set_deadline", "LDLD-DMC", "settlement", "grassroots", "2024", "15", "2", "--document=9/KH", **options)
    assert json.loads(said.getvalue().splitlines()[0])["kind"] == "approved"
    call_command("budgets_prepare_estimate", "CD003", "2024", json=True, stdout=StringIO())
    call_command("budgets_prepare_estimate", "CD003", "2024", "dues:dues=1", "--basis=members=9:mới", json=True, stdout=StringIO())
    call_command("budgets_submit_estimate", "CD003", "2024", "--because=ceiling.dues.visits.2022=năm đầu", json=True, stdout=StringIO())
    call_command("budgets_return_estimate", "CD003", "2024", "--words=sửa", "--remark=dues:dues=ít quá", **options)
    again(cast)
    assert queries.estimate(cast["unions"][2], 2024).steps[-1].remarks == {("dues", "dues"): (None, "ít quá")}
    for wrong in (["dues:dues=1,5"], ["=5"]):
        with pytest.raises(CommandError):
            call_command("budgets_prepare_estimate", "CD002", "2024", *wrong)
