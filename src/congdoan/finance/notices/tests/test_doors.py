"""Pages, programs and commands of notices: preview before apply, rights, strange addresses, how many statements."""

import io
import json
from urllib.parse import quote
from zipfile import ZipFile

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.timezone import localdate

from congdoan.finance.assessments import services as assessments
from congdoan.finance.collection.tests.builders import DAY, act_again
from congdoan.finance.notices import queries, services
from congdoan.foundation.access import queries as access
from congdoan.people.organisations.tests.builders import organisation

from .test_issuing import NOW

pytestmark = pytest.mark.django_db
HERE = "/7-tai-chinh/giay-bao/"


def words(answer):
    return answer.content.decode()


def call(client, path, **body):
    return client.post(f"/api/notices{path}", data=json.dumps(body), content_type="application/json")


def run(*arguments, code=0, **options):
    out, err = io.StringIO(), io.StringIO()
    try:
        call_command(*arguments, "--json", stdout=out, stderr=err, **options)
        status = 0
    except SystemExit as stop:
        status = stop.code
    assert status == code, err.getvalue()
    return json.loads(out.getvalue())


@pytest.fixture
def issued(owing):
    owing.notices = services.issue_notices(by=owing.by, unit_id=owing.district, on=localdate(), made_at=NOW).issued
    return owing


# --- pages ---


def test_the_month_s_notices_are_previewed_applied_listed_and_taken_along(owing, sign_in):
    client = sign_in()
    preview = client.get(reverse("notices:preview_notices"))
    assert "9.500.000" in words(preview)

    applied = client.post(reverse("notices:issue_notices"), {"token": preview.context["token"], "don_vi": "LDLD-DMC", "ma": ""})
    page = words(client.get(reverse("notices:notices")))

    assert applied["Location"] == reverse("notices:notices")
    assert f"01/{localdate().year}" in page
    folder = client.get(reverse("notices:notices_file", args=["zip"]))
    with ZipFile(io.BytesIO(b"".join(folder.streaming_content))) as files:
        assert [name[:2] for name in files.namelist()] == ["01", "02"]
        assert all(files.read(name)[:5] == b"%PDF-" for name in files.namelist())
    assert client.get(reverse("notices:notices_file", args=["pdf"])).content[:5] == b"%PDF-"


def test_many_papers_come_in_parts_that_the_page_names(issued, sign_in, monkeypatch):
    monkeypatch.setattr("congdoan.finance.notices.views.lists.IN_A_FILE", 1)
    client = sign_in()

    page = words(client.get(reverse("notices:notices")))
    second = client.get(reverse("notices:notices_file", args=["zip"]), {"phan": "2"})
    beyond = [client.get(reverse("notices:notices_file", args=["zip"]), {"phan": part}).status_code for part in ("3", "9" * 30)]

    assert "2 giấy báo, chia thành 2 tệp" in page
    assert "In tất cả" not in page
    assert "-phan-2-tren-2.zip" in second["Content-Disposition"]
    with ZipFile(io.BytesIO(b"".join(second.streaming_content))) as files:
        assert [name[:2] for name in files.namelist()] == ["02"]
    assert beyond == [404, 200]  # an unreadable part is the first


def test_a_preview_that_no_longer_holds_is_shown_anew(owing, sign_in):
    client = sign_in()

    answer = client.post(reverse("notices:issue_notices"), {"token": "0" * 32, "don_vi": "LDLD-DMC", "ma": ""}, follow=True)

    assert "Số liệu đã đổi sau khi xem trước" in words(answer)
    act_again(owing)
    assert queries.notices() == []


def test_many_notices_are_the_worker_s_work(owing, sign_in, monkeypatch):
    monkeypatch.setattr("congdoan.finance.notices.views.issuing.AT_ONCE", 1)
    client = sign_in()
    token = client.get(reverse("notices:preview_notices")).context["token"]

    answer = client.post(reverse("notices:issue_notices"), {"token": token, "don_vi": "LDLD-DMC", "ma": ""})

    job = access.latest_jobs([answer.wsgi_request.user.pk])[0]
    assert reverse("office:job", args=[job.id]) in answer["Location"]
    assert (job.command, job.arguments) == ("notices_issue_notices", {"unit": "LDLD-DMC", "mark": token})


