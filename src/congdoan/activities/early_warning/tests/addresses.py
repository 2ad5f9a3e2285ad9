"""Who may open early warning, and a signal to open it with (see tests/town.py)."""

from congdoan.activities.early_warning import services

CLOSED = {
    *("warnings", "export_warnings", "employer", "tell_signal", "end_signal", "grid", "grid_file", "set_weights", "backtest"),
    *("import_debts", "observe_signals", "own_signals", "set_pay_day", "answer_pay_day"),
}  # the federation's who watches labour relations, and the union's own
ROWS = {"employer_id": "organisations.Organisation"}


def examples(town):
    """Let the district tell a signal of the first employer."""
    facts = {"by": town.by, "on": town.on}
    employer = town.cast.employer
    one = services.tell_signal(
        unit_id=town.cast.district, employer_id=employer, code="W9", kind="owner_absent", words="Chủ CD001 vắng", **facts
    )
    return {"signal_id": one, "employer_id": employer}
