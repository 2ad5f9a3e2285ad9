"""Donations: receipted by a voucher that stands, used up to what was given, followed; what an inspector would miss is told (R7)."""

import io
import json
from datetime import UTC, date, datetime

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from congdoan.finance.bookkeeping import queries, services
from congdoan.finance.bookkeeping.models import DonationStep
from congdoan.finance.bookkeeping.rules import donations as rules
from congdoan.finance.bookkeeping.tests import builders
from congdoan.finance.bookkeeping.tests.builders import DAY, TODAY, paid, payment, receipt
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access

pytestmark = pytest.mark.django_db
STEPS = st.lists(
    st.tuples(st.sampled_from(["receipted", "used", "taken_back", "voided"]), st.integers(0, 12), st.integers(1, 6)), max_size=12
)


def gift(form="cash", measure=1_000_000, **facts):
    told = {"received_on": DAY, "donor": "Công ty TNHH Hoa Sữa", "purpose": "Quà Tết cho đoàn viên khó khăn", "board": "Hoa, Lan, Mai"}
    return services.Gift(form=form, measure=measure, **told | ({"thing": "phần quà"} if form == "thing" else {}) | facts)


def donated(cast, *given, **facts):
    return services.register_donation(by=cast.acting("union_accountant"), unit_id=cast.union, gift=gift(*given, **facts), on=TODAY)


def row(donation_id):
    return queries.donations(ids=[donation_id])[0]


@given(STEPS)
def test_no_more_is_used_than_was_given_whatever_is_tried(tried):
    steps = []
    for kind, measure, back in tried:
        step = rules.DonationStep(len(steps) + 1, kind, measure if kind == "used" else 0, back if kind == "taken_back" else None)
        if rules.may_follow("cash", 10, steps, step):
            steps.append(step)

    stands = rules.standing(steps)
    assert sum(one.measure for one in stands) <= 10
    assert sum(one.kind == "receipted" for one in stands) <= 1
    if any(one.kind == "voided" for one in steps):
        assert steps[-1].kind == "voided"
        assert not stands


def test_money_is_receipted_used_and_followed(cast):
    one = donated(cast)
    assert row(one).lacks == ("chưa có phiếu thu trong sổ",)
    paper = paid(cast, receipt(1_500_000, category="other_misc"))
    by = cast.acting("union_accountant")
    with pytest.raises(services.DonationUnfit):
        services.use_donation(by=by, donation_id=one, measure=1, words="quà", on=TODAY)
    services.receipt_donation(by=by, donation_id=one, voucher_id=paper, on=TODAY)
    assert row(one).lacks == ()
    spent = paid(cast, payment(700_000))
    by = cast.acting("union_accountant")
    services.use_donation(by=by, donation_id=one, measure=600_000, words="20 phần quà", voucher_id=spent, on=TODAY)
    with pytest.raises(services.DonationVoucherUnfit, match=r"chỉ còn 100\.000 đ"):
        services.use_donation(by=by, donation_id=one, measure=100_001, words="quà", voucher_id=spent, on=TODAY)
    with pytest.raises(services.DonationNotNow, match=r"chỉ còn 400\.000 đ"):
        services.use_donation(by=by, donation_id=one, measure=400_001, words="quà", voucher_id=spent, on=TODAY)
    other = donated(cast, measure=600_000)
    with pytest.raises(services.DonationVoucherUnfit, match=r"chỉ còn 500\.000 đ"):
        services.receipt_donation(by=by, donation_id=other, voucher_id=paper, on=TODAY)
    with pytest.raises(services.DonationVoucherUnfit, match="cần chứng từ đúng loại"):
        services.receipt_donation(by=by, donation_id=other, voucher_id=spent, on=TODAY)
    with pytest.raises(services.DonationVoucherUnfit, match="không có chứng từ"):
        services.receipt_donation(by=by, donation_id=other, voucher_id=10**9, on=TODAY)

    services.reverse_voucher(
        by=cast.acting("chief_accountant"), voucher_id=spent, accounting_date=TODAY, reason="sai", red=False, on=TODAY
    )  # fmt: skip
    assert row(one).lacks == ("chứng từ chi của lần sử dụng đã bị đảo",)
    by = cast.acting("union_accountant")
    services.take_back_donation_step(by=by, donation_id=one, place=2, reason="chứng từ đảo", on=TODAY)
    assert (row(one).left, row(one).lacks) == (1_000_000, ())
    with pytest.raises(services.DonationNotNow):
        services.take_back_donation_step(by=by, donation_id=one, place=2, reason="nữa", on=TODAY)
    with pytest.raises(services.DonationNotNow, match="lấy lại từng bước"):
        services.void_donation(by=by, donation_id=one, reason="nhầm", on=TODAY)


def test_things_are_given_out_by_piece(cast):
    one = donated(cast, "thing", 50, worth=10_000_000, board="")
    by = cast.acting("union_accountant")
    with pytest.raises(services.DonationNotNow, match="hiện vật không có phiếu thu"):
        services.receipt_donation(by=by, donation_id=one, voucher_id=1, on=TODAY)
    services.use_donation(by=by, donation_id=one, measure=20, words="tổ may 1, danh sách 20 người", on=TODAY)

    assert (row(one).left, row(one).lacks) == (30, ("không ghi ban tiếp nhận",))
    assert queries.donation_receipt(row(one), made_at=datetime(2024, 6, 30, 8, tzinfo=UTC))[:4] == b"%PDF"
    with pytest.raises(services.DonationUnfit, match=r"ghi người.*ghi mục đích.*không sau hôm nay.*ghi tên hiện vật"):
        donated(cast, "thing", 1, donor=" ", purpose="", received_on=date(2024, 7, 1), thing="")
    with pytest.raises(services.UnknownDonation):
        services.void_donation(by=by, donation_id=10**9, reason="nhầm", on=TODAY)


