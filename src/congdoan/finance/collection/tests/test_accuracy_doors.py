"""The accuracy report, the switches and the checks by page, program and command."""

import html
import io
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from python_calamine import CalamineWorkbook

from congdoan.finance.collection import queries
from congdoan.finance.collection.models import LineCheck
from congdoan.finance.collection.queries import checks, switches
from congdoan.finance.collection.rules.accuracy import Confirmed
from congdoan.finance.collection.tests.two_people import corrected
from congdoan.finance.collection.tests.visiting import DAY, DOUBT, FUND, SURE, act_again, call, post, run, words

pytestmark = pytest.mark.django_db
RULE = "tax-code-name"
REPORT = reverse("collection:accuracy")
LINES = reverse("collection:accuracy_lines")
PAGE_OF_RULE = reverse("collection:switch_rule", args=[RULE])


def more(cast, count, *, name="them.xlsx"):
    cast.statement(*((f"10-03-2024 10:00:{n:02d}", FUND, f"{SURE} {'.' * n}") for n in range(count)), name=name)
    cast.run()


def test_the_report_tells_coverage_precision_and_what_waits_and_each_figure_leads_to_its_lines(waiting, sign_in):
    corrected(waiting, SURE)
    client = sign_in()
    more(waiting, 3)

    page = client.get(REPORT)

    assert page.context["found"].total.fees == 6
    assert "3 trên 6 dòng thu được ghi không cần người" in words(page)
    assert page.context["found"].total.confirmed == Confirmed(0, 1)
    assert page.context["waiting"]["ask"] == 3
    assert page.context["effort"][0].lines == 1
    behind = re.findall(rf'href="({LINES}[^"]*)">([0-9.]+)</a>', words(page))
    assert len(behind) == 13  # three of the tiles, three of the class, four of February, three of March: each leads to its lines
    for address, figure in behind:
        assert client.get(html.unescape(address)).context["count"] == int(figure), address
    assert client.get(f"{LINES}?can_cu=khong-co&loc=la&thang=x&sau=y").status_code == 200


def test_the_report_asks_the_same_number_of_statements_for_one_line_and_for_forty(waiting, sign_in):
    client = sign_in()

    def counted():
        asked = []
        for path in (REPORT, LINES, PAGE_OF_RULE):
            with CaptureQueriesContext(
                connection,
            ) as caught:
                assert client.get(path).status_code == 200
            asked.append(len(caught))
        act_again(waiting)
        return asked

    before = counted()
    more(waiting, 40)

    assert counted() == before
    assert max(before) <= 18


def test_the_workbook_holds_every_class_and_month_typed(waiting, sign_in):
    more(waiting, 2)
    client = sign_in()

    book = CalamineWorkbook.from_filelike(io.BytesIO(client.get(reverse("collection:accuracy_workbook")).content))

    assert book.sheet_names == ["Nguồn", "Theo quy tắc và tháng"]
    rows = book.get_sheet_by_name("Theo quy tắc và tháng").to_python()
    assert [row[:5] for row in rows[1:]] == [
        ["02/2024", "Mã số thuế và tên cùng một đơn vị", RULE, 1, 0],
        ["03/2024", "Mã số thuế và tên cùng một đơn vị", RULE, 2, 0],
    ]


def test_an_accountant_stops_a_class_on_its_page_and_the_chief_lets_it_book_again(waiting, sign_in):
    client = sign_in()
    bare = client.post(PAGE_OF_RULE, {"mode": "propose", "reason": ""})
    stopped = client.post(PAGE_OF_RULE, {"mode": "propose", "reason": "tên hay trùng"})
    alone = client.post(PAGE_OF_RULE, {"mode": "book", "reason": "x"})

    assert (bare.status_code, stopped.status_code, alone.status_code) == (422, 302, 403)
    assert "chỉ đề xuất từ" in words(client.get(REPORT))
    chief = sign_in("chief_accountant")
    assert "Cho tự ghi lại" in words(chief.get(PAGE_OF_RULE))
    assert chief.post(PAGE_OF_RULE, {"mode": "book", "reason": "đã xem từng dòng"}).status_code == 302
    assert "Quy tắc tự ghi từ đầu" not in words(chief.get(PAGE_OF_RULE))
    act_again(waiting)
    assert switches.proposing(waiting.district) == frozenset()
    assert client.get(reverse("collection:switch_rule", args=["unknown"])).status_code == 404


