"""The queue as a page: who gets in, what is shown, what each answer writes, what is refused and in which words."""

import re
from datetime import date

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from congdoan.finance.collection import queries, services
from congdoan.finance.collection.queries import units, workbench
from congdoan.finance.collection.queries.panel import panel
from congdoan.finance.collection.rules.model import Part
from congdoan.finance.collection.tests.visiting import DAY, DOUBT, FUND, SURE, UNKNOWN, on_bench, post, words
from congdoan.finance.ledger import queries as ledger
from congdoan.people.organisations import queries as organisations
from congdoan.people.organisations.tests.builders import organisation

pytestmark = pytest.mark.django_db


# --- who gets in ---

LISTS = ["queue", "receipts", "payers", "receipts_workbook", "payers_workbook"]


@pytest.mark.parametrize("name", LISTS)
def test_every_list_opens_for_the_accountant_and_for_nobody_without_sign_in(client, waiting, sign_in, name):
    assert client.get(reverse(f"collection:{name}")).status_code == 302

    assert sign_in().get(reverse(f"collection:{name}")).status_code == 200


def test_the_queue_and_its_next_line_ask_a_bounded_number_of_questions(waiting, sign_in, django_assert_max_num_queries):
    client, line, of_nobody = sign_in(), waiting.line(DOUBT), waiting.line(UNKNOWN)
    piece = {"HX-Request": "true", "HX-Target": "dong"}
    client.get(reverse("collection:queue"))

    with django_assert_max_num_queries(36):
        client.get(reverse("collection:queue"))
    with django_assert_max_num_queries(30):
        client.get(on_bench(line), headers=piece)
    with django_assert_max_num_queries(16):
        client.get(on_bench(of_nobody), headers=piece)


def test_an_answer_judges_the_waiting_lines_once_before_and_once_after(waiting, sign_in):
    client, line = sign_in(), waiting.line(DOUBT)

    with CaptureQueriesContext(connection) as asked:
        post(client, "decide_line", line, htmx=True, kind="KPCD", body="DV001")

    assert sum("judged AS MATERIALIZED" in one["sql"] for one in asked) == 2


def test_the_first_line_of_a_page_stands_where_it_stands_alone(waiting):
    pages = [workbench.queue_page(waiting.district, after=0), workbench.queue_page(waiting.district, after=0, limit=0)]
    pages.append(workbench.queue_page(waiting.district, after=pages[0].first.place, limit=1))

    for page in pages:
        assert page.first == workbench.place_of(waiting.district, page.first.line_id)
    last = pages[-1].first.place
    assert workbench.queue_page(waiting.district, after=last).first is None
    assert workbench.queue_after(waiting.district, last).first == pages[0].first
    assert workbench.queue_after(waiting.district, 0, "return").first is None


def test_a_neighbour_sees_neither_queue_nor_line_nor_payer(waiting, sign_in):
    other = organisation(waiting.by, "district_federation", "LDLD-TB", parent=waiting.province, founded_on=date(1976, 1, 1))
    client, line = sign_in(branch=other), waiting.line(DOUBT)

    assert "Chưa có tài khoản thu" in words(client.get(reverse("collection:queue")))
    assert client.get(f"{reverse('collection:queue')}?don_vi=LDLD-DMC").status_code == 404
    assert client.get(reverse("collection:receipt", args=[line])).status_code == 404
    assert client.get(reverse("collection:payer", args=["DV001"])).status_code == 404
    assert client.get(reverse("collection:why_balance", args=["LDLD-DMC", 202402])).status_code == 404
    assert post(client, "decide_line", line, kind="KPCD", body="DV001").status_code == 404


def test_a_union_sees_its_own_books_but_no_payer_s_page_that_would_lack_the_payments(waiting, sign_in):
    client = sign_in("union_chair", waiting.union)

    union = client.get(reverse("collection:union", args=["CD001"]) + "?nam=2024")
    assert union.status_code == 200
    assert "1.500.000" in words(union)
    assert client.get(reverse("collection:payer", args=["DV001"])).status_code == 403


