"""What an accepted settlement of an advance spends is promised under its categories until it is booked."""

from pathlib import Path

from django.db import migrations

FOLDER = Path(__file__).parent


def _before() -> str:
    """Return the function as an earlier migration made it, to be put back."""
    text = (FOLDER / "0016_limits_are_kept.sql").read_text()
    begun = text[text.index("CREATE FUNCTION bookkeeping_limits_passed") :]
    return begun[: begun.index("$$;") + len("$$;")].replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION")


class Migration(migrations.Migration):
    dependencies = [("bookkeeping", "0020_handovers_come_back")]

    operations = [migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(), _before())]
