"""Pages, API and commands of collection: who gets in, what is shown, what is written, what is refused and in which words."""

import io
import json
from datetime import date

import pytest
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from python_calamine import CalamineWorkbook

from congdoan.finance.collection import queries, services
from congdoan.finance.collection.queries import units, workbench
from congdoan.finance.collection.tests.cast import DAY, FUND, small_district
from congdoan.finance.ledger import queries as ledger
from congdoan.foundation.access import services as services_of_access
from congdoan.people.organisations.tests.builders import organisation, person

pytestmark = pytest.mark.django_db
SURE = "MST 3999900012 Cong ty TNHH Mia Duong Suoi Da dong KPCD thang 1 nam 2024"
DOUBT = "MST 3999900012 Cong ty Co phan Gach Loc Ninh Vang dong KPCD thang 1 nam 2024"
UNKNOWN = "nop tien"


@pytest.fixture
def cast(entered):
    """One line booked by itself, one with two candidates, one of nobody."""
    cast = small_district(entered)
    cast.statement(("05-02-2024 10:00:00", FUND, SURE), ("06-02-2024 09:00:00", FUND, DOUBT), ("07-02-2024 08:00:00", 500_000, UNKNOWN))
    cast.run()
    return cast


@pytest.fixture
def sign_in(client, cast):
    def enter(role="federation_accountant", branch=None):
        actor = person(cast.by, f"{role}-{branch}", role=role, branch=branch or cast.district)
        client.force_login(get_user_model().objects.get(id=actor))
        return client

    yield enter
    act_again(cast)


def act_again(cast):
    """Act as the console once more: a request of a page left PostgreSQL with its own visitor."""
    services_of_access.enter(cast.by, on=DAY)


def words(answer):
    return answer.content.decode()


def on_bench(line_id):
    return f"{reverse('collection:queue')}?dong={line_id}"


def post(client, name, line_id, *, htmx=False, **given):
    headers = {"HX-Request": "true", "HX-Target": "dong"} if htmx else {}
    return client.post(reverse(f"collection:{name}", args=[line_id]), given, headers=headers)


def run(*arguments, code=0, **options):
    out, err = io.StringIO(), io.StringIO()
    try:
        call_command(*arguments, "--json", stdout=out, stderr=err, **options)
        status = 0
    except SystemExit as stop:
        status = stop.code
    assert status == code, err.getvalue()
    return json.loads(out.getvalue())


# --- who gets in ---

LISTS = ["queue", "receipts", "payers", "receipts_workbook", "payers_workbook"]


@pytest.mark.parametrize("name", LISTS)
def test_every_list_opens_for_the_accountant_and_for_nobody_without_sign_in(client, cast, sign_in, name):
    assert client.get(reverse(f"collection:{name}")).status_code == 302

    assert sign_in().get(reverse(f"collection:{name}")).status_code == 200


def test_a_neighbour_sees_neither_queue_nor_line_nor_payer(cast, sign_in):
    other = organisation(cast.by, "district_federation", "LDLD-TB", parent=cast.province, founded_on=date(1976, 1, 1))
    client, line = sign_in(branch=other), cast.line(DOUBT)

    assert "Chưa có tài khoản thu" in words(client.get(reverse("collection:queue")))
    assert client.get(f"{reverse('collection:queue')}?don_vi=LDLD-DMC").status_code == 404
    assert client.get(reverse("collection:receipt", args=[line])).status_code == 404
    assert client.get(reverse("collection:payer", args=["DV001"])).status_code == 404
    assert client.get(reverse("collection:why_balance", args=["LDLD-DMC", 202402])).status_code == 404
    assert post(client, "decide_line", line, kind="KPCD", body="DV001").status_code == 404


def test_a_union_sees_its_own_books_but_no_payer_s_page_that_would_lack_the_payments(cast, sign_in):
    client = sign_in("union_chair", cast.union)

    union = client.get(reverse("collection:union", args=["CD001"]) + "?nam=2024")
    assert union.status_code == 200
    assert "1.500.000" in words(union)
    assert client.get(reverse("collection:payer", args=["DV001"])).status_code == 403


