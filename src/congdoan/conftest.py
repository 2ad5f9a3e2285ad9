"""Help for tests that is not a fixture; the fixtures are in the checkout's own `conftest.py`."""

import os
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[2]


def shared_data(*parts: str) -> Path:
    """Return a place in the shared folder; skip where it is absent, fail in CI."""
    place = Path(os.environ.get("CONGDOAN_SHARED") or CHECKOUT.parent / "shared").joinpath(*parts)
    if not place.exists():
        if os.environ.get("CI") == "true":
            pytest.fail(f"shared material is missing: {place}", pytrace=False)
        pytest.skip(f"shared material is not here: {'/'.join(parts)}")
    return place
