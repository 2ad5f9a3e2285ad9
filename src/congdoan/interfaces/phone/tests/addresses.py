"""What of the phone's shell is open (see tests/town.py)."""

OPEN = {"worker"}
CLOSED = {"send_idea"}
ROWS = {"report_id": "programmes.Report"}


def examples(town):
    """Let the phone answer the report that the district asks for in the town."""
    return {"report_id": town.of_app["programmes"]["report_id"]}