def test_one_notice_shows_then_and_now_and_is_given_in_three_forms(issued, sign_in):
    client, notice_id = sign_in(), next(one.id for one in queries.notices(payer_ids=[issued.employer]))

    page = words(client.get(reverse("notices:notice", args=[notice_id])))

    assert "bản in lại trùng từng byte" in page
    assert page.count("3.500.000") >= 3
    for kind, start in (("pdf", b"%PDF-"), ("docx", b"PK"), ("eml", b"Content-Type")):
        assert client.get(reverse("notices:notice_file", args=[notice_id, kind])).content.startswith(start)
    assert client.get(reverse("notices:notice_file", args=[notice_id, "exe"])).status_code == 404


def test_a_notice_is_withdrawn_with_a_reason_on_its_page(issued, sign_in):
    client, notice_id = sign_in(), issued.notices[0]

    assert client.post(reverse("notices:withdraw_notice", args=[notice_id]), {"reason": " "}).status_code == 422
    client.post(reverse("notices:withdraw_notice", args=[notice_id]), {"reason": "Sai quỹ lương"})

    assert "thu hồi" in words(client.get(reverse("notices:notice", args=[notice_id])))
    assert client.post(reverse("notices:withdraw_notice", args=[notice_id]), {"reason": "nữa"}).status_code == 422


def test_an_address_is_written_down_and_the_month_is_sent_by_the_worker(issued, sign_in, settings):
    settings.MAIL_FROM = "thu@ldld.example.vn"
    client = sign_in()
    page = reverse("notices:set_notice_address", args=["DV001"])
    assert client.post(page, {"email": "a@b.vn, c@d.vn"}).status_code == 422
    client.post(page, {"email": "ketoan@miaduong.example.vn"})

    assert "ketoan@miaduong.example.vn" in words(client.get(reverse("notices:send_notices")))
    answer = client.post(reverse("notices:send_notices"), {"don_vi": "LDLD-DMC"})

    assert answer.status_code == 302
    act_again(issued)
    assert run("notices_deliver_notices", pause=0) == {"sent": 1, "failed": 0, "given_up": 0}
    assert mail.outbox[0].to == ["ketoan@miaduong.example.vn"]
    assert "đã gửi" in words(client.get(reverse("notices:outbox")))
    assert "1 người nộp" in words(client.get(reverse("notices:notices") + "?loc=da-gui"))


def test_without_a_mail_server_the_pages_say_so(issued, sign_in):
    client = sign_in()

    for page in (reverse("notices:notices"), reverse("notices:outbox"), reverse("notices:notice", args=[issued.notices[0]])):
        assert "Máy chủ chưa có hộp thư gửi đi" in words(client.get(page))


def test_the_statement_and_the_receipt_are_shown_and_given(owing, sign_in):
    client, line = sign_in(), queries.history(owing.employer, on=DAY)[0].line_id

    page = words(client.get(reverse("notices:statement", args=["DV001"]) + "?nam=2024"))

    assert "khớp sổ thu" in page
    assert "Số dư cuối kỳ" in page
    for address in (reverse("notices:statement_file", args=["DV001", "{}"]), reverse("notices:receipt_file", args=["DV001", line, "{}"])):
        for kind, start in (("pdf", b"%PDF-"), ("docx", b"PK")):
            assert client.get(address.replace(quote("{}"), kind).replace("{}", kind)).content.startswith(start)
    assert client.get(reverse("notices:receipt_file", args=["DV002", line, "pdf"])).status_code == 404


STRANGE = [
    "?loc=zz&xep=zz&sau=zz&thang=zz&q=%00",
    "?thang=13/2024&sau=99999999999999999999",
    "hop-thu-di/?sau=abc",
    "nguoi-nop/DV001/?ky=999999",
]
NOWHERE = [
    "?don_vi=KHAC", "?don_vi=%00x", "99999999999999999999/", "0/", "1/giay-bao.pdf", "tat-ca.exe", "phat-hanh/?ma=KHAC",
    "nguoi-nop/DV001/da-nhan/99999999999999999999.pdf",
]  # fmt: skip


