"""Things: wear sums to the cost, once a year; both units' books mirror a handing over; what has ended takes no step."""

import io
import json
from datetime import UTC, date, datetime

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from congdoan.finance.bookkeeping import queries, services
from congdoan.finance.bookkeeping.models import AssetStep
from congdoan.finance.bookkeeping.rules import assets as rules
from congdoan.finance.bookkeeping.tests import advancing
from congdoan.finance.ledger import queries as ledger
from congdoan.finance.ledger.rules import AccountFilter
from congdoan.foundation.access import doors
from congdoan.foundation.access.tests.builders import actor
from congdoan.people.organisations.tests.builders import federations, organisation

ON = date(2024, 12, 31)
BOUGHT = date(2024, 3, 1)
pytestmark = pytest.mark.django_db


@pytest.fixture
def cast(entered):
    return advancing.cast(entered)


def card(code="TS01", **facts):
    given = {
        "name": "Máy tính xách tay", "kind": "fixed", "cost": 10_000_000, "bought_on": BOUGHT, "in_use_on": BOUGHT, "came_by": "received",
        "money_source": "tài chính công đoàn", "document": "QĐ 01", "years": 3, "location": "Văn phòng", "keeper": "Hoa",
    }  # fmt: skip
    return services.Card(code=code, **given | facts)


def register(cast, *, code="TS01", on=ON, **facts):
    return services.register_asset(by=cast.acts(cast.console, on=on), unit_id=cast.unit, card=card(code, **facts), on=on)


def wear(cast, year, **options):
    on = date(year, 12, 31)
    return services.charge_wear(by=cast.acts(cast.console, on=on), unit_ids=[cast.unit], year=year, on=on, **options)


def balances(unit, *codes, month=202912):
    return [ledger.balance_of(unit, AccountFilter((code,)), month=month) for code in codes]


