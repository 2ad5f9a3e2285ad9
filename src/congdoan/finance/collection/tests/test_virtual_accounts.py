"""A number of the payer's own: names its payer, is found by the matcher, never given twice."""

from copy import deepcopy

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from congdoan.finance.banking import queries as banking_queries
from congdoan.finance.banking import services as banking
from congdoan.finance.banking.rules.vietqr import decode
from congdoan.finance.collection import services
from congdoan.finance.collection.models import VirtualAccount
from congdoan.finance.collection.queries.terms import register_of
from congdoan.finance.collection.queries.virtual import account_told, virtual_numbers
from congdoan.finance.collection.rules.virtual import virtual_number
from congdoan.finance.collection.tests.cast import ACCOUNT, DAY, small_district
from congdoan.finance.collection.tests.visiting import run
from congdoan.foundation.access import services as access
from congdoan.foundation.access.services import enter
from congdoan.people.organisations.tests.builders import person

prefixes = st.text("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=1, max_size=11)
payers = st.integers(1, 9_999_999)


@given(prefixes, payers, payers)
def test_a_number_fits_a_code_and_names_one_payer(prefix, one, other):
    number = virtual_number(prefix, one)

    assert len(number) <= 19
    assert number.isalnum()
    assert (number == virtual_number(prefix, other)) == (one == other)


@given(prefixes, payers, st.integers(1, 8), st.integers(0, 9))
def test_every_single_wrong_digit_is_told(prefix, payer, place, digit):
    number = virtual_number(prefix, payer)
    wrong = number[:-place] + str(digit) + number[len(number) - place + 1 :]
    if wrong == number or not int(wrong[-8:-1]):
        return

    assert virtual_number(prefix, int(wrong[-8:-1])) != wrong


@pytest.fixture(scope="module")
def built_cast(built_once):
    made = small_district(built_once)
    services.set_virtual_prefix(by=built_once, unit_id=made.district, number=ACCOUNT, prefix="VCD", document="TT 01/2024", on=DAY)
    return made


@pytest.fixture
def cast(entered, built_cast):
    return deepcopy(built_cast)


@pytest.mark.django_db
def test_the_matcher_s_register_holds_the_numbers_given(cast):
    number = services.assign_virtual_account(by=cast.by, payer_id=cast.employer, on=DAY)

    again = services.assign_virtual_account(by=cast.by, payer_id=cast.employer, on=DAY)

    assert again == number == virtual_number("VCD", cast.employer)
    assert register_of(cast.district, on=DAY).by_virtual_account == {number: (cast.employer,)}
    assert VirtualAccount.objects.count() == 1


@pytest.mark.django_db
def test_a_new_prefix_gives_a_new_number_and_the_old_one_stays_its_payer_s(cast):
    first = services.assign_virtual_account(by=cast.by, payer_id=cast.employer, on=DAY)
    services.set_virtual_prefix(by=cast.by, unit_id=cast.district, number=ACCOUNT, prefix="9999", document="TT 02/2024", on=DAY)

    second = services.assign_virtual_account(by=cast.by, payer_id=cast.employer, on=DAY)

    assert virtual_numbers(cast.district) == {cast.employer: (first, second)}


@pytest.mark.django_db
def test_what_cannot_be_is_refused(cast, monkeypatch):
    known = {"by": cast.by, "unit_id": cast.district, "document": "TT", "on": DAY}
    for prefix, document in (("vcd", "TT"), ("", "TT"), ("A" * 12, "TT"), ("V D", "TT"), ("VCD", " ")):
        with pytest.raises(services.WrongPrefix):
            services.set_virtual_prefix(**known | {"number": ACCOUNT, "prefix": prefix, "document": document})
    with pytest.raises(services.UnknownAccount):
        services.set_virtual_prefix(**known, number="000", prefix="VCD")
    inspector = person(cast.by, "kiem-tra", role="inspector", branch=cast.district)
    with pytest.raises(access.NotAllowed):
        services.assign_virtual_account(by=inspector, payer_id=cast.lone, on=DAY)
    with pytest.raises(access.NotAllowed):
        services.set_virtual_prefix(**known | {"by": inspector}, number=ACCOUNT, prefix="VCD")
    with pytest.raises(services.NoPrefix):
        services.assign_virtual_account(by=cast.by, payer_id=cast.tld, on=DAY)
    monkeypatch.setattr("congdoan.finance.collection.services.virtual.PAYER_DIGITS", 1)
    with pytest.raises(services.NumberTooLong):
        services.assign_virtual_account(by=cast.by, payer_id=cast.lone, on=DAY)


@pytest.mark.django_db
def test_no_number_is_given_to_a_second_payer_or_changed(cast):
    number = services.assign_virtual_account(by=cast.by, payer_id=cast.employer, on=DAY)
    row = {"unit_id": cast.district, "account_id": 1, "prefix": "VCD", "assigned_by": cast.by}

    for wrong in (
        {"payer_id": cast.employer, "number": number},
        {"payer_id": cast.lone, "number": number},
        {"payer_id": cast.lone, "number": virtual_number("VCX", cast.lone)},
        {"payer_id": 10_000_000, "number": "VCD100000001"},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            VirtualAccount.objects.bulk_create([VirtualAccount(**row | wrong)])
    for sql in ("DELETE FROM collection_virtualaccount", "UPDATE collection_virtualprefix SET prefix = 'X'"):
        with pytest.raises(Exception, match=r"never change|denied"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)


@pytest.mark.django_db
def test_page_program_and_command_give_the_same_number(cast, client, django_user_model):
    number = virtual_number("VCD", cast.employer)
    accountant = django_user_model.objects.get(id=person(cast.by, "ke-toan", role="federation_accountant", branch=cast.district))

    assert run("collection_assign_virtual_account", "DV001", on=str(DAY)) == {"number": number}
    made = run("collection_set_virtual_prefix", ACCOUNT, "VCD", document="TT 01/2024", on=str(DAY))
    client.force_login(accountant)
    page = client.post(reverse("collection:assign_virtual_account", args=["DV001"]), follow=True).content.decode()
    told = client.post("/api/collection/virtual-account", {"payer": "DV001"}, content_type="application/json").json()
    new = client.post(
        "/api/collection/virtual-prefix", {"account": ACCOUNT, "prefix": "VCD", "document": "TT"}, content_type="application/json"
    )

    assert made["id"]
    assert told == {"number": number}
    assert "Tài khoản định danh" in page
    assert number in page
    assert new.json()["id"] > made["id"]
    owed = client.get("/api/notices/owed/DV001").json()
    assert (owed["account"], decode(owed["payload"]).account) == (number, number)


@pytest.mark.django_db
def test_every_payer_that_lacks_a_number_gets_one_exactly_as_shown(cast, client, django_user_model):
    held = services.assign_virtual_account(by=cast.by, payer_id=cast.employer, on=DAY)
    accountant = django_user_model.objects.get(id=person(cast.by, "ke-toan", role="federation_accountant", branch=cast.district))
    early = run("collection_assign_all_virtual_accounts", preview=True, on=str(DAY))
    client.force_login(accountant)
    place = reverse("collection:assign_all_virtual_accounts")

    seen = client.get(place)
    stale = client.post(place, {"token": "x"})
    done = client.post(seen.context["apply_url"], {"token": seen.context["token"]}, follow=True)
    again = client.post("/api/collection/virtual-accounts", {}, content_type="application/json").json()

    assert [one["payer"] for one in early["numbers"]] == ["CD001", "DV002"]
    assert (stale.status_code, "xem lại" in stale.content.decode()) == (422, True)
    assert "Đã cấp 2 tài khoản định danh" in done.content.decode()
    assert again == {"assigned": 0}
    enter(cast.by, on=DAY)
    assert virtual_numbers(cast.district) == {
        cast.employer: (held,), cast.lone: (virtual_number("VCD", cast.lone),), cast.union: (virtual_number("VCD", cast.union),),
    }  # fmt: skip
    with pytest.raises(services.NumbersChanged):
        services.assign_all_virtual_accounts(by=cast.by, unit_id=cast.district, on=DAY, mark="x")


@pytest.mark.django_db
def test_of_several_accounts_payers_are_told_of_the_newest_with_numbers_of_their_own(cast):
    def told():
        return account_told(cast.district, on=DAY).number

    assert told() == ACCOUNT
    banking.open_account(by=cast.by, unit_id=cast.district, bank="BIDV", number="12010000123456", on=DAY)
    assert told() == ACCOUNT
    services.set_virtual_prefix(by=cast.by, unit_id=cast.district, number="12010000123456", prefix="963", document="TT", on=DAY)
    assert told() == "12010000123456"
    assert account_told(cast.tld, on=DAY) is None


@pytest.mark.django_db
def test_where_no_account_has_a_prefix_the_page_says_so(cast, client, django_user_model):
    banking.open_account(by=cast.by, unit_id=cast.district, bank="BIDV", number="12010000123456", on=DAY)
    (first,) = (row for row in banking_queries.accounts(unit_id=cast.district) if row.number == ACCOUNT)
    banking.close_account(by=cast.by, account_id=first.id, until=DAY, on=DAY)
    client.force_login(django_user_model.objects.get(id=person(cast.by, "ke-toan", role="federation_accountant", branch=cast.district)))

    answer = client.get(reverse("collection:assign_all_virtual_accounts"), follow=True)

    assert "Chưa ghi đầu số" in answer.content.decode()


@pytest.mark.django_db
def test_the_prefix_is_written_on_its_page_and_is_one_account_s_alone(cast, client, django_user_model):
    banking.open_account(by=cast.by, unit_id=cast.district, bank="BIDV", number="12010000123456", on=DAY)
    accountant = django_user_model.objects.get(id=person(cast.by, "ke-toan", role="federation_accountant", branch=cast.district))
    client.force_login(accountant)
    place, given = reverse("collection:set_virtual_prefix"), {"document": "TT 02/2024"}

    page = client.get(place).content.decode()
    preview = client.get(reverse("collection:assign_all_virtual_accounts")).content.decode()
    taken = client.post(place, given | {"number": "12010000123456", "beginning": "VCD"})
    strange = client.post(place, given | {"number": "1\x00", "beginning": "vcd"})
    made = client.post(place, given | {"number": "12010000123456", "beginning": "963"}, follow=True)

    assert "chưa ghi" in page
    assert virtual_number("VCD", cast.employer) in preview  # an account without a prefix takes nobody's number away
    assert (taken.status_code, "đã ghi cho tài khoản thu khác" in taken.content.decode()) == (422, True)
    assert strange.status_code == 422
    assert "963" in made.content.decode()
    with pytest.raises(services.PrefixTaken):
        services.set_virtual_prefix(by=cast.by, unit_id=cast.district, number="12010000123456", prefix="VCD", document="x", on=DAY)