def test_an_inspector_reads_everything_and_writes_nothing(cast, sign_in):
    client, line = sign_in("inspector"), cast.line(DOUBT)
    before = ledger.trial_balance(cast.district, month=202412)

    page = client.get(on_bench(line))

    assert page.status_code == 200
    assert 'data-pick="1" disabled' in words(page)
    assert post(client, "decide_line", line, kind="KPCD", body="DV001").status_code == 403
    assert post(client, "suspend_line", line, reason="x").status_code == 403
    assert post(client, "undo_line", cast.line(SURE), reason="x").status_code == 403
    assert client.post(reverse("collection:run_collection")).status_code == 403
    assert client.get(reverse("collection:open_account")).status_code == 403
    assert ledger.trial_balance(cast.district, month=202412) == before


def test_a_past_day_shows_the_queue_of_that_day_and_lets_nothing_be_written(cast, sign_in):
    client = sign_in()

    page = client.get(f"{reverse('collection:queue')}?ngay=2024-02-06")

    assert "còn 1 dòng" in words(page)
    assert 'data-pick="1" disabled' in words(page)
    assert post(client, "decide_line", cast.line(DOUBT), kind="KPCD", body="DV001").status_code == 409


# --- the queue ---


def test_the_bench_proves_the_balance_and_tells_what_was_read_who_may_have_paid_and_what_each_choice_would_do(cast, sign_in):
    page = words(sign_in().get(on_bench(cast.line(DOUBT))))

    assert "còn 2 dòng" in page
    assert "Chênh 0 đ" in page
    assert '<mark class="m3">KPCD</mark>' in page
    assert "Các dấu hiệu chỉ về những đơn vị khác nhau" in page
    assert "đúng mã số thuế" in page
    # DV002 owes January to March: 2,000,000 of January, 75 % held, the rest 60/30/10
    assert "Giữ cho DV002, 75%" in page
    for share in ("1.500.000", "300.000", "150.000", "50.000"):
        assert share in page
    assert "data-sure" not in page


def test_what_is_foreseen_is_what_is_booked(cast, sign_in):
    client, line = sign_in(), cast.line(DOUBT)
    place = workbench.place_of(cast.district, line)
    from congdoan.finance.collection.queries.panel import panel

    foreseen = next(c for c in panel(cast.district, place, applied_on=date(2024, 2, 7), on=DAY).choices if c.code == "DV002").effect

    post(client, "decide_line", line, kind="KPCD", body="DV002")

    life = queries.line_life(cast.district, line)
    assert {(p.month, p.amount) for p in life.pieces} == set(foreseen.months)
    booked = {share.holder_id: share.amount for piece in life.pieces for share in piece.shares}
    assert booked == {one.holder_id: one.amount for one in foreseen.goes}


def test_one_answer_books_the_line_and_brings_the_next_one_without_loading_the_page(cast, sign_in):
    client, line = sign_in(), cast.line(DOUBT)

    answer = post(client, "decide_line", line, htmx=True, kind="KPCD", body="DV001")

    page = words(answer)
    assert answer.status_code == 200
    assert "<html" not in page
    assert "Dòng 1 / 1" in page
    assert f'id="d{line}" hx-swap-oob="delete"' in page
    assert "Đã ghi 2.000.000 đ" in page
    assert 'id="chung-minh"' in page
    assert answer["HX-Replace-Url"].endswith(f"dong={cast.line(UNKNOWN)}")
    assert cast.unpaid(cast.employer) == {202403: FUND}


def test_without_javascript_the_same_form_leads_to_the_next_line(cast, sign_in):
    client, line = sign_in(), cast.line(DOUBT)

    answer = post(client, "decide_line", line, kind="KPCD", body="DV001")

    assert answer.status_code == 302
    assert answer["Location"].endswith(f"dong={cast.line(UNKNOWN)}")
    assert "Đã ghi 2.000.000 đ" in words(client.get(answer["Location"]))


