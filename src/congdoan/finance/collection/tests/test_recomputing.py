"""What is decided later for earlier months: the differences in the open period, once; and what would be, without touching the books."""

import io
from datetime import date
from fractions import Fraction

import pytest
from django.contrib.auth import get_user_model
from django.db import DatabaseError, transaction
from django.urls import reverse
from python_calamine import CalamineWorkbook

from congdoan.finance.assessments import queries as owed
from congdoan.finance.assessments import services as assessments
from congdoan.finance.collection import queries, services
from congdoan.finance.collection.models import Piece, Step
from congdoan.finance.collection.queries.pieces import standing_pieces
from congdoan.finance.collection.queries.what_if import Scenario, WrongScenario, reading, what_if
from congdoan.finance.collection.tests.two_people import corrected
from congdoan.finance.collection.tests.visiting import DAY, FUND, SURE, call, run, words
from congdoan.finance.ledger import queries as ledger
from congdoan.finance.ledger import services as books
from congdoan.foundation.access.services import NotAllowed, enter
from congdoan.foundation.reference import services as reference
from congdoan.foundation.reference.queries import own_records
from congdoan.people.organisations.tests.builders import person

pytestmark = pytest.mark.django_db
YEAR = date(2024, 1, 1), date(2024, 12, 31)
UPPER = {"direct_upper": Fraction(50, 100), "province": Fraction(40, 100), "central": Fraction(10, 100)}


def state(cast):
    found, _ = queries.load_state(queries.account_of(cast.district))
    assert found.unplaced == 0
    return found


def another_table(cast, ratios=UPPER, document="NQ 15/NQ-BTV"):
    return services.install_split_table(
        by=cast.by, unit_id=cast.district, from_year=2024, ratios=ratios, document=document, is_retroactive=True, on=DAY
    )  # fmt: skip


def another_base(cast, share=Fraction(70, 100)):
    return reference.install(
        by=cast.by, branch_id=cast.district, topic="share_grassroots", scope={"flow": "fund"}, valid_from=date(2024, 1, 1), value=share,
        document="QĐ 99/QĐ-TLĐ",
    )  # fmt: skip


def recompute(cast, **more):
    return services.recompute_shares(by=cast.by, unit_id=cast.district, during=YEAR, on=DAY, **more)


def lower(cast, month, amount, payer=None):
    charges = {(row.payer_id, row.month): row.id for row in owed.charges(kinds=["KPCD"])}
    charge = charges[payer or cast.employer, month]
    assessments.revise_charge(by=cast.by, charge_id=charge, amount=amount, reason="kê khai lại", on=DAY)


# --- shares ---


def test_shares_decided_later_move_only_the_difference_and_only_once(waiting):
    booked = list(Piece.objects.values_list("id", "base", "amount"))
    another_base(waiting)
    another_table(waiting)
    assert state(waiting).payable == {waiting.union: 1_500_000, waiting.province: 150_000, waiting.tld: 50_000}

    done = recompute(waiting)

    # 2,000,000: 1,400,000 base (was 1,500,000); 600,000 as 300,000 / 240,000 / 60,000 (were 300,000 / 150,000 / 50,000)
    assert (done.pieces, done.moved) == (1, 100_000)
    assert "QĐ 99/QĐ-TLĐ" in done.law
    assert "NQ 15/NQ-BTV" in done.law
    assert state(waiting).payable == {waiting.union: 1_400_000, waiting.province: 240_000, waiting.tld: 60_000}
    (step,) = Step.objects.filter(cause="law")
    assert (step.law, step.acted_on) == (done.law, DAY)
    assert list(Piece.objects.filter(id__in=[row[0] for row in booked]).values_list("id", "base", "amount")) == booked
    assert queries.paid_by_month()[waiting.employer, "KPCD", 202401] == FUND
    again = recompute(waiting)
    assert (again.pieces, again.moved, Step.objects.filter(cause="law").count()) == (0, 0, 1)
    assert ledger.verify()["ok"]
    claims = {row.code: row for row in ledger.trial_balance(waiting.union, month=202412)}
    assert claims["1368"].closing_debit == 1_400_000


def test_back_to_the_old_shares_everything_stands_as_before(waiting):
    before = state(waiting)
    new = another_base(waiting)
    recompute(waiting)
    reference.withdraw(by=waiting.by, record_id=new, on=DAY)

    recompute(waiting)

    assert (state(waiting).payable, state(waiting).own) == (before.payable, before.own)


def test_a_line_recomputed_is_still_taken_back_whole(waiting):
    another_base(waiting)
    recompute(waiting)

    corrected(waiting, SURE)

    found = state(waiting)
    assert (found.payable, found.held, found.paid) == ({}, {}, {})
    assert found.suspense[waiting.line(SURE)] == FUND
    assert recompute(waiting).pieces == 0


