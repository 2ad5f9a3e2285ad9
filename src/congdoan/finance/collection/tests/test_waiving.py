"""A waiver lowers what is unpaid to what was paid, by the law of the day, and keeps the waived sums on record."""

from copy import deepcopy
from datetime import date

import pytest

from congdoan.finance.assessments import queries as assessments
from congdoan.finance.collection import services
from congdoan.finance.collection.tests.cast import DAY, FUND, small_district

pytestmark = pytest.mark.django_db
BY_CODE = "MST 3999900012 Cong ty TNHH Mia Duong Suoi Da dong KPCD thang 1 nam 2024"


@pytest.fixture(scope="module")
def built_cast(built_once):
    return small_district(built_once)


@pytest.fixture
def cast(entered, built_cast):
    return deepcopy(built_cast)


def waive(cast, **changes):
    given = {"ground": "dissolution", "document": "Quyết định thử", "decided_on": date(2025, 8, 1)} | changes
    return services.waive_unpaid(by=cast.by, employer_id=cast.employer, on=DAY, **given)


def test_only_what_is_unpaid_is_waived_and_the_earlier_sums_stay_on_record(cast):
    cast.statement(("05-02-2024 10:00:00", FUND + 500_000, BY_CODE))
    cast.run()

    assert waive(cast) == {"months": 2, "waived": 2 * FUND - 500_000}

    assert cast.unpaid(cast.employer) == {}
    amounts = {charge.month: charge for charge in assessments.charges([cast.employer])}
    assert {month: charge.amount for month, charge in amounts.items()} == {202401: FUND, 202402: 500_000, 202403: 0}
    assert assessments.charge_explained(amounts[202403].id)["changes"][-1]["amount_before"] == FUND


def test_a_second_waiver_finds_nothing(cast):
    waive(cast)

    with pytest.raises(services.NothingUnpaid):
        waive(cast)


@pytest.mark.parametrize("changes", [{"decided_on": date(2025, 6, 30)}, {"ground": "poverty"}])
def test_before_the_law_or_on_another_ground_nothing_is_waived(cast, changes):
    with pytest.raises(services.WaiverNotAvailable):
        waive(cast, **changes)

    assert len(cast.unpaid(cast.employer)) == 3
