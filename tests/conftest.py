"""The town of `tests/town.py`, built once for each module that walks through it, and the people who enter it."""

import pytest
from django.contrib.auth import get_user_model
from django.test import override_settings
from tests import town as towns


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def built_town(built_once, home):
    """Build the town once: each test leaves it as it was."""
    with override_settings(HOME=home):
        yield towns.a_town(built_once)


@pytest.fixture
def town(db, built_town, settings, home):
    settings.HOME = home
    return built_town


@pytest.fixture
def only_app(request):
    """The app that the sweeps are narrowed to by `--only-app`; empty for all."""
    return request.config.getoption("--only-app")


@pytest.fixture
def enter(client, town):
    client.raise_request_exception = False

    def as_(who):
        client.force_login(get_user_model().objects.get(pk=town.people[who]))
        return client

    return as_
