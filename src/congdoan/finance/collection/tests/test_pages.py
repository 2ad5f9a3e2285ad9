"""A line's life, lists, payers and the why of figures: what is shown, summed, exported; strange addresses; how many statements."""

import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from python_calamine import CalamineWorkbook

from congdoan.finance.assessments import queries as assessments
from congdoan.finance.collection import queries
from congdoan.finance.collection.queries import units
from congdoan.finance.collection.queries.standing import months_owed
from congdoan.finance.collection.tests.visiting import DAY, DOUBT, FUND, SURE, act_again, on_bench, post, words

pytestmark = pytest.mark.django_db


# --- a line's life ---


def test_the_parts_shown_of_a_line_are_the_line(waiting, sign_in):
    line = waiting.line(SURE)

    page = words(sign_in().get(reverse("collection:receipt", args=[line])))

    assert "4 phần = 2.000.000 = dòng sao kê" in page
    assert "CD001: 1.500.000, Có 336" in page
    assert "LDLD-DMC: 300.000, Có 5118" in page
    assert page.count("cân") >= 2


def test_a_line_taken_back_shows_the_red_entries_and_the_reason(waiting, sign_in):
    client, line = sign_in(), waiting.line(DOUBT)
    post(client, "decide_line", line, kind="KPCD", body="DV001")
    post(client, "undo_line", line, reason="nhầm người nộp")

    page = words(client.get(reverse("collection:receipt", args=[line])))

    assert "(ghi đỏ)" in page
    assert "nhầm người nộp" in page
    assert "Quyết dòng này" in page


def test_a_list_of_lines_is_filtered_sorted_and_summed_over_the_whole_filter(waiting, sign_in):
    client = sign_in()

    everything = words(client.get(f"{reverse('collection:receipts')}?thang=202402"))
    waiting = words(client.get(f"{reverse('collection:receipts')}?thang=202402&tinh_trang=review&xep=tien"))

    assert "3 dòng trong bộ lọc, tiền vào 4.500.000 đ" in everything
    assert "2 dòng trong bộ lọc, tiền vào 2.500.000 đ" in waiting
    assert waiting.index("500.000") < waiting.index("2.000.000</td>")


def test_the_workbook_holds_the_whole_filter_and_where_it_comes_from(waiting, sign_in):
    client = sign_in()

    answer = client.get(f"{reverse('collection:receipts_workbook')}?thang=202402&tinh_trang=auto")

    book = CalamineWorkbook.from_filelike(io.BytesIO(answer.content))
    source = dict(row[:2] for row in book.get_sheet_by_name("Nguồn").to_python())
    assert source["Số dòng"] == 1
    assert source["Tình trạng"] == "tự khớp"
    rows = book.get_sheet_by_name("Dòng tiền").to_python()
    assert [row[2] for row in rows[1:]] == [FUND]


# --- payers ---


def test_a_payer_s_page_tells_month_by_month_what_is_owed_and_paid(waiting, sign_in):
    page = words(sign_in().get(reverse("collection:payer", args=["DV001"])))

    assert "Thiếu 4.000.000 đ" in page
    assert "đủ, trễ 5 ngày" in page  # January is due on 31/01, paid on 05/02
    assert "2 kỳ, cũ nhất 02/2024" in page


def test_a_payer_is_found_by_its_tax_code(waiting, sign_in):
    answer = sign_in().get(reverse("collection:payer", args=["3999900051"]))

    assert answer["Location"] == reverse("collection:payer", args=["DV002"])


def test_the_list_of_payers_sums_the_whole_filter(waiting, sign_in):
    client = sign_in()

    page = words(client.get(reverse("collection:payers")))
    found = words(client.get(f"{reverse('collection:payers')}?q=gach&loc=no&xep=ten"))

    assert "2 nơi trong bộ lọc, còn nợ 10.000.000 đ" in page
    assert page.index("DV002") < page.index("DV001")  # who owes most comes first
    assert "1 nơi trong bộ lọc, còn nợ 6.000.000 đ" in found


def test_months_of_the_pages_are_the_one_answer_to_what_is_unpaid(waiting):
    told = [(one.payer_id, one.kind, one.month, one.assessed, one.paid, one.unpaid) for one in months_owed(None, on=DAY)]

    one_answer = [(row.payer_id, row.kind, row.month, row.assessed, row.paid, row.unpaid) for row in queries.outstanding(on=DAY)]
    assert told == one_answer


# --- why ---

WHYS = ["why_charged", "why_paid", "why_owed", "why_balance", "why_waiting", "why_line"]


