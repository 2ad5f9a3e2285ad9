"""The town of these tests, built once for a module."""

import pytest

from congdoan.activities.emulation.tests.builders import Town, build_town
from congdoan.foundation.access import services as access
from congdoan.people.members.tests.builders import DAY


@pytest.fixture(scope="module")
def built_town(built_once: int) -> Town:
    return build_town(built_once)


@pytest.fixture
def town(built_town: Town, db: None) -> Town:
    access.enter(built_town.officer, on=DAY)
    return built_town
