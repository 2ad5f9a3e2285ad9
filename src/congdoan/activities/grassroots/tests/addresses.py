"""Who may open the pipeline of foundings and the gradings, and one of each to open them with (see tests/town.py)."""

from congdoan.activities.grassroots import services
from congdoan.activities.grassroots.rules import Criterion
from congdoan.foundation.access import doors

from .builders import asked_for, opened

CLOSED = {
    *("open_founding", "record_contact", "take_applications", "form_team", "record_meeting", "submit_dossier", "draft_decision"),
    *("recognise_union", "close_founding"),
    *("set_rubric", "score_union", "inform_members", "return_grading", "review_grading", "publish_gradings"),
}  # the officer's, the chair's, the head's
PUBLIC = {"public_gradings"}
OPEN = {"public_gradings"}


def examples(town):
    """Open the founding of a union, on a day on which a district still founded them; let the other union score itself."""
    one = opened(town.by, town.cast.district, town.cast.lone)
    asked_for(town.by, one)
    facts = {"by": town.by, "on": doors.today()}
    rubric = services.set_rubric(
        unit_id=town.cast.district, year=2024, name="Doanh nghiệp", document="HD", criteria=[Criterion("Đối thoại", 100)], **facts
    )
    grading = services.score_union(unit_id=town.cast.union, rubric_id=rubric, points=[80], **facts)
    return {"founding_id": one, "grading_id": grading}