@pytest.mark.parametrize("name", WHYS)
@pytest.mark.parametrize("htmx", [False, True])
def test_every_figure_has_an_answer_in_the_drawer_and_as_a_page(waiting, sign_in, name, htmx):
    charge = units_charge(waiting)
    arguments = {
        "why_charged": [charge], "why_paid": [waiting.employer, "KPCD", 202401], "why_owed": [waiting.employer, "KPCD"],
        "why_balance": ["LDLD-DMC", 202402], "why_waiting": ["LDLD-DMC"], "why_line": [waiting.line(DOUBT)],
    }[name]  # fmt: skip
    figure = {
        "why_charged": "2.000.000", "why_paid": "2.000.000", "why_owed": "4.000.000", "why_balance": "5.500.000",
        "why_waiting": "2.500.000", "why_line": "2.000.000",
    }[name]  # fmt: skip

    answer = sign_in().get(reverse(f"collection:{name}", args=arguments), headers={"HX-Request": "true"} if htmx else {})

    assert answer.status_code == 200
    assert figure in words(answer)
    assert ("<html" in words(answer)) is not htmx


def units_charge(waiting):
    return assessments.charges([waiting.employer], kinds=["KPCD"])[0].id


def test_the_balance_shown_is_the_ledger_s_and_the_bank_s(waiting):
    proof = units.proof(waiting.district, on=DAY)

    assert (proof.opening, proof.money_in, proof.money_out, proof.books) == (1_000_000, 4_500_000, 0, 5_500_000)
    assert (proof.bank, proof.difference, proof.unrun) == (5_500_000, 0, 0)
    assert proof.suspense == 2_500_000


def test_lines_imported_but_not_run_show_as_the_difference(waiting):
    waiting.statement(("20-02-2024 10:00:00", 700_000, "nop them"), name="nua-sau.xlsx")

    proof = units.proof(waiting.district, on=DAY)

    assert (proof.unrun, proof.difference) == (1, -700_000)


# --- strange addresses ---

STRANGE = [
    "thu/doi-chieu/?dong=99999999999999999999&sau=-1&chon=9",
    "thu/doi-chieu/?dong=abc&sau=1e9&loc=zz&tim=%00",
    "thu/doi-chieu/?tim=%25%27%3B--&chon=0",
    "thu/phieu/?thang=999999&sau=x.y&can_cu=%00&xep=zz&loai=zz&tinh_trang=zz&chieu=zz",
    "thu/phieu/?thang=2024-02&sau=9999999999999999999.1&xep=-tien",
    "nguoi-nop/?q=%00&nam=0&sau=zz&loc=zz&xep=zz&quy=zz",
    "nguoi-nop/?nam=99999999999999999999999",
    "nguoi-nop/DV001/?nam=1&tat_ca=1",
    "cong-doan/CD001/?nam=abc",
]
NOWHERE = [
    "7-tai-chinh/thu/doi-chieu/?don_vi=%00",
    "7-tai-chinh/thu/phieu/99999999999999999999/",
    "7-tai-chinh/nguoi-nop/%00/",
    "7-tai-chinh/nguoi-nop/..%2F/",
    "7-tai-chinh/cong-doan/%00/",
    "vi-sao/phai-nop/99999999999999999999/",
    "vi-sao/da-nop/99999999999999999999/KPCD/202401/",
    "vi-sao/da-nop/1/XX/999999999999/",
    "vi-sao/con-no/99999999999999999999/KPCD/",
    "vi-sao/so-du/LDLD-DMC/209913/",
    "vi-sao/so-du/%00/202401/",
    "vi-sao/cho-xu-ly/KHAC/",
    "vi-sao/dong-tien/99999999999999999999/",
]


@pytest.mark.parametrize("address", STRANGE)
def test_a_strange_address_shows_the_usual_page(sign_in, address):
    assert sign_in().get(f"/7-tai-chinh/{address}").status_code == 200


@pytest.mark.parametrize("address", NOWHERE)
def test_an_address_of_nothing_is_not_found(sign_in, address):
    assert sign_in().get(f"/{address}").status_code == 404


# --- how many statements ---


def counted(client, address, **headers):
    with CaptureQueriesContext(connection) as told:
        assert client.get(address, headers=headers).status_code == 200
    return len(told)


@pytest.mark.parametrize(
    ("address", "most"),
    [
        (lambda waiting: on_bench(waiting.line(DOUBT)), 62),
        (lambda waiting: reverse("collection:receipt", args=[waiting.line(SURE)]), 45),
        (lambda waiting: reverse("collection:receipts") + "?thang=202402", 24),
        (lambda waiting: reverse("collection:payers"), 26),
        (lambda waiting: reverse("collection:payer", args=["DV001"]), 36),
    ],
)
def test_a_page_asks_as_many_questions_for_many_lines_as_for_few(waiting, sign_in, address, most):
    client, address = sign_in(), address(waiting)
    counted(client, address)
    few = counted(client, address)
    act_again(waiting)
    moves = [(f"{n % 20 + 8:02d}-02-2024 10:00:{n:02d}", 10_000 + n, f"nop tien lan {n}") for n in range(40)]
    waiting.statement(*moves, name="nhieu.xlsx")
    waiting.run()

    many = counted(client, address)

    assert many == few <= most