def test_differences_of_a_locked_month_go_to_the_open_one(waiting):
    for unit in (waiting.district, waiting.union):
        books.lock_month(by=waiting.by, unit_id=unit, month=202402, reason="khóa sổ", on=DAY)
    another_base(waiting)

    recompute(waiting)

    assert Step.objects.get(cause="law").occurred_on == date(2024, 3, 1)
    with pytest.raises(services.DaysReversed):
        services.recompute_shares(by=waiting.by, unit_id=waiting.district, during=YEAR[::-1], on=DAY)
    with pytest.raises(services.PreviewChanged):
        recompute(waiting, mark="khác")


def test_a_table_for_a_year_shared_out_needs_to_say_so_and_keeps_the_next_one(waiting):
    plain = {"by": waiting.by, "unit_id": waiting.district, "ratios": UPPER, "document": "x", "on": DAY}
    with pytest.raises(services.YearAlreadySplit):
        services.install_split_table(from_year=2024, **plain)
    services.install_split_table(from_year=2026, **plain)

    another_table(waiting)
    another_table(waiting, {"direct_upper": Fraction(1)}, "NQ 16")

    standing = own_records("share_upper_split", [waiting.district])[waiting.district]
    told = [(row.source["document"], row.valid_from, row.valid_until) for row in standing]
    assert told == [("x", date(2026, 1, 1), None), ("NQ 16", date(2024, 1, 1), date(2026, 1, 1))]


# --- charges that fell ---


def test_what_was_paid_above_a_lowered_charge_meets_open_months_then_waits_as_surplus(waiting):
    assert waiting.unpaid(waiting.employer) == {202402: FUND, 202403: FUND}
    lower(waiting, 202401, 500_000)

    done = services.settle_overpaid(by=waiting.by, unit_id=waiting.district, on=DAY)

    found = state(waiting)
    assert {key[2]: amount for key, amount in found.paid.items()} == {202401: 500_000, 202402: 1_500_000}
    assert found.payable[waiting.union] == 1_500_000  # 75 % of the same money, whichever month it pays
    assert done.pieces == 1
    lower(waiting, 202402, 0)
    services.settle_overpaid(by=waiting.by, unit_id=waiting.district, on=DAY)
    assert state(waiting).credit_of(waiting.employer, "KPCD") == 1_500_000  # March is not open yet in February
    assert services.settle_overpaid(by=waiting.by, unit_id=waiting.district, on=DAY).pieces == 0
    corrected(waiting, SURE)
    assert (state(waiting).paid, state(waiting).credits) == ({}, {})
    assert ledger.verify()["ok"]


def test_a_charge_that_rises_is_owed_and_nothing_moves(waiting):
    lower(waiting, 202401, FUND + 1)

    assert services.settle_overpaid(by=waiting.by, unit_id=waiting.district, on=DAY).pieces == 0
    assert waiting.unpaid(waiting.employer)[202401] == 1


# --- what if ---


def test_other_shares_and_another_rate_are_told_and_nothing_is_written(waiting):
    before = Step.objects.count(), ledger.verify()

    found = what_if(waiting.district, months=(202401, 202403), scenario=Scenario(Fraction(7, 10), UPPER, Fraction(1, 100)), on=DAY)

    assert found.is_proved
    assert (found.collected, found.charges_now, found.charges_then) == (FUND, 6 * FUND, 3 * FUND)
    rows = {(row.code, row.place): row for row in found.rows}
    union, held = rows["CD001", "union"], rows["DV002", "held"]
    assert (union.collected_now, union.collected_then, union.collected_change) == (1_500_000, 1_400_000, -100_000)
    assert (union.assessed_now, union.assessed_then) == (4_500_000, 2_100_000)
    assert (held.collected_now, held.assessed_now, held.assessed_then) == (0, 4_500_000, 2_100_000)
    assert (Step.objects.count(), ledger.verify()) == before


def test_as_it_is_now_is_then(waiting):
    found = what_if(waiting.district, months=(202401, 202412), scenario=Scenario(), on=DAY)

    assert found.is_proved
    assert all((row.collected_now, row.assessed_now) == (row.collected_then, row.assessed_then) for row in found.rows)


def test_what_if_agrees_with_the_recomputing_that_follows(waiting):
    told = what_if(waiting.district, months=(202401, 202412), scenario=Scenario(Fraction(7, 10), UPPER), on=DAY)
    another_base(waiting)
    another_table(waiting)

    recompute(waiting)

    (piece,) = standing_pieces(waiting.district)
    shares = {**dict(piece.upper), waiting.union: piece.base}
    assert {row.holder_id: row.collected_then for row in told.rows if row.collected_then} == shares