@given(st.integers(1, 10**15), st.integers(1, 100), st.integers(0, 99))
def test_wear_of_all_years_is_the_cost_and_the_book_value_never_falls_below_zero(cost, years, before):
    worn, years_worn = (cost * min(before, years) // years, min(before, years))
    while worn < cost:
        amount = rules.wear_of(cost, years, worn=worn, years_worn=years_worn)
        worn, years_worn = worn + amount, years_worn + 1
        assert amount >= 0
        assert worn <= cost
        assert years_worn <= years + 1
    assert rules.wear_of(cost, years, worn=worn, years_worn=years_worn) == 0


def test_a_year_wears_once_and_the_last_takes_the_remainder(cast):
    asset_id = register(cast)
    preview = queries.wear_preview([cast.unit], 2024)
    with pytest.raises(services.WearTooEarly):
        services.charge_wear(by=cast.console, unit_ids=[cast.unit], year=2025, on=ON)
    with pytest.raises(services.WearChanged):
        wear(cast, 2024, mark="0" * 32)

    assert [wear(cast, 2024, mark=preview.mark), wear(cast, 2025), wear(cast, 2026)] == [3_333_333, 3_333_333, 3_333_334]
    for year in (2026, 2027):
        with pytest.raises(services.NothingWears):
            wear(cast, year)
    assert queries.assets(ids=[asset_id])[0].rest == 0
    assert balances(cast.unit, "211", "214") == [10_000_000, -10_000_000]


def test_a_bought_asset_is_paid_out_of_money_that_is_there(cast):
    with pytest.raises(services.CashShort):
        register(cast, came_by="bought_cash", cost=10_000_001)
    register(cast, came_by="bought_cash", cost=4_000_000)

    assert balances(cast.unit, "111", "211", "3661", month=202412) == [6_000_000, 4_000_000, -4_000_000]


def test_a_thing_handed_over_is_mirrored_and_wears_on(cast):
    asset_id = register(cast)
    wear(cast, 2024)
    other = advancing.builders.OTHER_UNION
    by = cast.acts(cast.console, on=ON)
    with pytest.raises(services.SameUnit):
        services.hand_over_asset(by=by, asset_id=asset_id, to_unit_id=cast.unit, document="BB 1", on=ON)
    new = services.hand_over_asset(by=by, asset_id=asset_id, to_unit_id=other, document="BB 1", on=ON)

    row = queries.assets(ids=[new])[0]
    assert (row.worn, row.rest, row.next_wear()) == (3_333_333, 6_666_667, 3_333_333)
    assert balances(cast.unit, "211", "214", "3661") == [0, 0, 0]
    assert balances(other, "211", "214", "3661") == [10_000_000, -3_333_333, -6_666_667]
    with pytest.raises(services.AssetGone):
        services.move_asset(by=by, asset_id=asset_id, location="Kho", keeper="", on=ON)


def test_tools_move_are_counted_and_disposed_without_entries(cast):
    by = cast.acts(cast.console, on=ON)
    tool = register(cast, code="CC1", kind="tool", quantity=12, years=None, document="")
    lost = register(cast, code="CC2", kind="tool", quantity=1, years=None)
    services.move_asset(by=by, asset_id=tool, location="Hội trường", keeper="Lan", on=ON)
    assert services.check_assets(by=by, unit_id=cast.unit, missing=[lost], words="cuối năm", on=ON) == 2
    assert services.dispose_asset(by=by, asset_id=lost, document="BB 2", on=ON) is None

    row = queries.assets(ids=[tool])[0]
    assert (row.location, row.keeper, row.inventory.kind) == ("Hội trường", "Lan", "seen")
    assert [one.id for one in queries.assets(is_there=False)] == [lost]
    assert [one.id for one in queries.assets(text="may tinh XACH")] == [tool, lost]
    assert queries.inventory_paper(cast.unit, on=ON, made_at=datetime(2024, 12, 31, 8, tzinfo=UTC))[:4] == b"%PDF"


def test_wrong_cards_are_told_at_once(cast):
    with pytest.raises(services.AssetUnfit, match=r"ghi mã.*nguyên giá.*số năm sử dụng"):
        register(cast, code=" ", cost=0, years=None)
    register(cast)
    with pytest.raises(services.AssetCodeTaken):
        register(cast)
    with pytest.raises(services.UnknownAsset):
        services.check_assets(by=cast.console, unit_id=cast.unit, missing=[10**9], words="", on=ON)


def by_hand(asset_id, unit_id, by, **facts):
    with transaction.atomic():
        AssetStep.objects.create(asset_id=asset_id, unit_id=unit_id, recorded_by=by, happened_on=ON, **facts)


def test_postgresql_keeps_wear_below_the_cost_and_ends_final(cast):
    asset_id = register(cast)
    entry = queries.assets(ids=[asset_id])[0].steps[0].entry_id
    facts = {"asset_id": asset_id, "unit_id": cast.unit, "by": cast.console}
    with pytest.raises(IntegrityError, match="no more wears off"):
        by_hand(**facts, place=2, kind="worn", wear_year=2024, amount=10_000_001, entry_id=entry)
    with pytest.raises(IntegrityError, match="asset_wear_booked"):
        by_hand(**facts, place=2, kind="worn", wear_year=2024, amount=1)
    with pytest.raises(IntegrityError, match="through the books"):
        by_hand(**facts, place=2, kind="disposed", words="x")
    services.dispose_asset(by=cast.console, asset_id=asset_id, document="BB", on=ON)
    with pytest.raises(IntegrityError, match="does not take the step"):
        by_hand(**facts, place=3, kind="moved", location="x")


@pytest.fixture
def met(entered, monkeypatch):
    monkeypatch.setattr(doors, "today", lambda: ON)
    _, _, district = federations(entered)
    found = advancing.cast(entered, unit=organisation(entered, "grassroots_union", "CD7", parent=district))
    organisation(entered, "grassroots_union", "CD8", parent=district)
    found.chief = actor("truong", role="chief_accountant", branch=district)
    return found


def test_things_walk_through_pages_programs_and_commands(met, client, django_assert_max_num_queries):
    client.force_login(get_user_model().objects.get(id=met.chief))

    def page(url, *args, **given):
        address = reverse(f"bookkeeping:{url}", args=args)
        return (client.post(address, given, follow=True) if given else client.get(address)).content.decode()

    def command(name, *args, **options):
        out = io.StringIO()
        call_command(f"bookkeeping_{name}", *args, acting="truong", on=ON, json=True, stdout=out, **options)
        return json.loads(out.getvalue())

    def api(path, **body):
        return client.post(f"/api/bookkeeping/assets{path}", json.dumps(body), content_type="application/json").json()

    told = {
        "unit": "CD7", "kind": "fixed", "code": "TS1", "name": "=Máy chiếu", "cost": "9.000.000", "quantity": "1",
        "bought_on": "01/03/2024", "in_use_on": "01/03/2024", "came_by": "received", "money_source": "tài trợ",
        "years": "3", "document": "QĐ 1",
    }  # fmt: skip
    assert "ghi số năm sử dụng" in page("register_asset", **told | {"years": ""})
    assert "Đã lập thẻ TS1" in page("register_asset", **told)
    met.acts(met.console, on=ON)
    (row,) = queries.assets()
    body = {**told, "code": "TS2", "cost": 6_000_000, "bought_on": "2024-03-01", "in_use_on": "2024-03-01", "years": 3, "quantity": 1}
    second = api("", **body)["id"]
    third = command("register_asset", "CD7", "CC1", "Loa", "500000", kind="tool", bought_on=BOUGHT, money_source="công đoàn")["asset"]
    assert api("/wear/preview", units=["CD7"], year=2024)["total"] == 5_000_000
    assert command("charge_wear", "2024", "CD7", dry=True)["assets"] == 2
    seen = client.post(reverse("bookkeeping:charge_wear"), {"unit": "CD7", "year": "2024"})
    assert "Xem trước hao mòn" in seen.content.decode()
    assert "Đã ghi hao mòn năm 2024: 5.000.000 đ" in page("charge_wear", **seen.context["hidden"], token=seen.context["token"])
    assert api("/wear", units=["CD7"], year=2024)["code"] == "wear-nothing"
    assert "đã ghi cho" in page("move_asset", row.id, location="Kho", keeper="Lan")
    assert command("move_asset", row.id, keeper="Mai")["asset"] == row.id
    assert api(f"/{row.id}/move", location="Phòng 2")["keeper"] == "Mai"
    assert "kiểm kê 3" in page("check_assets", met.unit, missing=str(third), words="cuối năm").lower()
    assert api("/check", unit="CD7", missing=[])["things"] == 3
    assert command("check_assets", "CD7", missing=[third])["things"] == 3
    assert api(f"/{row.id}/hand-over", to_unit="CD8", document="BB 1")["rest"] == 6_000_000
    assert "đã ghi cho" in page("hand_over_asset", second, to_unit="CD8", document="BB 2")
    assert api(f"/{third}/dispose", document="BB 3")["state"] == "disposed"
    assert client.get(reverse("bookkeeping:assets"), {"tep": "xlsx"}).content[:2] == b"PK"
    assert client.get(reverse("bookkeeping:inventory_paper", args=[met.unit])).content[:5] == b"%PDF-"
    assert "BB 1" in page("asset", row.id)
    with django_assert_max_num_queries(16):
        assert "TS1" in page("assets")
    assert client.get("/api/bookkeeping/assets?unit=CD8").json()["assets"][0]["code"] == "TS1"
