"""What was asked for is done, by the app that does such things, in the transaction of the decision."""

from datetime import date

from congdoan.activities.grassroots import services as grassroots
from congdoan.activities.procedures.queries import Details
from congdoan.activities.procedures.services.refusals import NotPerformed, OutcomeUnfit
from congdoan.people.members import queries as register
from congdoan.people.members import services as members
from congdoan.people.members.rules import PLAIN, read_person
from congdoan.people.organisations import queries as organisations

JOIN, FOUND = "application", "founding"
OF_PERSON = {"full_name", "sex", "born", "citizen_number", *PLAIN}
DECIDED = {"granted": "admitted", "refused": "refused"}


def prepare(found: Details, *, by: int, on: date) -> int | None:
    """Do what a checked request needs before its decision: who asks to join gets an application at the union. Return its number."""
    if found.definition.performs != JOIN:
        return None
    draft = read_person({key: text for key, text in found.raw.items() if key in OF_PERSON}, on=on)
    return members.apply(by=by, unit_id=found.row.unit_id, draft=draft, applied_on=found.row.filed_on, on=on)


def perform(found: Details, *, outcome: str, words: str, decision: str, by: int, on: date) -> int | None:
    """Do what a decided request asks for, where an app does such things; return the number of what was made.

    :raises OutcomeUnfit: no number of the decision, or the union decided otherwise on the application
    :raises NotPerformed: what the request tells does not let it be done
    """
    if found.definition.performs == JOIN:
        return _decide_application(found, outcome=outcome, words=words, decision=decision, by=by, on=on)
    if found.definition.performs == FOUND and outcome == "granted":
        return _open_founding(found, by=by, on=on)
    return None


def _decide_application(found: Details, *, outcome: str, words: str, decision: str, by: int, on: date) -> int | None:
    """Admit or refuse through the register of members; what the union decided there already is the outcome."""
    number = found.performed_id
    if number is None:
        if outcome == "granted":
            raise OutcomeUnfit(why="kiểm tra hồ sơ trước, để đơn vào danh sách xét của công đoàn")
        return None
    one = register.application(number)
    assert one is not None
    if one.state in ("admitted", "refused", "withdrawn"):
        if DECIDED[outcome] != ("refused" if one.state == "withdrawn" else one.state):
            raise OutcomeUnfit(why="đơn này đã được xét ở Đoàn viên với kết quả khác")
    elif outcome == "granted":
        if not decision.strip():
            raise OutcomeUnfit(why="ghi số quyết định kết nạp")
        members.approve_applications(by=by, application_ids=[number], decided_on=on, decision=decision.strip(), on=on)
    else:
        members.refuse_applications(by=by, application_ids=[number], decided_on=on, reason=words[:300], on=on)
    return number


def _open_founding(found: Details, *, by: int, on: date) -> int:
    """Open the founding of the union of the employer that the request names."""
    tax_code = found.raw.get("employer_tax_code", "")
    bodies = organisations.by_tax_code([tax_code]).get(tax_code, [])
    if len(bodies) != 1:
        known = "chưa có trong sổ; ghi doanh nghiệp vào sổ" if not bodies else "có nhiều nơi trong sổ; mở hồ sơ ở trang Thành lập"
        raise NotPerformed(why=f"doanh nghiệp mã số thuế {tax_code} {known} rồi quyết định lại.")
    employer, workers = bodies[0], found.raw.get("workers")
    return grassroots.open_founding(
        by=by, unit_id=found.row.unit_id, kind="grassroots_union", name=f"CĐCS {employer.name}"[:300], employer_id=employer.id,
        workers=int(workers) if workers else None, workers_source=f"yêu cầu ngày {found.row.filed_on:%d/%m/%Y}",
        next_step="Liên hệ người đề nghị", on=on,
    )  # fmt: skip
