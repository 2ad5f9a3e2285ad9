"""A district with two unions side by side, and their people."""

import pytest

from congdoan.people.members.tests.builders import District, a_district


@pytest.fixture
def district(entered) -> District:
    return a_district(entered)