def by_hand(donation_id, cast, **facts):
    by = cast.acting("union_accountant")
    with transaction.atomic():
        DonationStep.objects.create(donation_id=donation_id, unit_id=cast.union, recorded_by=by, happened_on=TODAY, **facts)


def test_postgresql_keeps_uses_below_the_gift_and_by_vouchers_that_stand(cast):
    one, thing, waiting = donated(cast), donated(cast, "thing", 5), builders.approved(cast, receipt(9_000_000, category="other_misc"))
    with pytest.raises(IntegrityError, match="does not take the step"):
        by_hand(thing, cast, place=1, kind="used", measure=6, words="x")
    with pytest.raises(IntegrityError, match="used by a voucher"):
        by_hand(one, cast, place=1, kind="used", measure=5, words="x")
    with pytest.raises(IntegrityError, match="does not stand behind"):
        by_hand(one, cast, place=1, kind="receipted", voucher_id=waiting)
    with pytest.raises(IntegrityError, match="does not take the step"):
        by_hand(one, cast, place=1, kind="taken_back", takes_back=1, words="x")
    with pytest.raises(IntegrityError, match="donation_step_whole"):
        by_hand(one, cast, place=1, kind="voided")


def test_donations_walk_through_pages_programs_and_commands(cast, client, monkeypatch, django_assert_max_num_queries):
    monkeypatch.setattr(doors, "today", lambda: TODAY)
    paper, spent = paid(cast, receipt(1_000_000, category="other_misc")), paid(cast, payment(300_000))
    client.force_login(access.actor_named("union_accountant"))

    def page(url, *args, **told):
        address = reverse(f"bookkeeping:{url}", args=args)
        return (client.post(address, told, follow=True) if told else client.get(address)).content.decode()

    def api(path, **body):
        return client.post(f"/api/bookkeeping/donations{path}", json.dumps(body), content_type="application/json").json()

    def command(name, *args, **options):
        out = io.StringIO()
        call_command(f"bookkeeping_{name}", *args, acting="union_accountant", on=TODAY, json=True, stdout=out, **options)
        return json.loads(out.getvalue())

    told = {"unit": "CD001", "received_on": "28/06/2024", "donor": "=Công ty Hoa", "form": "cash", "measure": "1.000.000",
            "purpose": "Quà Tết", "board": "Hoa, Lan"}  # fmt: skip
    assert "Ghi ai tài trợ." in page("register_donation", **told | {"donor": ""})
    assert "Đã ghi tài trợ của =Công ty Hoa" in page("register_donation", **told)
    cast.acting("union_accountant")
    (one,) = queries.donations()
    assert "Gắn phiếu thu: đã ghi" in page("receipt_donation", one.id, voucher=str(paper))
    assert "Ghi lần sử dụng: đã ghi" in page("use_donation", one.id, measure="200.000", words="quà", voucher=str(spent))
    assert "Lấy lại một bước: đã ghi" in page("take_back_donation_step", one.id, place="2", reason="nhầm")
    assert "đủ giấy tờ" in page("donation", one.id)
    second = api("", unit="CD001", received_on="2024-06-28", donor="Ông Sáu", form="thing", thing="gạo", measure=9, purpose="cứu trợ")
    assert second["lacks"] == ["không ghi ban tiếp nhận"]
    assert api(f"/{second['id']}/use", measure=4, words="4 hộ")["left"] == 5
    assert api(f"/{second['id']}/receipt", voucher=paper)["code"] == "donation-not-now"
    assert api(f"/{second['id']}/take-back", place=1, reason="nhầm")["left"] == 9
    assert api(f"/{second['id']}/void", reason="nhầm")["is_void"]
    third = command("register_donation", "CD001", "Bà Bảy", "500000", form="cash", purpose="quà")["donation"]
    other = paid(cast, receipt(500_000, category="other_misc"))
    assert command("receipt_donation", third, voucher_id=other)["lacks"] == ["không ghi ban tiếp nhận"]
    assert command("use_donation", third, measure=100_000, words="quà", voucher_id=spent)["left"] == 400_000
    assert command("take_back_donation_step", third, place=2, reason="nhầm")["left"] == 500_000
    assert command("take_back_donation_step", third, place=1, reason="nhầm")["left"] == 500_000
    assert command("void_donation", third, reason="nhầm")["lacks"] == []
    assert "Hủy khoản ghi nhầm: đã ghi" in page("void_donation", donated(cast), reason="nhầm")
    assert client.get(reverse("bookkeeping:donations"), {"tep": "xlsx"}).content[:2] == b"PK"
    assert client.get(reverse("bookkeeping:donation_receipt", args=[one.id])).content[:5] == b"%PDF-"
    assert "Công ty Hoa" in client.get(reverse("bookkeeping:donations"), {"q": "cong ty HOA"}).content.decode()
    with django_assert_max_num_queries(16):
        assert "Quà Tết" in page("donations")
    assert client.get("/api/bookkeeping/donations?unit=CD001").json()["donations"][-1]["donor"] == "=Công ty Hoa"
