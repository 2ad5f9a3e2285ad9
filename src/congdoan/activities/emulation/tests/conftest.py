"""The town of these tests, built once for a module, and who signs in there."""

import pytest

from congdoan.activities.emulation.tests.builders import Town, build_town
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as people
from congdoan.foundation.access import services as access
from congdoan.people.members.tests.builders import DAY


@pytest.fixture(scope="module")
def built_town(built_once: int) -> Town:
    return build_town(built_once)


@pytest.fixture
def town(built_town: Town, db: None) -> Town:
    access.enter(built_town.officer, on=DAY)
    return built_town


@pytest.fixture
def as_person(client, town, monkeypatch):
    """Return a function that signs a person in on the day of the tests."""
    monkeypatch.setattr(doors, "today", lambda: DAY)

    def signed_in(username):
        client.force_login(people.actor_named(username))
        return client

    return signed_in
