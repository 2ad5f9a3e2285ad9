"""Who may open dialogue and agreements, and one of each to open them with (see tests/town.py)."""

from datetime import timedelta

from congdoan.activities.bargaining import queries, services
from congdoan.activities.bargaining.rules import agreements as agreeing
from congdoan.activities.bargaining.rules import dialogue as talking
from congdoan.activities.bargaining.rules import talks as over

PUBLIC = {"slip_code", "answer_slip"}  # without an account; the code is the right
OPEN = ANYBODYS = ONES_OWN = PUBLIC
CLOSED = (set(services.__all__) - PUBLIC) | {"read_agreement", "poll_slips"}  # the officer's and the unions' own

ROWS = {"act_id": "bargaining.WorkplaceAct", "poll_id": "bargaining.PhonePoll", "widening_id": "bargaining.AgreementWidening"}


def examples(town):
    """Let a session be held with a promise, a list be written down, an agreement be recorded."""
    on, facts = town.on, {"by": town.by, "on": town.on}
    where = {"unit_id": town.cast.union, "employer_id": town.cast.employer}
    one = services.call_dialogue(
        **where,
        **facts,
        kind="event",
        trigger="118",
        planned_on=on,
        seats=24,
        workers=1_000,
        topics=[talking.Topic("union", "Việc của CD001")],
    )
    promise = talking.Promise("Giám đốc", "Việc của CD001", on + timedelta(days=30))
    came = talking.Attendance(24, 3, True)
    services.hold_dialogue(**facts, dialogue_id=one, held_on=on, came=came, outcomes=[], promises=[promise])
    act = services.record_workplace_act(**where, **facts, kind="members", happened_on=on, words="Việc của CD001")
    agreement = services.record_agreement(
        **facts,
        unit_id=town.cast.union,
        level="enterprise",
        title="Thỏa ước của CD001",
        signed_on=on,
        effective_on=on,
        expires_on=on + timedelta(days=700),
        parties=[services.PartyDraft(town.cast.employer)],
        clauses=[agreeing.ClauseDraft("shift_meal", "Điều 1", "", 25_000, 10)],
    )
    (kept,) = queries.commitments(on=on, dialogue_id=one)
    matters = [over.Matter("wage", "Việc của CD001")]
    talks = services.request_bargaining(
        **facts, unit_id=town.cast.union, level="enterprise", title="Thương lượng của CD001", asked_by="union", requested_on=on,
        employer_ids=[town.cast.employer], matters=matters, workers=1_000,
    )  # fmt: skip
    services.record_poll(**facts, bargaining_id=talks, held_on=on, asked=10, answers=[over.Answer(1, 9, 1, "")])
    services.hold_session(**facts, bargaining_id=talks, held_on=on, outcomes=[over.Settled(1, True, "Việc của CD001")])
    sector = services.record_agreement(
        **facts, unit_id=town.cast.district, level="sector", title="Thỏa ước ngành của CD001", signed_on=on, effective_on=on,
        expires_on=on + timedelta(days=700), parties=[services.PartyDraft(town.cast.employer, 900, 900, 800)], clauses=[],
    )  # fmt: skip
    widening = services.ask_widening(
        **facts, agreement_id=sector, scope="Ngành may", source="CD001", addressee="Sở", all_workers=10_000, all_employers=1, asked_on=on
    )
    open_talks = services.request_bargaining(
        **facts, unit_id=town.cast.district, level="sector", title="Thương lượng ngành", asked_by="union", requested_on=on,
        employer_ids=[town.cast.employer], matters=[over.Matter("wage", "Lương")], workers=1_000,
    )  # fmt: skip
    poll = services.open_poll(**facts, bargaining_id=open_talks, slips=9, closes_on=on)  # of the district: whoever holds a slip reads whose
    return {
        "poll_id": poll,
        "widening_id": widening,
        "bargaining_id": talks,
        "dialogue_id": one,
        "commitment_id": kept.id,
        "act_id": act,
        "agreement_id": agreement,
    }


def own_examples(town):
    """Name a slip where an address wants its code."""
    (code,) = queries.codes(town.given("bargaining:poll_slips")["poll_id"], 1, 1)
    return {"answer_slip": {"code": code}}
