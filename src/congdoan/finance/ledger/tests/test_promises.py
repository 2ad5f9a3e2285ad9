import pytest

pytestmark = pytest.mark.django_db


def test_migrated(entered):
    from congdoan.finance.ledger.models import Line

    assert not Line.objects.exists()
