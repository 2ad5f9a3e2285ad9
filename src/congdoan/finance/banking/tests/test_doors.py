"""Pages, API and commands: the same acts through three doors, refusals with their words."""

import io
import json
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse
from psycopg.types.range import DateRange

from congdoan.finance.banking import queries, services
from congdoan.finance.banking.models import BankLine, Statement
from congdoan.foundation.access import queries as access_queries
from congdoan.foundation.access import services as access

from .builders import ACCOUNT, csv_of, efast, moves_of, sheet

pytestmark = pytest.mark.django_db

ON = date(2024, 6, 30)
FEBRUARY = sheet(efast(moves_of([500_000, -20_000, 500_000]), opening=0))
BROKEN = sheet(efast(moves_of([500_000, -20_000]), closing=1))


@pytest.fixture
def district(entered, settings, tmp_path):
    settings.HOME = tmp_path
    access.set_branches([(501, "HUYEN", "LĐLĐ huyện Mẫu"), (502, "XA", "Đơn vị khác")])
    always = DateRange(None, None)
    access.set_reach([(top, unit, int(top == 1), always) for unit in (501, 502) for top in (1, unit)], of=[501, 502])
    services.open_account(by=entered, unit_id=501, bank="VietinBank", number=ACCOUNT, on=ON)
    return 501


@pytest.fixture
def sign_in(client, entered, district):
    def enter(role="federation_accountant", branch=501):
        access.enter(entered, on=ON)
        actor = access.create_actor(by=entered, username=f"{role}{branch}", full_name="Kế Toán", password="mat-khau-rat-dai-1", on=ON)
        access.grant(by=entered, actor_id=actor, role=role, branch_id=branch, from_day=date(2020, 1, 1), on=ON)
        client.force_login(access_queries.actor_named(f"{role}{branch}"))
        return client

    return enter


def upload(content, name="thang-2.xlsx"):
    return SimpleUploadedFile(name, content)


def words(answer):
    return answer.content.decode()


def run(*arguments, code=0, **options):
    out = io.StringIO()
    if code:
        with pytest.raises(SystemExit) as stop:
            call_command(*arguments, json=True, stdout=out, stderr=io.StringIO(), **options)
        assert stop.value.code == code
    else:
        call_command(*arguments, json=True, stdout=out, **options)
    return json.loads(out.getvalue())


# --- statements read


def test_statements_read_answers_with_the_contracts_keys(tmp_path):
    (tmp_path / "a.xlsx").write_bytes(FEBRUARY)

    told = run("statements_read", str(tmp_path / "a.xlsx"))["statements"][0]

    assert list(told) == [
        "bank", "account", "currency", "opening", "closing", "first", "last", "sum_credit", "sum_debit", "n_lines", "balance_proof",
        "lines", "problems",
    ]  # fmt: skip
    assert list(told["lines"][0]) == [
        "row", "booked_at", "value_on", "amount", "direction", "reference", "counterparty_account", "counterparty_name", "narrative",
        "running_balance", "fingerprint", "repeat", "raw",
    ]  # fmt: skip
    assert (told["opening"], told["sum_credit"], told["n_lines"], told["balance_proof"]) == (0, 1_000_000, 3, "ok")


def test_statements_read_refuses_and_still_gives_what_was_read(tmp_path):
    (tmp_path / "a.xlsx").write_bytes(BROKEN)

    told = run("statements_read", str(tmp_path / "a.xlsx"), code=1)

    assert told["code"] == "statement-not-proven"
    assert list(told["details"]) == ["statements"]
    assert told["details"]["statements"][0]["balance_proof"] == "failed"


def test_statements_read_names_what_it_cannot_read(tmp_path):
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.4")

    told = run("statements_read", str(tmp_path / "a.pdf"), code=1)

    assert told["code"] == "statement-unreadable"
    assert "PDF" in told["message"]


# --- commands


def test_commands_open_preview_import_and_close(district, tmp_path):
    (tmp_path / "thang-2.xlsx").write_bytes(FEBRUARY)

    preview = run("banking_preview_statement", str(tmp_path / "thang-2.xlsx"))
    first = run("banking_import_statement", str(tmp_path / "thang-2.xlsx"), mark=preview["mark"])
    again = run("banking_import_statement", str(tmp_path / "thang-2.xlsx"))
    opened = run("banking_open_account", "XA", "MB", "555000111222")
    run("banking_close_account", "555000111222", until="2024-12-31")

    assert (preview["statements"][0]["new_lines"], preview["refusal"]) == (3, None)
    assert (first["statements"][0]["new_lines"], first["statements"][0]["is_new"]) == (3, True)
    assert again["statements"][0]["is_new"] is False
    assert [a.until for a in queries.accounts() if a.id == opened["account"]] == [date(2024, 12, 31)]


def test_commands_refuse_with_a_code(district, tmp_path):
    (tmp_path / "a.xlsx").write_bytes(BROKEN)

    assert run("banking_import_statement", str(tmp_path / "a.xlsx"), code=1)["code"] == "statement-not-proven"
    assert run("banking_open_account", "KHONG-CO", "MB", "555000111222", code=1)["code"] == "unit-unknown"
    assert run("banking_close_account", "000", until="2024-12-31", code=1)["code"] == "collecting-account-unknown"
    assert not Statement.objects.exists()


# --- pages


