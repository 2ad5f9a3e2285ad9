"""Who may open procedures, and a request to open them with (see tests/town.py)."""

from congdoan.activities.procedures import queries, services
from congdoan.activities.procedures.tests.builders import DAY, PDF, QUESTION, forget_code
from congdoan.foundation.access import services as access

FOLLOWED = {"followed", "supply_request", "withdraw_request", "rate_request", "answer"}
PUBLIC = {"places", "file_public_request", "follow", *FOLLOWED}  # without an account; the code is the right
OPEN = PUBLIC
ANYBODYS = {"file_public_request", "file_request", *FOLLOWED}  # what a unit takes from everybody
ONES_OWN = {"file_public_request", "file_request", "follow", *FOLLOWED}
CLOSED = {
    *("requests", "request", "slip", "paper", "take_request", "receive_request", "check_request", "ask_more", "resume_request"),
    *("decide_request", "draft_answer", "close_request", "counters", "open_counter", "close_counter", "set_limit", "standing"),
    "export_standing",
}  # of those who handle requests
OURS = ("Người Hỏi Việc Mía",)
THEIRS = OURS


ROWS = {"filed_id": "procedures.Request", "paper_id": "procedures.RequestPaper"}


def examples(town):
    """Let the district take questions from everybody, and somebody ask one with a paper."""
    district = town.cast.district
    access.enter(town.by, on=DAY)  # a day on which a district still was a level of its own
    services.open_counter(by=town.by, unit_id=district, code="advice", on=DAY)
    access.leave()
    told = {"answers": QUESTION | {"full_name": "Người Hỏi Việc Mía"}, "papers": [services.Upload("paper", "a.pdf", PDF)]}
    filed = services.file_public_request(client="203.0.113.7", unit_id=district, code="advice", on=town.on, **told)
    forget_code()
    town.enter()
    (paper,) = queries.details(filed.id, on=town.on).papers
    return {
        "filed_id": filed.id, "mark": filed.code, "place": "LDLD-DMC", "procedure": "advice", "paper_id": paper.id, "unit": "LDLD-DMC",
        "kind": "pdf", "year": 2024,
    }  # fmt: skip