def test_an_inspector_reads_everything_and_writes_nothing(waiting, sign_in):
    client, line = sign_in("inspector"), waiting.line(DOUBT)
    before = ledger.trial_balance(waiting.district, month=202412)

    page = client.get(on_bench(line))

    assert page.status_code == 200
    assert 'data-pick="1" disabled' in words(page)
    assert post(client, "decide_line", line, kind="KPCD", body="DV001").status_code == 403
    assert post(client, "suspend_line", line, reason="x").status_code == 403
    assert post(client, "undo_line", waiting.line(SURE), reason="x").status_code == 403
    assert client.post(reverse("collection:run_collection")).status_code == 403
    assert client.get(reverse("collection:open_account")).status_code == 403
    assert ledger.trial_balance(waiting.district, month=202412) == before


def test_a_past_day_shows_the_queue_of_that_day_and_lets_nothing_be_written(waiting, sign_in):
    client = sign_in()

    page = client.get(f"{reverse('collection:queue')}?ngay=2024-02-06")

    assert "còn 1 dòng" in words(page)
    assert 'data-pick="1" disabled' in words(page)
    assert post(client, "decide_line", waiting.line(DOUBT), kind="KPCD", body="DV001").status_code == 409


# --- the queue ---


def test_the_bench_proves_the_balance_and_tells_what_was_read_who_may_have_paid_and_what_each_choice_would_do(waiting, sign_in):
    page = words(sign_in().get(on_bench(waiting.line(DOUBT))))

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


def test_what_is_foreseen_is_what_is_booked(waiting, sign_in):
    client, line = sign_in(), waiting.line(DOUBT)
    place = workbench.place_of(waiting.district, line)
    foreseen = next(c for c in panel(waiting.district, place, applied_on=date(2024, 2, 7), on=DAY).choices if c.code == "DV002").effect

    post(client, "decide_line", line, kind="KPCD", body="DV002")

    life = queries.line_life(waiting.district, line)
    assert {(p.month, p.amount) for p in life.pieces} == set(foreseen.months)
    booked = {share.holder_id: share.amount for piece in life.pieces for share in piece.shares}
    assert booked == {one.holder_id: one.amount for one in foreseen.goes}


def test_one_answer_books_the_line_and_brings_the_next_one_without_loading_the_page(waiting, sign_in):
    client, line = sign_in(), waiting.line(DOUBT)

    answer = post(client, "decide_line", line, htmx=True, kind="KPCD", body="DV001")

    page = words(answer)
    assert answer.status_code == 200
    assert "<html" not in page
    assert "Dòng 1 / 1" in page
    assert f'id="d{line}" hx-swap-oob="delete"' in page
    assert "Đã ghi 2.000.000 đ" in page
    assert 'id="chung-minh"' in page
    assert answer["HX-Replace-Url"].endswith(f"dong={waiting.line(UNKNOWN)}")
    assert waiting.unpaid(waiting.employer) == {202403: FUND}


def test_without_javascript_the_same_form_leads_to_the_next_line(waiting, sign_in):
    client, line = sign_in(), waiting.line(DOUBT)

    answer = post(client, "decide_line", line, kind="KPCD", body="DV001")

    assert answer.status_code == 302
    assert answer["Location"].endswith(f"dong={waiting.line(UNKNOWN)}")
    assert "Đã ghi 2.000.000 đ" in words(client.get(answer["Location"]))


def test_the_second_of_two_accountants_is_told_in_words_and_books_nothing(waiting, sign_in):
    client, line = sign_in(), waiting.line(DOUBT)
    post(client, "decide_line", line, kind="KPCD", body="DV001")
    before = ledger.trial_balance(waiting.district, month=202412)

    answer = post(client, "decide_line", line, htmx=True, kind="KPCD", body="DV002")

    assert "người khác vừa quyết" in words(answer)
    assert "Dòng 1 / 1" in words(answer)
    assert ledger.trial_balance(waiting.district, month=202412) == before
    assert "không còn chờ" in words(client.get(on_bench(line)))