def test_a_file_is_previewed_then_applied_as_a_job(sign_in, settings):
    client = sign_in()

    shown = client.post(reverse("banking:preview_statement"), {"file": upload(FEBRUARY)})
    assert shown.status_code == 200
    assert "Áp dụng 3 dòng" in words(shown)
    assert not Statement.objects.exists()

    given = {"token": shown.context["token"], **shown.context["hidden"]}
    applied = client.post(reverse("banking:import_statement"), given)

    job = access_queries.latest_jobs([int(client.session["_auth_user_id"])])[0]
    assert applied.status_code == 302
    assert (job.command, job.arguments["name"], job.arguments["mark"]) == ("banking_import_statement", "thang-2.xlsx", given["token"])
    run(job.command, **job.arguments)
    assert BankLine.objects.count() == 3
    assert not list((settings.HOME / "uploads").glob("*/*"))


def test_a_bad_file_is_refused_on_the_page_with_every_place(sign_in):
    rows = [["Ngày", "Mô tả", "Nợ", "Có"], ["30/02/2024", "a", "", "5"], ["01/02/2024", "b", "", "x"]]

    shown = sign_in().post(reverse("banking:preview_statement"), {"file": upload(csv_of(rows), "a.csv"), "account": ACCOUNT})

    assert shown.status_code == 422
    assert "30/02/2024" in words(shown)
    assert [problem["row"] for problem in shown.context["problems"]] == [3, 2]


def test_a_known_file_has_nothing_to_apply(sign_in, entered, district):
    services.import_statement(by=entered, unit_id=district, file_name="a.xlsx", content=FEBRUARY, on=ON)

    shown = sign_in().post(reverse("banking:preview_statement"), {"file": upload(FEBRUARY)})

    assert "đã nạp rồi" in words(shown)
    assert shown.context["apply_url"] == ""


def test_an_apply_without_its_file_says_so(sign_in):
    answer = sign_in().post(reverse("banking:import_statement"), {"token": "x", "upload": "../../etc/passwd"}, follow=True)

    assert services.UploadGone.says in words(answer)


def test_lists_and_lines_are_shown(sign_in, entered, district):
    services.import_statement(by=entered, unit_id=district, file_name="thang-2.xlsx", content=FEBRUARY, on=ON)
    client = sign_in()
    statement, line = Statement.objects.get(), BankLine.objects.order_by("id").first()

    assert "thang-2.xlsx" in words(client.get(reverse("banking:statements")))
    assert "khớp số dư" in words(client.get(reverse("banking:statement", args=[statement.pk])))
    assert line.fingerprint in words(client.get(reverse("banking:line", args=[line.pk])))
    assert ACCOUNT in words(client.get(reverse("banking:accounts")))
    assert client.get(reverse("banking:line", args=[10**9])).status_code == 404


def test_an_account_is_opened_and_closed_on_pages(sign_in):
    client = sign_in()

    assert client.post(reverse("banking:open_account"), {"unit": "huyen", "bank": "MB", "number": "555000111222"}).status_code == 302
    account = next(a for a in queries.accounts() if a.number == "555000111222")
    bad = client.post(reverse("banking:open_account"), {"unit": "XA", "bank": "MB", "number": "555000111333"})
    assert client.post(reverse("banking:close_account", args=[account.id]), {"until": "2024-12-31"}).status_code == 302

    assert bad.status_code == 422
    assert "Không có đơn vị mang mã XA" in words(bad)


def test_strangers_see_nothing(client, sign_in, entered, district):
    services.import_statement(by=entered, unit_id=district, file_name="thang-2.xlsx", content=FEBRUARY, on=ON)
    statement = Statement.objects.get()
    assert client.get(reverse("banking:statements")).status_code == 302
    neighbour = sign_in(branch=502)

    assert "thang-2.xlsx" not in words(neighbour.get(reverse("banking:statements")))
    assert neighbour.get(reverse("banking:statement", args=[statement.pk])).status_code == 404
    assert sign_in(role="inspector").post(reverse("banking:preview_statement"), {"file": upload(FEBRUARY)}).status_code == 403


# --- API


def test_the_api_previews_imports_and_lists(sign_in):
    client = sign_in()

    preview = client.post("/api/banking/statements/preview", {"file": upload(FEBRUARY)}).json()
    made = client.post("/api/banking/statements", {"file": upload(FEBRUARY), "mark": preview["mark"]}).json()
    statement = client.get(f"/api/banking/statements/{made[0]['statement_id']}").json()
    lines = client.get(f"/api/banking/statements/{made[0]['statement_id']}/lines").json()

    assert (preview["statements"][0]["new_lines"], made[0]["new_lines"]) == (3, 3)
    assert (statement["proof"], statement["sum_credit"]) == ("ok", 1_000_000)
    assert ([line["amount"] for line in lines["lines"]], lines["next_after"]) == ([500_000, 20_000, 500_000], None)
    assert lines["lines"][0]["booked_at"] == "2024-02-04T10:00:03"


def test_the_api_refuses_in_the_houses_form(sign_in):
    client = sign_in()

    broken = client.post("/api/banking/statements", {"file": upload(BROKEN)})
    unknown = client.get("/api/banking/statements/999999")
    taken = client.post("/api/banking/accounts", {"unit_id": 501, "bank": "MB", "number": "?"}, content_type="application/json")
    foreign = client.post(
        "/api/banking/accounts", {"unit_id": 502, "bank": "MB", "number": "555000111222"}, content_type="application/json"
    )

    assert (broken.status_code, broken.json()["code"]) == (409, "statement-not-proven")
    assert unknown.status_code == 404
    assert (taken.status_code, taken.json()["code"]) == (409, "account-number-bad")
    assert (foreign.status_code, foreign.json()["code"]) == (403, "not-allowed")
