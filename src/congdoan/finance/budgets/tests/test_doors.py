"""Settlements through pages, programs and commands: rights, statements, refusals, files."""

import json
from copy import deepcopy
from datetime import date, datetime
from fractions import Fraction
from io import BytesIO, StringIO
from zoneinfo import ZoneInfo

import openpyxl
import pytest
from django.core.management import call_command
from django.urls import reverse

from congdoan.finance.assessments import services as assessments
from congdoan.finance.budgets import queries, services
from congdoan.finance.collection import services as collection
from congdoan.foundation.access import queries as access_queries
from congdoan.foundation.access import services as access
from congdoan.foundation.reference.services import AlreadyInstalled
from congdoan.people.organisations.tests.builders import federations, organisation

pytestmark = pytest.mark.django_db

ON = date(2024, 6, 30)
NOW = datetime(2025, 1, 15, 9, 30, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
FORM = "form.b07.hd47.b"


@pytest.fixture(scope="module")
def built_cast(built_once):
    """A district with two unions that collected dues in 2024; no form is selected yet."""
    _, _, district = federations(built_once)
    unions = [organisation(built_once, "grassroots_union", code, parent=district) for code in ("CD001", "CD002")]
    rows = [assessments.DuesRow(unions[0], 202401, 48, 2_642_200), assessments.DuesRow(unions[1], 202403, 10, 1_000_001)]
    assessments.report_dues(by=built_once, rows=rows, on=ON)
    return {"by": built_once, "district": district, "unions": unions}


@pytest.fixture
def cast(entered, built_cast):
    return deepcopy(built_cast)


@pytest.fixture
def selected(cast):
    services.select_form(by=cast["by"], unit_id=cast["district"], form_id=FORM, from_year=2024, document="12/QĐ-LĐLĐ", on=ON)
    return cast


@pytest.fixture
def sign_in(client, cast):
    def enter(role="chief_accountant", branch=None):
        access.enter(cast["by"], on=ON)
        at, name = branch or cast["district"], f"{role}{branch or ''}"
        actor = access.create_actor(by=cast["by"], username=name, full_name="Kế Toán", password="mat-khau-rat-dai-1", on=ON)
        access.grant(by=cast["by"], actor_id=actor, role=role, branch_id=at, from_day=date(2020, 1, 1), on=ON)
        client.force_login(access_queries.actor_named(name))
        return client

    return enter


def page(code="CD001", year=2024):
    return reverse("budgets:settlement", args=[code, year])


def words(answer):
    return answer.content.decode()


def test_without_a_selected_form_the_page_says_what_to_do(sign_in):
    answer = sign_in().get(page())

    assert answer.status_code == 200
    assert "kế toán trưởng phải chọn mẫu" in words(answer)
    assert reverse("budgets:select_form") in words(answer)


def test_the_chief_accountant_selects_the_form_and_the_settlement_is_there(sign_in):
    client = sign_in()
    given = {"unit": "LDLD-DMC", "form_id": FORM, "from_year": "2024", "document": "12/QĐ-LĐLĐ ngày 05/01/2024"}

    assert client.post(reverse("budgets:select_form"), given).status_code == 302
    shown = words(client.get(page()))

    assert "2.642.200" in shown
    assert "chưa đối chiếu" in shown


def test_the_form_selected_later_ends_the_one_before_and_never_the_same_year_twice(selected):
    services.select_form(by=selected["by"], unit_id=selected["district"], form_id="form.b07.hd47.a", from_year=2025, document="x", on=ON)

    assert queries.selected_form(selected["unions"][0], year=2024) == FORM
    assert queries.selected_form(selected["unions"][0], year=2025) == "form.b07.hd47.a"
    with pytest.raises(AlreadyInstalled):
        services.select_form(by=selected["by"], unit_id=selected["district"], form_id=FORM, from_year=2025, document="x", on=ON)


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"form_id": "form.b14.hd47"}, queries.NoSuchForm),
        ({"form_id": "form.b07.none"}, queries.NoSuchForm),
        ({"document": "  "}, services.DocumentMissing),
        ({"from_year": 99999}, services.YearOutOfRange),
    ],
)
def test_a_selection_that_cannot_stand_is_refused(cast, changed, refusal):
    given = {"unit_id": cast["district"], "form_id": FORM, "from_year": 2024, "document": "12/QĐ"} | changed

    with pytest.raises(refusal):
        services.select_form(by=cast["by"], on=ON, **given)