def test_the_second_of_two_accountants_is_told_in_words_and_books_nothing(cast, sign_in):
    client, line = sign_in(), cast.line(DOUBT)
    post(client, "decide_line", line, kind="KPCD", body="DV001")
    before = ledger.trial_balance(cast.district, month=202412)

    answer = post(client, "decide_line", line, htmx=True, kind="KPCD", body="DV002")

    assert "người khác vừa quyết" in words(answer)
    assert "Dòng 1 / 1" in words(answer)
    assert ledger.trial_balance(cast.district, month=202412) == before
    assert "không còn chờ" in words(client.get(on_bench(line)))


def test_undo_just_after_needs_no_reason_and_later_it_does(cast, sign_in):
    client, line = sign_in(), cast.line(DOUBT)
    before = ledger.trial_balance(cast.district, month=202412)
    suspense = queries.suspense_of(cast.district, on=DAY)
    post(client, "decide_line", line, kind="KPCD", body="DV001")

    undone = post(client, "undo_line", line)

    assert undone.status_code == 302
    assert queries.suspense_of(cast.district, on=DAY) == suspense
    balances = [(row.code, row.closing_debit, row.closing_credit) for row in ledger.trial_balance(cast.district, month=202412)]
    assert [one for one in balances if any(one[1:])] == [
        (r.code, r.closing_debit, r.closing_credit) for r in before if r.closing_debit or r.closing_credit
    ]
    assert post(client, "undo_line", cast.line(SURE)).status_code == 422
    assert post(client, "undo_line", cast.line(SURE), reason="nhầm người nộp").status_code == 302


def test_a_line_left_with_a_reason_goes_to_its_own_pile_and_can_still_be_decided(cast, sign_in):
    client, line = sign_in(), cast.line(DOUBT)

    assert post(client, "suspend_line", line).status_code == 302
    assert workbench.queue_page(cast.district).counts["left"] == 0
    post(client, "suspend_line", line, reason="chờ đơn vị trả lời")

    page = workbench.queue_page(cast.district, "left")
    assert page.counts == {"ask": 1, "left": 1, "return": 0}
    assert [row.line_id for row in page.rows] == [line]
    assert "chờ đơn vị trả lời" in words(client.get(f"{reverse('collection:queue')}?loc=treo"))
    post(client, "decide_line", line, kind="KPCD", body="DV002")
    assert workbench.queue_page(cast.district).counts == {"ask": 1, "left": 0, "return": 0}


def test_money_of_others_waits_in_a_pile_of_its_own_until_it_goes_back(cast, sign_in):
    client, line = sign_in(), cast.line(UNKNOWN)

    post(client, "decide_line", line, kind="OTHER_IN", reason="tiền ủng hộ")

    assert workbench.queue_page(cast.district).counts == {"ask": 1, "left": 0, "return": 1}
    assert queries.suspense_of(cast.district, on=DAY) == FUND + 500_000


