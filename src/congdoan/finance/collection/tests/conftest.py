"""Three lines of a small district, and people who sign in to look at them."""

from copy import copy

import pytest
from django.contrib.auth import get_user_model

from congdoan.finance.collection.tests.cast import small_district
from congdoan.finance.collection.tests.visiting import DOUBT, FUND, SURE, UNKNOWN, act_again
from congdoan.people.organisations.tests.builders import person


@pytest.fixture(scope="module")
def three_lines(built_once):
    """One line booked by itself, one with two candidates, one of nobody: built once, each test leaves them as they were."""
    cast = small_district(built_once)
    cast.statement(("05-02-2024 10:00:00", FUND, SURE), ("06-02-2024 09:00:00", FUND, DOUBT), ("07-02-2024 08:00:00", 500_000, UNKNOWN))
    cast.run()
    return cast


@pytest.fixture
def waiting(db, three_lines):
    return copy(three_lines)


@pytest.fixture
def sign_in(client, waiting):
    """Return a function that signs somebody in and returns the browser of tests."""

    def enter(role="federation_accountant", branch=None):
        actor = person(waiting.by, f"{role}-{branch}", role=role, branch=branch or waiting.district)
        client.force_login(get_user_model().objects.get(id=actor))
        return client

    yield enter
    act_again(waiting)