def test_the_district_is_the_sum_of_its_unions_with_a_row_for_each(sign_in, selected):
    answer = sign_in().get(page("LDLD-DMC"))

    assert [(row["code"], row["income"], row["unexplained"]) for row in answer.context["rows"]] == [
        ("CD001", 2_642_200, 0),
        ("CD002", 1_000_001, 0),
    ]
    assert answer.context["sheet"].value("dues") == 3_642_201
    assert reverse("budgets:settlement", args=["CD002", 2024]) in words(answer)


def test_every_figure_of_the_page_opens_its_evidence(sign_in, selected):
    client = sign_in()

    for code in ("CD001", "LDLD-DMC"):
        for row in client.get(page(code)).context["cells"]:
            for headers in ({}, {"HX-Request": "true"}):
                answer = client.get(row["why"], headers=headers)
                assert answer.status_code == 200
                assert 'class="amt"' in words(answer)


def test_the_evidence_of_dues_leads_to_the_entries(sign_in, selected):
    answer = sign_in().get(reverse("budgets:evidence", args=["CD001", 2024, "dues"]))

    assert "1.849.540 + 792.660 = <b>2.642.200</b>" in words(answer)
    assert [one["amount"] for one in answer.context["page"]["lines"]] == [1_849_540, 792_660]
    assert "31/01/2024" in words(answer)


def test_a_past_day_counts_the_whole_months_before_it(sign_in, selected):
    shown = sign_in().get(page("LDLD-DMC"), {"ngay": "2024-03-15"})

    assert shown.context["sheet"].value("dues") == 2_642_200
    assert "Số liệu đến hết tháng 02/2024" in words(shown)


def test_the_landing_leads_to_ones_own_unit_and_newest_year(sign_in, selected):
    answer = sign_in("union_treasurer", branch=selected["unions"][1]).get(reverse("budgets:settlements"))

    assert answer.url == page("CD002")


def test_units_are_found_by_words_and_by_code(sign_in, selected):
    client = sign_in()

    assert client.get(reverse("budgets:settlements"), {"q": "cd002", "nam": "2024"}).url == page("CD002")
    assert "CD001" in words(client.get(reverse("budgets:settlements"), {"q": "don vi"}))
    assert "Không có đơn vị nào khớp" in words(client.get(reverse("budgets:settlements"), {"q": "khong co"}))


def test_an_inspector_reads_and_takes_and_changes_nothing(sign_in, selected):
    client = sign_in("inspector")

    assert client.get(page()).status_code == 200
    assert client.get(reverse("budgets:export", args=["CD001", 2024, "pdf"])).status_code == 403
    for name in ("select_form", "split_table"):
        assert client.get(reverse(f"budgets:{name}")).status_code == 403
        assert client.post(reverse(f"budgets:{name}"), {}).status_code == 403
    for path in ("form-selections", "split-tables"):
        given = {"unit": "LDLD-DMC", "form": FORM, "from_year": 2026, "document": "x", "ratios": {"central": "1"}}
        assert client.post(f"/api/budgets/{path}", given, content_type="application/json").status_code == 403


def test_a_neighbour_sees_nothing_and_the_district_only_by_right(sign_in, selected):
    client = sign_in("union_treasurer", branch=selected["unions"][0])

    assert client.get(page("CD001")).status_code == 200
    for code, status in (("CD002", 404), ("LDLD-DMC", 403), ("KHONG", 404)):
        for name, more in (("settlement", []), ("export", ["xlsx"]), ("evidence", ["dues"])):
            assert client.get(reverse(f"budgets:{name}", args=[code, 2024, *more])).status_code in {status, 404}
        assert client.get(f"/api/budgets/settlements/{code}/2024").status_code in {status, 404}


def test_addresses_that_name_nothing_are_not_found(sign_in, selected):
    client = sign_in()

    assert client.get(page("CD001", 1)).status_code == 404
    assert client.get(reverse("budgets:evidence", args=["CD001", 2024, "khong"])).status_code == 404
    assert client.get(reverse("budgets:export", args=["CD001", 2024, "exe"])).status_code == 404
    assert client.get(reverse("budgets:evidence", args=["CD001", 2024, "dues"]), {"dong": "9.9.9.9", "sau": "x"}).status_code == 200


def test_the_number_of_statements_is_fixed(sign_in, selected, django_assert_max_num_queries):
    client = sign_in()

    with django_assert_max_num_queries(34):
        client.get(page())
    with django_assert_max_num_queries(44):
        client.get(page("LDLD-DMC"))
    with django_assert_max_num_queries(34):
        client.get(reverse("budgets:evidence", args=["CD001", 2024, "dues"]), headers={"HX-Request": "true"})


