"""A union with its people, built once for each module that asks for it; each test leaves it as it was."""

from copy import deepcopy

import pytest

from congdoan.finance.bookkeeping.tests import builders


@pytest.fixture(scope="module")
def built_cast(built_once):
    return builders.cast(built_once)


@pytest.fixture
def cast(entered, built_cast):
    return deepcopy(built_cast)
