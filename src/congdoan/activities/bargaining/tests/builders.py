"""Dialogue, agreements and bargaining for tests of this app and of the apps above."""

from datetime import date
from typing import Any

from congdoan.activities.bargaining import services
from congdoan.activities.bargaining.rules import agreements as agreeing
from congdoan.activities.bargaining.rules import dialogue as talking

DAY = date(2024, 6, 30)
AGENDA = (talking.Topic("union", "Nâng bữa ăn ca lên 25.000 đồng"), talking.Topic("employer", "Định mức chuyền may số 3"))


def called(by: int, unit_id: int, employer_id: int, *, on: date = DAY, **facts: Any) -> int:
    """Call a periodic session of fourteen on the workers' side in ten days."""
    given = {"kind": "periodic", "planned_on": date(2024, 7, 10), "seats": 14, "topics": AGENDA, "workers": 412} | facts
    return services.call_dialogue(by=by, unit_id=unit_id, employer_id=employer_id, on=on, **given)


def held(by: int, dialogue_id: int, held_on: date, *, on: date, **facts: Any) -> None:
    """Hold a session with everybody there; one promise of four weeks."""
    came = talking.Attendance(14, 3, True, 1)
    outcomes = [talking.Outcome(1, "25.000 đồng từ tháng sau", True), talking.Outcome(2, "", False)]
    promise = talking.Promise("Giám đốc", "Trả bữa ăn ca 25.000 đồng", date(2024, 8, 15))
    given = {"came": came, "outcomes": outcomes, "promises": [promise], "minutes": "Hai bên trao đổi thẳng thắn."} | facts
    services.hold_dialogue(by=by, dialogue_id=dialogue_id, held_on=held_on, on=on, **given)


def agreed(by: int, unit_id: int, employer_id: int, *clauses: agreeing.ClauseDraft, on: date = DAY, **facts: Any) -> int:
    """Record an agreement of two years that 378 of 412 voted for; with a shift meal of 28,000 đồng unless clauses are given."""
    given = {
        "signed_on": date(2023, 7, 1),
        "effective_on": date(2023, 7, 1),
        "expires_on": date(2025, 6, 30),
        "title": "Thỏa ước May",
    } | facts
    parties = given.pop("parties", [services.PartyDraft(employer_id, 412, 401, 378)])
    told = clauses or (clause("shift_meal", 28_000, workers=412),)
    return services.record_agreement(
        by=by, unit_id=unit_id, level=given.pop("level", "enterprise"), parties=parties, clauses=list(told), on=on, **given
    )


def clause(kind: str, value: int | None = None, *, article: str = "Điều 9", text: str = "", **figures: Any) -> agreeing.ClauseDraft:
    """Return a clause."""
    return agreeing.ClauseDraft(kind, article, text or f"{kind} {value}", value, **figures)
