"""Who may open signals, stoppages and disputes, and some to open them with (see tests/town.py)."""

from congdoan.activities.disputes import queries, services

from .builders import DAY, T0, broken_out, moment

CLOSED = {
    *("raise_signal_phone", "signals", "raise_signal", "verify_signal", "dismiss_signal", "describe_employer"),
    *("stoppages", "stoppage", "open_stoppage", "spread", "spread_map", "figures", "record_outbreak", "record_call", "record_update"),
    *("record_meeting", "write_quick_report", "report_paper", "end_stoppage", "add_promise", "settle_promise", "close_stoppage"),
    *("disputes", "dispute", "open_dispute", "take_step"),
}  # who handles labour relations, and nobody else
ROWS = {"report_id": "disputes.StoppageAct"}


def examples(town):
    """Let work stop at an employer on a day on which districts stood, and workers petition."""
    facts = {"by": town.by, "on": DAY}
    one = broken_out(town.by, town.cast.lone)
    dispute = services.open_dispute(
        employer_id=town.cast.lone, kind="rights", matter="meal", words="Bữa ăn", known_on=DAY, received_on=DAY, workers=9, **facts
    )
    return {
        "stoppage_id": one, "report_id": services.write_quick_report(stoppage_id=one, typed={}, at=T0, **facts), "dispute_id": dispute,
        "promise_id": services.add_promise(stoppage_id=one, words="Trả lương", due_on=DAY, at=moment(25, 8), **facts),
        "signal_id": services.raise_signal(unit_id=town.cast.district, employer_id=town.cast.lone, matter="meal", **facts),
    }  # fmt: skip


def own_examples(town):
    """Name the employer where an address wants one."""
    return {"describe_employer": {"code": queries.stoppage(town.given("disputes:stoppage")["stoppage_id"], on=DAY).employer_code}}