def test_a_line_is_split_between_payers_after_seeing_what_it_would_do(cast, sign_in):
    client, line = sign_in(), cast.line(DOUBT)
    parts = {"kind_1": "KPCD", "body_1": "DV001", "amount_1": "1.200.000", "kind_2": "KPCD", "body_2": "3999900051", "amount_2": "800000"}

    seen = post(client, "decide_line", line, htmx=True, xem="1", **parts)

    assert "Nếu tách như đã nhập" in words(seen)
    assert cast.unpaid(cast.employer) == {202402: FUND, 202403: FUND}
    post(client, "decide_line", line, **parts)
    assert cast.unpaid(cast.employer) == {202402: 800_000, 202403: FUND}
    assert cast.unpaid(cast.lone) == {202401: 1_200_000, 202402: FUND, 202403: FUND}


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"kind_1": "KPCD", "body_1": "DV001", "amount_1": "1999999"}, "các phần cộng lại 1999999"),
        ({"kind_1": "KPCD", "body_1": "DV001", "amount_1": "2000000,5"}, "số đồng nguyên"),
        ({"kind_1": "KPCD", "body_1": "DV999", "amount_1": "2000000"}, "DV999"),
        ({"kind_1": "KPCD", "amount_1": "2000000"}, "chưa ghi mã người nộp"),
        ({"kind": "KPCD"}, "chưa chọn người nộp"),
        ({"kind": "KPCD", "body": "\x00'; DROP"}, "Không có đơn vị nào"),
        ({"kind": "SHARE_OUT", "body": "CD001"}, "ngược chiều"),
        ({"kind": "nonsense", "body": "DV001"}, "chưa chọn loại tiền"),
    ],
)
def test_an_answer_that_cannot_be_booked_is_refused_in_words_and_nothing_is_written(cast, sign_in, given, told):
    line = cast.line(DOUBT)

    answer = post(sign_in(), "decide_line", line, htmx=True, **given)

    assert answer.status_code == 200
    assert told in words(answer)
    assert queries.suspense_of(cast.district, on=DAY) == FUND + 500_000


def test_searching_offers_other_payers_under_the_same_keys(cast, sign_in):
    page = words(sign_in().get(f"{on_bench(cast.line(UNKNOWN))}&tim=gach loc ninh"))

    assert "Kết quả tìm" in page
    assert "DV002" in page
    assert 'data-pick="1"' in page
    assert 'data-pick="2"' not in page


def test_the_queue_pages_by_place_and_the_next_page_is_a_piece(cast, sign_in):
    moves = [(f"{n % 20 + 1:02d}-03-2024 10:00:{n % 60:02d}", 1_000 + n, f"nop tien so {n}") for n in range(70)]
    cast.statement(*moves, name="thang-3.xlsx")
    cast.run()
    first = workbench.queue_page(cast.district)
    second = workbench.queue_page(cast.district, after=first.next)

    assert (len(first.rows), len(second.rows)) == (50, 22)
    assert not {row.line_id for row in first.rows} & {row.line_id for row in second.rows}
    piece = sign_in().get(f"{reverse('collection:queue')}?sau={first.next}", headers={"HX-Request": "true", "HX-Target": "them"})
    assert words(piece).count("data-line=") == 22
    assert "<html" not in words(piece)


# --- a line's life ---


def test_the_parts_shown_of_a_line_are_the_line(cast, sign_in):
    line = cast.line(SURE)

    page = words(sign_in().get(reverse("collection:receipt", args=[line])))

    assert "4 phần = 2.000.000 = dòng sao kê" in page
    assert "CD001: 1.500.000, Có 336" in page
    assert "LDLD-DMC: 300.000, Có 5118" in page
    assert page.count("cân") >= 2


def test_a_line_taken_back_shows_the_red_entries_and_the_reason(cast, sign_in):
    client, line = sign_in(), cast.line(SURE)
    post(client, "undo_line", line, reason="nhầm người nộp")

    page = words(client.get(reverse("collection:receipt", args=[line])))

    assert "(ghi đỏ)" in page
    assert "nhầm người nộp" in page
    assert "Quyết dòng này" in page


def test_a_list_of_lines_is_filtered_sorted_and_summed_over_the_whole_filter(cast, sign_in):
    client = sign_in()

    everything = words(client.get(f"{reverse('collection:receipts')}?thang=202402"))
    waiting = words(client.get(f"{reverse('collection:receipts')}?thang=202402&tinh_trang=review&xep=tien"))

    assert "3 dòng trong bộ lọc, tiền vào 4.500.000 đ" in everything
    assert "2 dòng trong bộ lọc, tiền vào 2.500.000 đ" in waiting
    assert waiting.index("500.000") < waiting.index("2.000.000</td>")


