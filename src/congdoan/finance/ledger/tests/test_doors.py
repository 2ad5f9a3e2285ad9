"""The same use cases through the command line and the API; both answer refusals in the house's form."""

import json
import subprocess
import sys
from contextlib import nullcontext
from io import StringIO

import pytest
from django.core.management import call_command

from congdoan.finance.ledger import queries
from congdoan.foundation.access import queries as access_queries
from congdoan.foundation.access import services as access
from congdoan.foundation.access.tests.builders import actor

from .builders import DAY, DISTRICT, FOREIGN_UNION, MONTH, UNION, post, tree
from .test_seals import VERIFIER

pytestmark = pytest.mark.django_db


@pytest.fixture
def console(entered):
    tree()
    return entered


def run(name, *words, status=0):
    """Run a command as `--json` and return its document."""
    out = StringIO()
    ends = pytest.raises(SystemExit, match=str(status)) if status else nullcontext()
    with ends:
        call_command(name, *words, "--json", "--on", str(DAY), stdout=out, stderr=StringIO())
    return json.loads(out.getvalue())


LINES = ["--line", "1111:1000000", "--line", "5118/dues:-1000000"]
ENTRY = ["--date", "2024-06-30", "--event", "voucher/cash", "--description", "Thu đoàn phí", "--source", "voucher/1", *LINES]


def test_an_entry_is_booked_taken_back_sealed_and_verified_from_the_command_line(console):
    booked = run("ledger_post_entry", str(UNION), *ENTRY)
    back = run("ledger_reverse_entry", str(booked["entry"]), "--date", "2024-06-30", "--reason", "Ghi nhầm", "--red")
    sealed = run("ledger_seal", "--unit", str(UNION))
    folded = run("ledger_fold_summaries")
    rebuilt = run("ledger_rebuild_summaries", "2024-01", "2024-12")
    verified = run("ledger_verify")

    assert (back["reverses"], sealed["sealed"][0]["entries"], rebuilt["balances"]) == (booked["entry"], 2, 2)
    assert folded["folded"] >= 0
    assert verified["ok"]
    assert verified["checked"]["lines"] == 4


def test_a_root_is_published_to_a_file_and_the_sealed_books_leave_as_a_package(console, settings, tmp_path):
    settings.HOME = tmp_path
    run("ledger_post_entry", str(UNION), *ENTRY)
    early = run("ledger_export_seals", f"B{UNION}", "--out", str(tmp_path / "early.zip"), status=1)
    told = run("ledger_publish_root")
    again = run("ledger_publish_root")
    run("ledger_export_seals", f"B{UNION}", "--out", str(tmp_path / "books.zip"), "--root", told["root"]["sha256"])
    refused = run("ledger_export_seals", f"B{UNION}", "--out", str(tmp_path / "other.zip"), "--root", "ab" * 32, status=1)

    kept = tmp_path / "published/goc-niem-phong.txt"
    judged = subprocess.run([sys.executable, VERIFIER, tmp_path / "books.zip", "--roots", kept], capture_output=True, text=True)
    assert early["code"] == "seals-no-root-yet"
    assert (told["written"], again["root"], again["written"]) == (1, None, 0)
    assert kept.read_text().endswith(f"1 {DAY} {told['root']['sha256']}\n")
    assert (judged.returncode, judged.stdout.splitlines()[0]) == (0, "ĐÚNG: 1 đơn vị, 1 bản ghi.")
    assert (refused["code"], sorted(file.name for file in tmp_path.glob("*.zip*"))) == ("seals-root-unknown", ["books.zip"])


def test_a_published_file_that_differs_from_the_books_stops_the_job(console, settings, tmp_path):
    settings.HOME = tmp_path
    run("ledger_post_entry", str(UNION), *ENTRY)
    root = run("ledger_publish_root")["root"]
    kept = tmp_path / "published/goc-niem-phong.txt"
    whole = kept.read_text()

    kept.write_text(whole.replace(root["sha256"], "ab" * 32))
    assert run("ledger_publish_root", status=1)["code"] == "published-roots-differ"
    kept.write_text(whole + f"2 {DAY} {'cd' * 32}\n")
    assert run("ledger_publish_root", status=1)["details"]["number"] == 2
    kept.write_text(whole[:-30])  # the process was stopped while it wrote
    assert run("ledger_publish_root")["written"] == 1
    assert kept.read_text().splitlines()[-1] == whole.splitlines()[-1]


