"""Help for tests that is not a fixture; the fixtures are in the checkout's own `conftest.py`."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

CHECKOUT = Path(__file__).parents[2]
PAST_THE_EDGE = """
[...document.querySelectorAll('body *')]
  .filter(e => e.checkVisibility({contentVisibilityAuto: true}) && e.getBoundingClientRect().right > innerWidth + 1)
  .filter(e => !e.closest('.card, .tabs, .skip, .visually-hidden, svg'))
  .map(e => e.outerHTML.slice(0, 80))
"""


def shared_data(*parts: str) -> Path:
    """Return a place in the shared folder; skip where it is absent, fail in CI."""
    place = Path(os.environ.get("CONGDOAN_SHARED") or CHECKOUT.parent / "shared").joinpath(*parts)
    if not place.exists():
        if os.environ.get("CI") == "true":
            pytest.fail(f"shared material is missing: {place}", pytrace=False)
        pytest.skip(f"shared material is not here: {'/'.join(parts)}")
    return place


def assert_fits(page: "Page") -> None:
    """Refuse a page, once it has come whole, that scrolls sideways or has something stand past the window's edge."""
    page.wait_for_load_state()  # a click returns when the next page has begun, before it has a body
    where = (page.url, page.viewport_size)
    assert page.evaluate(PAST_THE_EDGE) == [], where
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), where
