"""What of the phone's shell is open (see tests/town.py)."""

OPEN = {"worker"}
CLOSED = {"send_idea"}
ROWS = {"report_id": "programmes.Report"}