def test_the_workbook_holds_the_whole_filter_and_where_it_comes_from(cast, sign_in):
    client = sign_in()

    answer = client.get(f"{reverse('collection:receipts_workbook')}?thang=202402&tinh_trang=auto")

    book = CalamineWorkbook.from_filelike(io.BytesIO(answer.content))
    source = dict(row[:2] for row in book.get_sheet_by_name("Nguồn").to_python())
    assert source["Số dòng"] == 1
    assert source["Tình trạng"] == "tự khớp"
    rows = book.get_sheet_by_name("Dòng tiền").to_python()
    assert [row[2] for row in rows[1:]] == [FUND]


# --- payers ---


def test_a_payer_s_page_tells_month_by_month_what_is_owed_and_paid(cast, sign_in):
    page = words(sign_in().get(reverse("collection:payer", args=["DV001"])))

    assert "Thiếu 4.000.000 đ" in page
    assert "đủ, trễ 5 ngày" in page  # January is due on 31/01, paid on 05/02
    assert "2 kỳ, cũ nhất 02/2024" in page


def test_a_payer_is_found_by_its_tax_code(cast, sign_in):
    answer = sign_in().get(reverse("collection:payer", args=["3999900051"]))

    assert answer["Location"] == reverse("collection:payer", args=["DV002"])


def test_the_list_of_payers_sums_the_whole_filter(cast, sign_in):
    client = sign_in()

    page = words(client.get(reverse("collection:payers")))
    found = words(client.get(f"{reverse('collection:payers')}?q=gach&loc=no&xep=ten"))

    assert "2 nơi trong bộ lọc, còn nợ 10.000.000 đ" in page
    assert page.index("DV002") < page.index("DV001")  # who owes most comes first
    assert "1 nơi trong bộ lọc, còn nợ 6.000.000 đ" in found


# --- why ---

WHYS = ["why_charged", "why_paid", "why_owed", "why_balance", "why_waiting", "why_line"]


@pytest.mark.parametrize("name", WHYS)
@pytest.mark.parametrize("htmx", [False, True])
def test_every_figure_has_an_answer_in_the_drawer_and_as_a_page(cast, sign_in, name, htmx):
    charge = units_charge(cast)
    arguments = {
        "why_charged": [charge], "why_paid": [cast.employer, "KPCD", 202401], "why_owed": [cast.employer, "KPCD"],
        "why_balance": ["LDLD-DMC", 202402], "why_waiting": ["LDLD-DMC"], "why_line": [cast.line(DOUBT)],
    }[name]  # fmt: skip
    figure = {
        "why_charged": "2.000.000", "why_paid": "2.000.000", "why_owed": "4.000.000", "why_balance": "5.500.000",
        "why_waiting": "2.500.000", "why_line": "2.000.000",
    }[name]  # fmt: skip

    answer = sign_in().get(reverse(f"collection:{name}", args=arguments), headers={"HX-Request": "true"} if htmx else {})

    assert answer.status_code == 200
    assert figure in words(answer)
    assert ("<html" in words(answer)) is not htmx


def units_charge(cast):
    from congdoan.finance.assessments import queries as assessments

    return assessments.charges([cast.employer], kinds=["KPCD"])[0].id


def test_the_balance_shown_is_the_ledger_s_and_the_bank_s(cast):
    proof = units.proof(cast.district, on=DAY)

    assert (proof.opening, proof.money_in, proof.money_out, proof.books) == (1_000_000, 4_500_000, 0, 5_500_000)
    assert (proof.bank, proof.difference, proof.unrun) == (5_500_000, 0, 0)
    assert proof.suspense == 2_500_000