def test_undo_just_after_needs_no_reason_and_of_others_it_needs_a_second_person(waiting, sign_in):
    client, line = sign_in(), waiting.line(DOUBT)
    before = ledger.trial_balance(waiting.district, month=202412)
    suspense = queries.suspense_of(waiting.district, on=DAY)
    post(client, "decide_line", line, kind="KPCD", body="DV001")

    undone = post(client, "undo_line", line)

    assert undone.status_code == 302
    assert queries.suspense_of(waiting.district, on=DAY) == suspense
    balances = [(row.code, row.closing_debit, row.closing_credit) for row in ledger.trial_balance(waiting.district, month=202412)]
    assert [one for one in balances if any(one[1:])] == [
        (r.code, r.closing_debit, r.closing_credit) for r in before if r.closing_debit or r.closing_credit
    ]
    refused = post(client, "undo_line", waiting.line(SURE), reason="nhầm người nộp")
    assert refused.status_code == 422
    assert "cần người thứ hai" in words(refused)


def test_a_line_left_with_a_reason_goes_to_its_own_pile_and_can_still_be_decided(waiting, sign_in):
    client, line = sign_in(), waiting.line(DOUBT)

    assert post(client, "suspend_line", line).status_code == 302
    assert workbench.queue_page(waiting.district).counts["left"] == 0
    post(client, "suspend_line", line, reason="chờ đơn vị trả lời")

    page = workbench.queue_page(waiting.district, "left")
    assert page.counts == {"ask": 1, "left": 1, "return": 0}
    assert [row.line_id for row in page.rows] == [line]
    assert "chờ đơn vị trả lời" in words(client.get(f"{reverse('collection:queue')}?loc=treo"))
    post(client, "decide_line", line, kind="KPCD", body="DV002")
    assert workbench.queue_page(waiting.district).counts == {"ask": 1, "left": 0, "return": 0}


def test_money_of_others_waits_in_a_pile_of_its_own_until_it_goes_back(waiting, sign_in):
    client, line = sign_in(), waiting.line(UNKNOWN)

    post(client, "decide_line", line, kind="OTHER_IN", reason="tiền ủng hộ")

    assert workbench.queue_page(waiting.district).counts == {"ask": 1, "left": 0, "return": 1}
    assert queries.suspense_of(waiting.district, on=DAY) == FUND + 500_000


def test_a_line_is_split_between_payers_after_seeing_what_it_would_do(waiting, sign_in):
    client, line = sign_in(), waiting.line(DOUBT)
    parts = {"kind_1": "KPCD", "body_1": "DV001", "amount_1": "1.200.000", "kind_2": "KPCD", "body_2": "3999900051", "amount_2": "800000"}

    seen = post(client, "decide_line", line, htmx=True, xem="1", **parts)

    assert "Nếu tách như đã nhập" in words(seen)
    assert waiting.unpaid(waiting.employer) == {202402: FUND, 202403: FUND}
    post(client, "decide_line", line, **parts)
    assert waiting.unpaid(waiting.employer) == {202402: 800_000, 202403: FUND}
    assert waiting.unpaid(waiting.lone) == {202401: 1_200_000, 202402: FUND, 202403: FUND}


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
def test_an_answer_that_cannot_be_booked_is_refused_in_words_and_nothing_is_written(waiting, sign_in, given, told):
    line = waiting.line(DOUBT)

    answer = post(sign_in(), "decide_line", line, htmx=True, **given)

    assert answer.status_code == 200
    assert told in words(answer)
    assert queries.suspense_of(waiting.district, on=DAY) == FUND + 500_000


