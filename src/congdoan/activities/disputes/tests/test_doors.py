"""Pages, API and commands of signals and stoppages: each translates in, makes one call, translates out."""

import json
from datetime import timedelta
from io import BytesIO, StringIO

import pytest
from django.core.management import call_command
from openpyxl import load_workbook

from congdoan.activities.disputes import queries, services
from congdoan.activities.disputes.tests.builders import DAY, T0, broken_out, moment
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access

pytestmark = pytest.mark.django_db
SIGNALS, STOPPAGES = "/2-doi-thoai/dau-hieu/", "/2-doi-thoai/ngung-viec/"


@pytest.fixture
def sign_in(client, town, monkeypatch):
    """Return a function that signs somebody in, on a day on which districts stand."""
    monkeypatch.setattr(doors, "today", lambda: DAY)

    def enter(username):
        client.force_login(access.actor_named(username))
        return client

    return enter


def command(name, *words):
    out = StringIO()
    call_command(f"disputes_{name}", *words, json=True, on=DAY, stdout=out)
    return json.loads(out.getvalue())


def test_a_signal_in_three_taps_becomes_a_stoppage_by_page(sign_in, town, enter_as):
    chair = sign_in("chu.tich")
    assert "/cs/dau-hieu/" in chair.get("/cs/").content.decode()  # the first tap
    form = chair.get("/cs/dau-hieu/").content.decode()
    assert f'type="hidden" name="employer" value="{town.employer}"' in form  # one employer: nothing to choose
    assert chair.post("/cs/dau-hieu/", {"employer": town.employer}).status_code == 422
    told = {"employer": town.employer, "matter": "late_wage"}  # the second tap, the third sends
    assert chair.post("/cs/dau-hieu/", told).status_code == 302
    assert "Chờ xác minh" in chair.get("/cs/dau-hieu/").content.decode()
    assert [chair.get(address).status_code for address in (SIGNALS, STOPPAGES, f"{STOPPAGES}so-lieu/")] == [403, 403, 403]
    officer = sign_in("can.bo")
    listed = officer.get(f"{SIGNALS}?trang_thai=raised").content.decode()
    assert "Chậm, nợ lương" in listed
    enter_as(town.officer)
    ((signal, *_), _) = queries.signals(on=DAY)
    assert officer.post(f"{SIGNALS}{signal.id}/xac-minh/", {"found": "Đúng"}).status_code == 302
    assert officer.post(f"{SIGNALS}{signal.id}/bo-qua/", {"found": "Sai"}).status_code == 422
    assert officer.post(f"{SIGNALS}dac-diem/DV001/", {"zone": "KCN Phước Đông", "owner_country": "Hàn Quốc"}).status_code == 302
    assert officer.post(f"{STOPPAGES}mo/", {"employer": "DV999", "at": "2024-06-24T07:00", "words": "?"}).status_code == 422
    page = officer.post(f"{STOPPAGES}mo/", {"employer": "DV001", "at": "2024-06-24T07:00", "words": "Đứng ngoài cổng"}).url
    outbreak = {
        "at": "2024-06-24T07:15",
        "stopped": 120,
        "present": 200,
        "demands": ["meal"],
        "causes": ["late_wage"],
        "shift_line": "ca 1",
    }
    refused = officer.post(f"{page}xay-ra/", outbreak | {"stopped": 300})
    assert (refused.status_code, "Chưa ghi được" in refused.content.decode()) == (422, True)
    assert officer.post(f"{page}xay-ra/", outbreak).status_code == 302
    steps = (
        ("bao-dien-thoai/", {"receiver": "authority", "to": "UBND huyện", "at": "2024-06-24T07:30"}),
        ("cap-nhat/", {"at": "2024-06-24T15:00", "stopped": 130, "words": "Thêm người"}),
        ("doi-thoai/", {"at": "2024-06-24T17:00", "with_authority": "on", "words": "Gặp hai bên", "answer": "Trả lương"}),
        ("bao-cao/", {"at": "2024-06-24T09:00", "proposals": "Cử tổ công tác", "has_cba": "Không"}),
        ("ket-thuc/", {"at": "2024-06-25T08:00", "days_lost": 130, "words": "Đã nhận lương"}),
        ("cam-ket/", {"words": "Trả lương trước ngày 10", "due_on": "2024-06-30"}),
        ("bao-cao/", {"at": "2024-06-26T09:00"}),
    )
    for address, told in steps:
        assert officer.get(f"{page}{address}").status_code == 200, address
        assert officer.post(f"{page}{address}", told).status_code == 302, address
    shown = officer.get(page).content.decode()
    assert "Trả lương trước ngày 10" in shown
    assert "Chưa định" not in shown
    enter_as(town.officer)
    number = int(page.strip("/").split("/")[-1])
    (promise,) = queries.promises(number)
    assert "Trả lương trước ngày 10" in officer.get(STOPPAGES).content.decode()  # due today
    assert officer.post(f"{STOPPAGES}cam-ket/{promise.id}/", {"kept": "1", "evidence": "Bảng lương"}).status_code == 302
    assert officer.get(f"{page}dong/").status_code == 403
    report = queries.written(number)[0]
    paper = officer.get(f"{page}bao-cao/{report.act_id}.pdf")
    assert (paper["Content-Type"], paper.content[:5]) == ("application/pdf", b"%PDF-")
    board = sign_in("chanh.vp")
    assert board.post(f"{page}dong/", {"words": "Đã ổn định"}).status_code == 302
    assert "Đã đóng" in board.get(page).content.decode()
    for address in (f"{STOPPAGES}{2**70}/", f"{page}bao-cao/{2**70}.pdf", f"{SIGNALS}{2**70}/xac-minh/", f"{STOPPAGES}cam-ket/{2**70}/"):
        assert officer.get(address).status_code == 404


