"""A small district in which one employer has paid January and half of February, and another nothing."""

import pytest
from django.contrib.auth import get_user_model

from congdoan.finance.collection.tests.builders import act_again, small_district
from congdoan.people.organisations.tests.builders import person

JANUARY = "MST 3999900012 Cong ty TNHH Mia Duong Suoi Da dong KPCD thang 1 nam 2024"


@pytest.fixture
def owing(entered):
    cast = small_district(entered)
    cast.statement(("05-02-2024 10:00:00", 2_500_000, JANUARY))
    cast.run()
    yield cast
    act_again(cast)


@pytest.fixture
def sign_in(client, owing):
    """Return a function that signs somebody in and returns the browser of tests."""

    def enter(role="federation_accountant", branch=None):
        actor = person(owing.by, f"{role}-{branch}", role=role, branch=branch or owing.district)
        client.force_login(get_user_model().objects.get(id=actor))
        return client

    return enter