def test_files_hold_the_figures_of_the_page_and_taking_them_is_on_record(selected):
    pdf = services.export(by=selected["by"], code="CD001", year=2024, kind="pdf", made_at=NOW, on=ON)
    again = services.export(by=selected["by"], code="CD001", year=2024, kind="pdf", made_at=NOW, on=ON)
    book = openpyxl.load_workbook(
        BytesIO(services.export(by=selected["by"], code="LDLD-DMC", year=2024, kind="xlsx", made_at=NOW, on=ON).content)
    )

    assert pdf.content.startswith(b"%PDF-")
    assert pdf.content == again.content
    assert pdf.name == "quyet-toan-CD001-2024.pdf"
    assert book.sheetnames == ["B07", "Từng đơn vị", "So sánh", "Kiểm tra chéo", "Hợp nhất", "Lệch từng cặp", "Nguồn"]


def test_a_file_of_another_kind_is_refused(selected):
    with pytest.raises(services.NoSuchFormat):
        services.export(by=selected["by"], code="CD001", year=2024, kind="exe", made_at=NOW, on=ON)


def test_the_api_gives_the_figures_of_the_page(sign_in, selected):
    client = sign_in()

    told = client.get("/api/budgets/settlements/LDLD-DMC/2024").json()
    unions = client.get("/api/budgets/settlements/LDLD-DMC/2024/unions").json()
    why = client.get("/api/budgets/settlements/CD001/2024/cells/dues").json()
    lines = client.get("/api/budgets/settlements/CD001/2024/cells/dues/lines").json()

    assert {cell["line_id"]: cell["value"] for cell in told["cells"]}["dues"] == 3_642_201
    assert [one["values"]["dues"] for one in unions] == [2_642_200, 1_000_001]
    assert sum(part["signed"] for part in why["parts"]) == why["value"] == sum(line["amount"] for line in lines["lines"])


# --- the upper split table


def table(cast, **changed):
    given = {"unit_id": cast["district"], "from_year": 2024, "document": "12/QĐ", "ratios": {"direct_upper": Fraction(3, 5)}}
    given["ratios"] = {"direct_upper": Fraction(3, 5), "province": Fraction(3, 10), "central": Fraction(1, 10)}
    return collection.install_split_table(by=cast["by"], on=ON, **given | changed)


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"ratios": {"direct_upper": Fraction(1, 2)}}, collection.NotAWhole),
        ({"ratios": {"direct_upper": Fraction(3, 2), "central": Fraction(-1, 2)}}, collection.NotAWhole),
        ({"ratios": {}}, collection.NotAWhole),
        ({"ratios": {"village": Fraction(1)}}, collection.UnknownLevel),
        ({"document": " "}, collection.SplitDocumentMissing),
        ({"from_year": 1900}, collection.SplitYearOutOfRange),
    ],
)
def test_a_table_that_cannot_stand_is_refused(cast, changed, refusal):
    with pytest.raises(refusal):
        table(cast, **changed)


def test_the_table_is_typed_in_per_cent_and_stands_in_its_order(sign_in, cast):
    given = {"unit": "LDLD-DMC", "from_year": "2024", "direct_upper": "60%", "province": "30/100", "central": "0,1", "document": "12/QĐ"}

    client = sign_in()
    assert client.post(reverse("budgets:split_table"), given | {"central": "0,2"}).status_code == 422
    assert client.post(reverse("budgets:split_table"), given | {"central": "abc"}).status_code == 422
    assert client.post(reverse("budgets:split_table"), given).status_code == 302

    (record,) = queries.decisions("share_upper_split")
    assert list(zip(record.fields["order"], record.fields["ratios"], strict=True)) == [
        ("direct_upper", "3/5"), ("province", "3/10"), ("central", "1/10"),
    ]  # fmt: skip


def test_commands_make_the_same_decisions(cast):
    said = StringIO()
    shares = ["direct_upper=60/100", "province=30/100", "central=10/100"]
    options = [f"--share={share}" for share in shares]

    call_command("collection_install_split_table", "LDLD-DMC", "2024", *options, "--document=12/QĐ", json=True, stdout=said)
    with pytest.raises(SystemExit):
        call_command("budgets_settlement", "CD001", "2024", json=True, stdout=(early := StringIO()), stderr=StringIO())
    call_command("budgets_select_form", "LDLD-DMC", FORM, "2024", "--document=12/QĐ", json=True, stdout=said)

    assert json.loads(early.getvalue())["code"] == "form-not-selected"
    assert all(json.loads(line)["id"] for line in said.getvalue().splitlines())
    assert queries.selected_form(cast["unions"][0], year=2024) == FORM
