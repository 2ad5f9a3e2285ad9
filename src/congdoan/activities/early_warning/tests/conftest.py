"""The town of this app's tests, built once for a module."""

import pytest

from congdoan.activities.early_warning.tests.builders import Town, a_town


@pytest.fixture(scope="module")
def built_town(built_once: int) -> Town:
    return a_town(built_once)


@pytest.fixture
def town(db: None, built_town: Town) -> Town:
    return built_town