def test_a_month_is_locked_and_opened_from_the_command_line(console):
    run("ledger_lock_month", str(UNION), "2024-06", "--reason", "Quyết toán")
    refused = run("ledger_post_entry", str(UNION), *ENTRY, status=1)
    run("ledger_unlock_month", str(UNION), "06/2024", "--reason", "Sót chứng từ")

    assert (refused["code"], refused["details"]["unit_id"]) == ("entry-month-locked", UNION)
    assert "06/2024" in refused["message"]
    assert run("ledger_post_entry", str(UNION), *ENTRY)["entry"]


def test_a_line_that_cannot_be_read_and_an_actor_without_the_right_are_refused(console):
    actor("nam", role="inspector", branch=DISTRICT)

    assert run("ledger_post_entry", str(UNION), *ENTRY, "--line", "1111:1.5", status=1)["code"] == "line-unreadable"
    for name, words in (
        ("ledger_post_entry", [str(UNION), *ENTRY]),
        ("ledger_lock_month", [str(UNION), "2024-06", "--reason", "x"]),
        ("ledger_unlock_month", [str(UNION), "2024-06", "--reason", "x"]),
        ("ledger_seal", []),
        ("ledger_publish_root", []),
        ("ledger_fold_summaries", []),
        ("ledger_rebuild_summaries", ["2024-01", "2024-01"]),
    ):
        assert run(name, *words, "--as", "nam", status=1)["code"] == "not-allowed", name


def test_commands_speak_to_people_too(console):
    out = StringIO()

    call_command("ledger_post_entry", str(UNION), *ENTRY, "--on", str(DAY), stdout=out)
    call_command("ledger_seal", "--on", str(DAY), stdout=out)
    call_command("ledger_verify", "--on", str(DAY), stdout=out)

    words = out.getvalue()
    assert "Đã ghi bút toán số" in words
    assert "Đã niêm phong 1 bút toán của 1 đơn vị." in words
    assert "Sổ đúng (entries 1" in words


# --- API ----------------------------------------------------------------------------------------------------------------


@pytest.fixture
def lan(console, client):
    """The district's chief accountant, signed in."""
    lan = actor("lan", role="chief_accountant", branch=DISTRICT)
    client.force_login(access_queries.actor_named("lan"), backend="django.contrib.auth.backends.ModelBackend")
    return lan


def call(client, method, path, body=None):
    answer = getattr(client, method)(f"/api/ledger{path}", json.dumps(body) if body is not None else None, content_type="application/json")
    return answer.status_code, json.loads(answer.content) if answer.content else None


def get(client, path):
    answer = client.get(f"/api/ledger{path}")
    return answer.status_code, json.loads(answer.content)


def body(**change):
    lines = [
        {"account": {"chart": "tt107", "code": "1111"}, "amount": 1000},
        {"account": {"chart": "tt107", "code": "5118", "item": "dues"}, "amount": -1000},
    ]
    facts = {
        "unit_id": UNION,
        "accounting_date": "2024-06-30",
        "event": "e",
        "description": "Thu đoàn phí",
        "source": "api/1",
        "lines": lines,
    }
    return facts | change