def test_lines_imported_but_not_run_show_as_the_difference(cast):
    cast.statement(("20-02-2024 10:00:00", 700_000, "nop them"), name="nua-sau.xlsx")

    proof = units.proof(cast.district, on=DAY)

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
        (lambda cast: on_bench(cast.line(DOUBT)), 62),
        (lambda cast: reverse("collection:receipt", args=[cast.line(SURE)]), 45),
        (lambda cast: reverse("collection:receipts") + "?thang=202402", 24),
        (lambda cast: reverse("collection:payers"), 26),
        (lambda cast: reverse("collection:payer", args=["DV001"]), 36),
    ],
)
def test_a_page_asks_as_many_questions_for_many_lines_as_for_few(cast, sign_in, address, most):
    client, address = sign_in(), address(cast)
    counted(client, address)
    few = counted(client, address)
    act_again(cast)
    moves = [(f"{n % 20 + 8:02d}-02-2024 10:00:{n:02d}", 10_000 + n, f"nop tien lan {n}") for n in range(40)]
    cast.statement(*moves, name="nhieu.xlsx")
    cast.run()

    many = counted(client, address)

    assert many == few <= most


# --- programs and commands ---


def call(client, method, path, **body):
    send = getattr(client, method)
    return send(f"/api/collection{path}", **({"data": json.dumps(body), "content_type": "application/json"} if body else {}))


def test_programs_read_the_queue_and_a_line_and_decide_it(cast, sign_in):
    client, line = sign_in(), cast.line(DOUBT)

    queue = call(client, "get", "/queue").json()
    decided = call(client, "post", f"/lines/{line}/decide", kind="KPCD", parts=[{"kind": "KPCD", "payer": "DV001", "amount": FUND}])
    told = call(client, "get", f"/lines/{line}").json()

    assert queue["counts"] == {"ask": 2, "left": 0, "return": 0}
    assert [one["amount"] for one in queue["lines"]] == [FUND, 500_000]
    assert decided.status_code == 200, decided.content
    assert told["status"] == "decided"
    assert told["months"] == [{"payer": "DV001", "kind": "KPCD", "month": "2024-02", "amount": FUND}]
    assert sum(share["amount"] for share in told["shares"]) == FUND


def test_programs_are_refused_with_a_code_and_words(cast, sign_in):
    client, line = sign_in(), cast.line(DOUBT)

    short = call(client, "post", f"/lines/{line}/decide", kind="KPCD", parts=[{"kind": "KPCD", "payer": "DV001", "amount": 1}])
    silent = call(client, "post", f"/lines/{line}/undo", reason="x")
    nobody = call(client, "post", "/lines/999999/suspend", reason="x")
    strange = call(client, "post", f"/lines/{line}/suspend", reason="x\x00")

    assert (short.status_code, short.json()["code"]) == (409, "decision-cannot-be-booked")
    assert (silent.status_code, silent.json()["code"]) == (409, "line-not-reversible")
    assert (nobody.status_code, strange.status_code) == (404, 400)


def test_an_inspector_s_program_may_read_and_not_write(cast, sign_in):
    client, line = sign_in("inspector"), cast.line(DOUBT)

    assert call(client, "get", "/payers").json()["unpaid"] == 10_000_000
    assert call(client, "post", f"/lines/{line}/suspend", reason="x").status_code == 403
    assert call(client, "post", "/run", unit="LDLD-DMC").status_code == 403


def test_programs_run_an_account_and_leave_a_line(cast, sign_in):
    client, line = sign_in(), cast.line(UNKNOWN)
    cast.statement(("20-02-2024 10:00:00", FUND, SURE.replace("thang 1", "thang 2")), name="nua-sau.xlsx")

    ran = call(client, "post", "/run", unit="LDLD-DMC").json()
    left = call(client, "post", f"/lines/{line}/suspend", reason="chờ hỏi")

    assert (ran["auto"], ran["left"]) == (1, 0)
    assert left.status_code == 200


