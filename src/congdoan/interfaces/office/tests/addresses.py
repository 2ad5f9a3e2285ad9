"""What of the shell is open, and a job of the accountant's (see tests/town.py)."""

from congdoan.foundation.access import services

OPEN = {"entrance", "sign_in", "sign_out"}
ONES_OWN = {"sign_in", "sign_out"}
ANOTHERS = {"job"}


def examples(town):
    by = town.enter("accountant")
    return {"job_id": services.enqueue(by=by, command="ledger_verify", arguments={}, title="Việc của CD001")}