def test_the_api_books_reads_and_takes_back(lan, client):
    status, booked = call(client, "post", "/entries", body())
    assert (status, booked["lines"][0]["amount"], booked["posted_by"]) == (200, 1000, lan)

    assert get(client, f"/entries/{booked['id']}")[1]["lines"] == booked["lines"]
    status, back = call(
        client, "post", f"/entries/{booked['id']}/reverse", {"accounting_date": "2024-07-01", "reason": "Nhầm", "red": True}
    )
    assert (status, back["reverses_id"]) == (200, booked["id"])

    assert get(client, f"/units/{UNION}/turnover?first={MONTH}&last={MONTH}")[1][0]["debit"] == 1000
    trial = get(client, f"/units/{UNION}/trial-balance?month={MONTH}")[1]
    assert [row["code"] for row in trial] == ["111", "1111", "511", "5118"]
    page = get(client, f"/units/{UNION}/lines?first={MONTH}&last=202407&code=111")[1]
    assert ([line["debit"] for line in page["lines"]], page["next"]) == ([1000, -1000], None)
    assert get(client, f"/units/{UNION}/lines?first={MONTH}&last=202407&after=nonsense")[1]["code"] == "place-unreadable"


def test_the_api_locks_opens_and_seals(lan, client):
    month = f"/units/{UNION}/months/{MONTH}"

    assert call(client, "post", f"{month}/lock", {"reason": "Quyết toán"})[0] == 204
    assert call(client, "post", "/entries", body())[1]["code"] == "entry-month-locked"
    assert call(client, "post", f"{month}/unlock", {"reason": "Sót"})[0] == 204
    assert call(client, "post", "/entries", body())[0] == 200
    assert [one["entries"] for one in call(client, "post", "/seals", {})[1]] == [1]


@pytest.mark.parametrize(
    ("change", "status", "code"),
    [
        ({"unit_id": FOREIGN_UNION}, 403, "not-allowed"),
        ({"unit_id": 2**63}, 422, "malformed"),
        ({"unit_id": 10**6}, 403, "not-allowed"),
        ({"lines": []}, 409, "entry-too-few-lines"),
        ({"lines": [{"account": {"chart": "tt107", "code": "1111"}, "amount": 1.5}]}, 422, "malformed"),
        ({"lines": [{"account": {"chart": "tt107", "code": "'; DROP TABLE x"}, "amount": 1}] * 2}, 409, "account-unknown"),
        (
            {"lines": [{"account": {"chart": "tt107", "code": "1111", "party_id": 2**63 - 1}, "amount": 2**62}] * 2},
            409,
            "entry-amount-too-large",
        ),
        ({"accounting_date": "0001-01-01"}, 409, "entry-outside-the-books"),
        ({"accounting_date": "2024-02-30"}, 422, "malformed"),
        ({"description": "\x00"}, 400, "unreadable"),
        ({"event": "x" * 100_000}, 409, "entry-text-missing"),
    ],
)
def test_the_api_refuses_in_one_form_and_books_nothing(lan, client, change, status, code):
    answered, answer = call(client, "post", "/entries", body(**change))

    assert (answered, answer["code"]) == (status, code)
    access.enter(lan, on=DAY)
    assert queries.turnover([UNION], during=(MONTH, MONTH)) == []


@pytest.mark.parametrize(
    "path",
    [
        f"/units/{FOREIGN_UNION}/turnover?first=1&last=999999",
        f"/units/{FOREIGN_UNION}/trial-balance?month=202406",
        f"/units/{FOREIGN_UNION}/lines?first=1&last=999999",
        f"/units/{10**30}/turnover?first=1&last={10**30}",
        "/units/-1/lines?first=-1&last=-1",
    ],
)
def test_figures_beyond_reach_are_not_told(lan, client, path):
    assert get(client, path)[0] in {403, 422}


def test_an_entry_beyond_reach_does_not_exist(console, lan, client):
    access.enter(console, on=DAY)
    foreign = post(console, 5, unit_id=FOREIGN_UNION)

    assert get(client, f"/entries/{foreign}")[0] == 404
    assert get(client, f"/entries/{10**30}")[0] == 404
    assert (
        call(client, "post", f"/entries/{foreign}/reverse", {"accounting_date": "2024-07-01", "reason": "x"})[1]["code"] == "entry-unknown"
    )


def test_nobody_uses_the_api_unsigned(console, client):
    assert get(client, "/entries/1")[0] == 401
    assert call(client, "post", "/entries", body())[0] == 401