def test_money_out_that_nobody_explained_goes_to_the_union_a_person_finds(waiting, sign_in):
    waiting.statement(("20-02-2024 10:00:00", -300_000, "chi tien"), name="chi.xlsx")
    waiting.run()
    client, line = sign_in(), waiting.line("chi tien")

    page = words(client.get(f"{on_bench(line)}&tim=CD001"))
    post(client, "decide_line", line, kind="SHARE_OUT", body="CD001")

    assert '<input type="hidden" name="kind" value="SHARE_OUT">' in page
    assert queries.line_life(waiting.district, line).transfers == ((waiting.union, "SHARE_OUT", 300_000),)
    assert units.proof(waiting.district, on=DAY).difference == 0


def test_searching_offers_other_payers_under_the_same_keys(waiting, sign_in):
    page = words(sign_in().get(f"{on_bench(waiting.line(UNKNOWN))}&tim=gach loc ninh"))

    assert "Kết quả tìm" in page
    assert "DV002" in page
    assert 'data-pick="1"' in page
    assert 'data-pick="2"' not in page


def test_whom_the_sum_fits_comes_first_of_those_found_and_whose_code_was_typed_before_all(waiting, sign_in):
    waiting.statement(("20-02-2024 10:00:00", FUND, "khong ro"), name="khop.xlsx")
    waiting.run()
    client, line = sign_in(), waiting.line("khong ro")

    def found(text):
        return re.findall(r'name="body" value="(\w+)">', words(client.get(f"{on_bench(line)}&tim={text}")))

    every = [one.code for one in organisations.search("cong", on=DAY)]
    assert every[0] not in ("DV001", "DV002")  # who owe this very sum
    assert set(found("cong")[:2]) == {"DV001", "DV002"}
    assert found("CD001")[0] == "CD001"


def test_a_name_is_remembered_without_losing_the_line_in_the_middle(waiting, sign_in):
    client, line = sign_in(), waiting.line(DOUBT)

    answer = client.post(
        reverse("collection:teach_name", args=[waiting.line(SURE)]) + "?loc=treo", {"name": "x", "ve": "hang-cho", "dong": str(line)}
    )

    assert answer["Location"] == f"{reverse('collection:queue')}?loc=treo&dong={line}"


def test_why_parts_are_refused_stands_beside_them(waiting, sign_in):
    answer = words(post(sign_in(), "decide_line", waiting.line(DOUBT), htmx=True, kind_1="KPCD", body_1="DV001", amount_1="1"))

    assert answer.index('data-act="t" open') < answer.index('role="alert"') < answer.index('name="body_1"')


def test_the_queue_pages_by_place_and_the_next_page_is_a_piece(waiting, sign_in):
    moves = [(f"{n % 20 + 1:02d}-03-2024 10:00:{n % 60:02d}", 1_000 + n, f"nop tien so {n}") for n in range(70)]
    waiting.statement(*moves, name="thang-3.xlsx")
    waiting.run()
    first = workbench.queue_page(waiting.district)
    second = workbench.queue_page(waiting.district, after=first.next)

    assert (len(first.rows), len(second.rows)) == (50, 22)
    assert not {row.line_id for row in first.rows} & {row.line_id for row in second.rows}
    piece = sign_in().get(f"{reverse('collection:queue')}?sau={first.next}", headers={"HX-Request": "true", "HX-Target": "them"})
    assert words(piece).count("data-line=") == 22
    assert "<html" not in words(piece)


# --- the kept state ---


def test_a_decision_that_was_rolled_back_leaves_no_trace_in_what_is_kept(waiting):
    line = waiting.line(DOUBT)
    account = queries.account_of(waiting.district)
    fresh, number = queries.load_state(account)
    with transaction.atomic():
        parts = [Part("KPCD", waiting.lone, FUND)]
        services.decide_line(by=waiting.by, unit_id=waiting.district, line_id=line, kind="KPCD", parts=parts, on=DAY)
        queries.load_state(account)
        transaction.set_rollback(True)

    again, same = queries.load_state(account)
    assert same == number
    assert (again.suspense, again.paid, again.bank) == (fresh.suspense, fresh.paid, fresh.bank)
    services.suspend_line(by=waiting.by, unit_id=waiting.district, line_id=line, reason="x", on=DAY)
    assert queries.load_state(account)[1] == number + 1