def test_the_block_of_a_what_if_refuses_every_write_and_ends(waiting):
    with pytest.raises(DatabaseError, match="read-only"), transaction.atomic(), reading():
        Step.objects.create(unit_id=waiting.district, number=999, cause="month", occurred_on=DAY, recorded_by=1)
    with reading():
        assert Step.objects.exists()

    corrected(waiting, SURE)  # the transaction around it still writes
    for wrong in (Scenario(base=Fraction(2)), Scenario(upper={"province": Fraction(1)}), Scenario(rate=Fraction(3))):
        with pytest.raises(WrongScenario):
            what_if(waiting.district, months=(202401, 202401), scenario=wrong, on=DAY)


# --- doors ---


def test_a_receipt_shows_the_difference_with_its_entries_under_the_old_day(waiting, client):
    client.force_login(get_user_model().objects.get(id=person(waiting.by, "kt", role="federation_accountant", branch=waiting.district)))
    another_base(waiting)
    recompute(waiting)

    page = words(client.get(reverse("collection:receipt", args=[waiting.line(SURE)])))

    assert "Chênh lệch do tỷ lệ phân phối thay đổi" in page
    assert "CD001: 1.400.000, Có 336" in page
    enter(waiting.by, on=DAY)


OVERPAID = reverse("collection:settle_overpaid")


def test_pages_show_before_they_book_and_what_would_be(waiting, client):
    client.force_login(get_user_model().objects.get(id=person(waiting.by, "kt", role="federation_accountant", branch=waiting.district)))
    another_base(waiting)
    place, guess = reverse("collection:recompute_shares"), reverse("collection:what_if")
    months = {"tu": "01/2024", "den": "12/2024"}

    seen = client.post(place, months)
    stale = client.post(place, months | {"token": "x"})
    applied = client.post(place, months | {"token": seen.context["token"]})
    over, stale_over = client.get(OVERPAID), client.post(OVERPAID, {"token": "x"})
    strange = client.post(place, {"tu": "13/2024", "den": "\x00"})

    assert "không thêm, không mất" in words(seen)
    assert "QĐ 99/QĐ-TLĐ" in words(seen)
    assert (stale.status_code, applied.status_code, strange.status_code) == (422, 302, 422)
    assert "Không có gì đổi" in words(over)
    assert (stale_over.status_code, "xem lại" in words(stale_over)) == (422, True)
    asked = months | {"base": "75", "rate": "1,5"}
    page = client.get(guess, asked)
    assert page.context["found"].is_proved
    assert "không thêm, không mất đồng nào" in words(page)
    assert client.get(guess).status_code == 200
    assert client.get(guess, months | {"base": "abc"}).status_code == 422
    assert client.get(guess, months | {"province": "50"}).status_code == 422
    book = CalamineWorkbook.from_filelike(io.BytesIO(client.get(reverse("collection:what_if_workbook"), asked).content))
    assert len(book.get_sheet_by_name("Nếu như").to_python()) == len(page.context["found"].rows) + 1
    assert "Trang sau" not in words(client.get(guess, asked | {"sau": "999"}))
    enter(waiting.by, on=DAY)
    assert state(waiting).payable[waiting.union] == 1_400_000


def test_programs_and_commands_recompute_settle_and_guess(waiting, client):
    client.force_login(get_user_model().objects.get(id=person(waiting.by, "kt", role="federation_accountant", branch=waiting.district)))
    another_base(waiting)

    seen = run("collection_recompute_shares", "2024-01", "2024-12", "--preview")
    done = call(client, "post", "/recompute-shares", first_month="2024-01", last_month="2024-12").json()
    enter(waiting.by, on=DAY)
    again = run("collection_recompute_shares", "2024-01", "2024-12")
    lower(waiting, 202401, 0)
    over = run("collection_settle_overpaid", "--preview")
    settled = call(client, "post", "/settle-overpaid", unit="LDLD-DMC").json()
    guess = call(client, "get", "/what-if?first_month=2024-01&last_month=2024-03&rate=1").json()
    enter(waiting.by, on=DAY)
    told = run("collection_what_if", "2024-01", "2024-03", "--rate", "1")
    wrong = run("collection_what_if", "2024-01", "2024-03", "--base", "x", code=1)

    assert (seen["pieces"], done["pieces"], again["pieces"]) == (1, 1, 0)
    assert (over["pieces"], settled["pieces"]) == (1, 1)
    assert guess["is_proved"]
    assert guess["charges_then"] == told["charges_then"]
    assert wrong["code"] == "what-if-wrong"


def test_who_only_reads_may_guess_and_not_recompute(waiting):
    reader = person(waiting.by, "doc", role="inspector", branch=waiting.district)

    for act in (
        lambda: services.recompute_shares(by=reader, unit_id=waiting.district, during=YEAR, on=DAY),
        lambda: services.settle_overpaid(by=reader, unit_id=waiting.district, on=DAY),
        lambda: services.propose_held_transfer(by=reader, unit_id=waiting.district, employer_id=waiting.lone, reason="x", on=DAY),
        lambda: services.propose_correction(by=reader, unit_id=waiting.district, line_id=1, kind=None, reason="x", on=DAY),
    ):
        with pytest.raises(NotAllowed):
            act()