def test_a_sample_is_checked_line_by_line_with_one_button(waiting, sign_in):
    more(waiting, 2)
    client = sign_in()
    place = reverse("collection:draw_sample")

    assert client.post(place, {"size": "0"}).status_code == 422
    assert client.post(place, {"size": "5", "nam": "2024"}).status_code == 302
    act_again(waiting)
    (drawn,) = checks.samples(waiting.district, on=DAY.replace(year=2100))
    for left in (3, 2, 1):
        page = client.get(reverse("collection:sample", args=[drawn.id]))
        assert f"còn {left} dòng" in words(page)
        assert words(page).count("autofocus") == 1
        post(client, "check_line", page.context["now"], mau=drawn.id)
    done = words(client.get(reverse("collection:sample", args=[drawn.id])))
    assert "Mọi dòng của mẫu đã có người xem" in done
    act_again(waiting)
    assert LineCheck.objects.filter(sample_id=drawn.id).count() == 3


def test_a_booked_line_is_found_right_on_its_own_page_and_a_waiting_one_is_refused_in_words(waiting, sign_in):
    client, line = sign_in(), waiting.line(SURE)
    place = reverse("collection:receipt", args=[line])
    assert "Đã kiểm tra, đúng" in words(client.get(place))

    post(client, "check_line", line)
    refused = client.post(reverse("collection:check_line", args=[waiting.line(DOUBT)]), follow=True)

    assert "đã kiểm tra</span>" in words(client.get(place))
    assert "Chỉ kiểm tra được dòng do quy tắc tự ghi" in words(refused)


def test_programs_read_the_report_switch_draw_and_check(waiting, sign_in):
    client, line = sign_in(), waiting.line(SURE)

    drawn = call(client, "post", "/samples", size=1, seed=9).json()
    checked = call(client, "post", f"/lines/{line}/check", sample=drawn["id"])
    again = call(client, "post", f"/lines/{line}/check", sample=drawn["id"])
    stopped = call(client, "post", f"/rules/{RULE}/switch", mode="propose", reason="thử")
    alone = call(client, "post", f"/rules/{RULE}/switch", mode="book", reason="thử")
    told = call(client, "get", "/accuracy?year=2024").json()

    assert (drawn["lines"], drawn["seed"], checked.status_code, stopped.status_code) == ([line], 9, 200, 200)
    assert (again.json()["code"], alone.status_code) == ("line-checked-already", 403)
    assert told["rules"][0] | {"words": ""} == {
        "rule": RULE, "words": "", "mode": "propose", "must_propose": False, "booked": 1, "proposed": 0, "checked": 1, "wrong": 0,
        "fee_lines": 1, "fee_lines_booked": 1, "coverage": "1", "precision": "1", "lower_bound": "413/2000",
    }  # fmt: skip
    assert (told["total"]["fee_lines"], told["total"]["coverage"]) == (3, "1/3")


def test_commands_tell_the_report_switch_draw_and_check(waiting):
    drawn = run("collection_draw_sample", "--size", "1", "--seed", "3")
    run("collection_check_line", str(waiting.line(SURE)), "--sample", str(drawn["id"]))
    run("collection_switch_rule", RULE, "propose", "--reason", "thử")
    refused = run("collection_switch_rule", RULE, "book", "--reason", "thử", code=1)
    told = run("collection_accuracy", "--year", "2024")

    assert refused["code"] == "switch-by-the-same-hand"
    assert (told["rules"][0]["mode"], told["rules"][0]["checked"]) == ("propose", 1)
    assert queries.line_life(waiting.district, waiting.line(SURE)).status == "auto"