@pytest.mark.parametrize("address", STRANGE)
def test_a_strange_address_shows_the_usual_page(owing, sign_in, address):
    assert sign_in().get(HERE + address).status_code == 200


@pytest.mark.parametrize("address", NOWHERE)
def test_an_address_of_nothing_is_not_found(owing, sign_in, address):
    assert sign_in().get(HERE + address).status_code == 404


def test_an_inspector_reads_and_does_nothing(issued, sign_in):
    client, one = sign_in("inspector"), issued.notices[0]

    assert client.get(reverse("notices:notices")).status_code == 200
    for page in (
        reverse("notices:preview_notices"), reverse("notices:send_notices"), reverse("notices:withdraw_notice", args=[one]),
        reverse("notices:set_notice_address", args=["DV001"]),
    ):  # fmt: skip
        assert client.get(page).status_code == 403


def test_a_list_asks_as_many_questions_for_many_payers_as_for_few(issued, sign_in):
    client = sign_in()

    def counted(address):
        client.get(address)
        with CaptureQueriesContext(connection) as told:
            assert client.get(address).status_code == 200
        return len(told)

    few = counted(reverse("notices:notices")), counted(reverse("notices:payer", args=["DV001"]))
    act_again(issued)
    more = [organisation(issued.by, "employer", f"DV9{n:02d}", parent=issued.district) for n in range(60)]
    assessments.declare_payroll(by=issued.by, rows=[assessments.PayrollRow(one, 202402, 1, 10_000_000) for one in more], on=DAY)
    assessments.assess_union_fund(by=issued.by, months=[202402], on=DAY)

    many = counted(reverse("notices:notices")), counted(reverse("notices:payer", args=["DV001"]))

    assert many == few
    assert many[0] <= 25
    assert many[1] <= 41
    page = words(client.get(reverse("notices:notices")))
    assert "62 người nộp" in page
    assert 'rel="next"' in page


# --- programs and commands ---


def test_programs_preview_issue_withdraw_and_read(owing, sign_in):
    client = sign_in()
    preview = call(client, "/preview", unit="LDLD-DMC").json()
    assert (preview["count"], preview["to_pay"]) == (2, 9_500_000)

    done = call(client, "/issue", unit="LDLD-DMC", mark=preview["mark"]).json()
    assert len(done["notices"]) == 2
    assert call(client, f"/notices/{done['notices'][0]}/withdraw", reason="Sai").json() == {"done": True}
    told = client.get("/api/notices/owed/DV001").json()

    assert (told["to_pay"], told["account"], told["months"][0]["month"]) == (3_500_000, "117999000024", "2024-02")
    assert client.get("/api/notices/notices?payer=DV001").json()[0]["note"] == told["note"]
    assert call(client, "/issue", unit="LDLD-DMC", mark="0").status_code == 409
    assert call(client, "/address", payer="DV001", email="a@b.vn").json() == {"email": "a@b.vn"}
    assert call(client, "/send", unit="LDLD-DMC", notices=done["notices"]).json()["code"] == "no-mail-server"
    assert client.get("/api/notices/owed/KHAC").status_code == 409
    assert call(client, "/preview", unit="KHAC").json()["code"] == "collector-unknown"
    assert call(client, "/preview", payers=["DV001", "KHAC"]).json()["code"] == "payer-unknown"
    assert call(client, "/address", payer="LDLD-TN", email="a@b.vn").json()["code"] == "nobody-collects"


def test_commands_of_the_same_names(owing):
    preview = run("notices_preview_notices", on=str(DAY))
    issued = run("notices_issue_notices", mark=preview["mark"], on=str(DAY))

    assert (issued["issued"], preview["to_pay"]) == (2, 9_500_000)
    act_again(owing)
    first = queries.notices(unit_id=owing.district)[-1].id
    assert run("notices_withdraw_notice", first, reason="Sai", on=str(DAY)) == {"withdrawn": first}
    assert run("notices_set_notice_address", "DV001", "a@b.vn", on=str(DAY)) == {"email": "a@b.vn"}
    assert run("notices_send_notices", "--month", "2024-06", on=str(DAY), code=1)["code"] == "no-mail-server"
    assert run("notices_issue_notices", mark="0", on=str(DAY), code=1)["code"] == "notices-preview-changed"