def test_commands_decide_leave_and_take_back_a_line(cast):
    line, other = cast.line(DOUBT), cast.line(UNKNOWN)

    run("collection_decide_line", str(line), "KPCD", "--part", "DV001=1.500.000", "--part", "DV002=500000", "--reason", "hỏi người nộp")
    run("collection_suspend_line", str(other), "--reason", "chờ hỏi")
    waiting = run("collection_queue", "--pile", "left")
    run("collection_undo_line", str(line), "--reason", "nhầm")

    assert [one["line_id"] for one in waiting["lines"]] == [other]
    assert queries.line_life(cast.district, line).match.rule == "undone"


def test_a_command_tells_a_refusal_as_one_document(cast):
    told = run("collection_undo_line", str(cast.line(UNKNOWN)), "--reason", "x", code=1)

    assert told["code"] == "line-not-reversible"


# --- opening an account ---

BALANCES = "Khoản,Mã đơn vị,Số tiền\nngân hàng,,1.000.000\nphải trả,CD9,600.000\ncủa đơn vị,,400.000\n"


@pytest.fixture
def second(cast):
    other = organisation(cast.by, "district_federation", "LDLD-TB", parent=cast.province, founded_on=date(1976, 1, 1))
    organisation(cast.by, "grassroots_union", "CD9", parent=other)
    return other


def balances(text=BALANCES):
    return SimpleUploadedFile("so-du.csv", text.encode(), content_type="text/csv")


def test_an_account_is_opened_after_its_balances_were_seen(cast, second, sign_in):
    client = sign_in(branch=second)
    place = reverse("collection:open_account")

    seen = client.post(place, {"unit": "LDLD-TB", "opened_on": "01/01/2024", "file": balances()})
    assert "Mở tài khoản thu" in words(seen)
    assert units.collectors() == []
    hidden = seen.context["hidden"] | {"token": seen.context["token"]}
    applied = client.post(place, hidden)

    assert applied["Location"] == reverse("collection:queue")
    act_again(cast)
    assert {one.code for one in units.collectors()} == {"LDLD-DMC", "LDLD-TB"}
    assert client.post(place, hidden | {"token": "x"})["Location"] == place


def test_balances_that_do_not_make_the_bank_cannot_be_applied(second, sign_in):
    seen = sign_in(branch=second).post(
        reverse("collection:open_account"),
        {"unit": "LDLD-TB", "opened_on": "01/01/2024", "file": balances(BALANCES.replace("400.000", "399.999"))},
    )

    assert "lệch ngân hàng 1 đ" in words(seen)
    assert seen.context["apply_url"] == ""


def test_errors_of_the_table_are_shown_with_their_places(second, sign_in):
    seen = sign_in(branch=second).post(
        reverse("collection:open_account"),
        {"unit": "LDLD-TB", "opened_on": "01/01/2024", "file": balances(BALANCES.replace("CD9", "CD404"))},
    )

    assert seen.status_code == 422
    assert "CD404" in words(seen)


def test_the_command_opens_an_account(second, tmp_path):
    file = tmp_path / "so-du.csv"
    file.write_text(BALANCES, encoding="utf-8")

    run("collection_open_account", "LDLD-TB", "2024-01-01", str(file))

    assert {one.code for one in units.collectors()} == {"LDLD-DMC", "LDLD-TB"}


# --- the kept state ---


def test_a_decision_that_was_rolled_back_leaves_no_trace_in_what_is_kept(cast):
    line = cast.line(DOUBT)
    account = queries.account_of(cast.district)
    fresh, number = queries.load_state(account)
    from django.db import transaction

    with transaction.atomic():
        services.undo_line(by=cast.by, unit_id=cast.district, line_id=cast.line(SURE), reason="x", on=DAY)
        queries.load_state(account)
        transaction.set_rollback(True)

    again, same = queries.load_state(account)
    assert same == number
    assert (again.suspense, again.paid, again.bank) == (fresh.suspense, fresh.paid, fresh.bank)
    services.suspend_line(by=cast.by, unit_id=cast.district, line_id=line, reason="x", on=DAY)
    assert queries.load_state(account)[1] == number + 1
