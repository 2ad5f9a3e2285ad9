"""The district, built once for a module."""

import pytest

from congdoan.foundation.access import doors

from .builders import DAY, District, district


@pytest.fixture(scope="module")
def built_district(built_once: int) -> District:
    return district(built_once)


@pytest.fixture
def home(db: None, built_district: District, monkeypatch: pytest.MonkeyPatch) -> District:
    monkeypatch.setattr(doors, "today", lambda: DAY)
    built_district.acting("inspector")
    return built_district