def test_spread_and_figures_by_page_and_workbook(sign_in, town, enter_as):
    enter_as(town.officer)
    services.describe_employer(by=town.officer, employer_id=town.employer, zone="=HYPERLINK(1)", owner_country="", on=DAY)
    broken_out(town.officer, town.employer)
    officer = sign_in("can.bo")

    shown = officer.get(f"{STOPPAGES}lan-toa/?theo=sector&trong=14").content.decode()
    assert "may mặc" in shown
    assert "đang diễn ra" in shown
    assert "Không có vụ nào" in officer.get(f"{STOPPAGES}so-lieu/?nam=2023").content.decode()
    book = officer.get(f"{STOPPAGES}so-lieu/?nam=2024&dang=xlsx")
    rows = [[cell.value for cell in row] for row in load_workbook(BytesIO(book.content)).active.iter_rows(min_row=8)]
    assert rows[0] == ["Cộng", "", "1", "120", "0"]
    assert ["Theo khu, cụm công nghiệp", "=HYPERLINK(1)", "1", "120", "0"] in rows  # a text, not a formula
    assert all(cell.data_type != "f" for row in load_workbook(BytesIO(book.content)).active.iter_rows() for cell in row)


def test_programs_and_a_terminal_do_the_same(sign_in, town, enter_as):
    officer = sign_in("can.bo")

    def send(path, body, status=200):
        answer = officer.post(f"/api/disputes{path}", body, content_type="application/json")
        assert answer.status_code == status, answer.content
        return answer.json()

    signal = {"unit": "LDLD-DMC", "employer": "DV002", "matter": "meal"}
    first = send("/signals", signal)["id"]
    assert send(f"/signals/{first}/verify", {"found": "đúng"}, 409)["code"] == "signal-of-oneself"
    send(f"/signals/{first}/dismiss", {"found": "sai"}, 409)
    send("/employers", {"employer": "DV002", "zone": "KCN", "owner_country": "Nhật"})
    one = send("/stoppages", {"employer": "DV002", "words": "Nghỉ", "at": "2024-06-24T07:00"})["id"]
    send(f"/stoppages/{one}/outbreak", {"at": "2024-06-24T07:00:00+07:00", "stopped": 5, "present": 9, "demands": ["meal"]})
    send(f"/stoppages/{one}/calls", {"receiver": "federation", "to": "LĐLĐ tỉnh", "at": "2024-06-24T08:00"})
    send(f"/stoppages/{one}/updates", {"at": "2024-06-24T09:00", "stopped": 4, "words": "Giảm"})
    send(f"/stoppages/{one}/meetings", {"at": "2024-06-24T10:00", "with_authority": True, "words": "Gặp"})
    assert send(f"/stoppages/{one}/reports", {"at": "2024-06-24T10:00", "typed": {"proposals": "Không"}})["id"]
    assert send(f"/stoppages/{one}/close", {"words": "Xong", "at": "2024-06-24T10:00"}, 403)["code"] == "not-allowed"
    send(f"/stoppages/{one}/end", {"at": "2024-06-24T11:00", "days_lost": 1, "words": "Xong"})
    promise = send(f"/stoppages/{one}/promises", {"words": "Sửa bữa ăn", "due_on": "2024-06-28", "at": "2024-06-24T11:00"})["id"]
    send(f"/promises/{promise}/settle", {"kept": False, "evidence": "Chưa sửa", "at": "2024-06-29T11:00"})
    told = officer.get(f"/api/disputes/stoppages/{one}").json()
    assert (told["state"], told["stopped"], told["zone"]) == ("ended", 5, "KCN")
    assert [row["id"] for row in officer.get("/api/disputes/stoppages").json()] == [one]
    assert [row["id"] for row in officer.get("/api/disputes/signals?state=raised").json()] == [first]

    assert command("verify_signal", str(first), '{"found": "đúng"}') == {"done": True}
    other = command("raise_signal", json.dumps(signal | {"employer": "DV003"}))["id"]
    with pytest.raises(SystemExit):
        command("dismiss_signal", str(other), '{"found": "của mình"}')
    command("describe_employer", '{"employer": "DV003", "zone": "KCN"}')
    two = str(command("open_stoppage", '{"employer": "DV003", "words": "Nghỉ", "at": "2024-06-24T07:00"}')["id"])
    command("record_outbreak", two, '{"at": "2024-06-24T07:00", "stopped": 5, "present": 9, "demands": ["meal"]}')
    command("record_call", two, '{"receiver": "federation", "at": "2024-06-24T08:00"}')
    command("record_update", two, '{"at": "2024-06-24T09:00", "stopped": 4, "words": "Giảm"}')
    command("record_meeting", two, '{"at": "2024-06-24T10:00", "with_authority": false, "words": "Gặp"}')
    command("end_stoppage", two, '{"at": "2024-06-24T11:00", "days_lost": 1, "words": "Xong"}')
    command("write_quick_report", two, '{"at": "2024-06-25T11:00"}')
    promise = command("add_promise", two, '{"words": "Sửa bữa ăn", "due_on": "2024-06-28", "at": "2024-06-24T11:00"}')["id"]
    command("settle_promise", str(promise), '{"kept": true, "evidence": "Đã sửa", "at": "2024-06-29T11:00"}')
    assert command("close_stoppage", two, '{"words": "Xong", "at": "2024-06-29T11:00"}') == {"done": True}


def test_lists_ask_the_same_few_questions_whatever_they_show(sign_in, town, enter_as, django_assert_max_num_queries):
    enter_as(town.officer)
    for place, employer in enumerate((town.employer, town.lone, town.far)):
        services.raise_signal(by=town.officer, unit_id=town.district, employer_id=employer, matter="meal", on=DAY)
        one = broken_out(town.officer, employer, at=T0 + timedelta(hours=place))
        services.add_promise(by=town.officer, stoppage_id=one, words=f"Hứa {place}", due_on=DAY, at=moment(25, 8), on=DAY)
    officer = sign_in("can.bo")
    for address, most in ((SIGNALS, 24), (STOPPAGES, 24), (f"{STOPPAGES}lan-toa/", 20), (f"{STOPPAGES}{one}/", 45)):
        officer.get(address)
        with django_assert_max_num_queries(most):
            assert officer.get(address).status_code == 200
