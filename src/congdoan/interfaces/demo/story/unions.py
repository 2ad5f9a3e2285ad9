"""Unions at work: committees elected, two foundings under way, the year graded, a course held; everybody and everything invented."""

from datetime import date
from typing import Any

from congdoan.activities.grassroots import queries as foundings
from congdoan.activities.grassroots import rules as way
from congdoan.activities.grassroots import services as founding
from congdoan.foundation.access import queries as people
from congdoan.foundation.access import services as access
from congdoan.interfaces.demo.story.facts import YEAR
from congdoan.people.members import queries as members
from congdoan.people.members.rules import read_person
from congdoan.people.officers import rules, services
from congdoan.people.organisations import queries as organisations

ELECTED, TAUGHT, VISITED, ASKED, INFORMED, DECIDED = (date(YEAR, *day) for day in ((3, 1), (9, 12), (10, 15), (11, 4), (12, 10), (12, 20)))
ENDS = date(YEAR + 5, 2, 28)
GUIDE = "Hướng dẫn số 01/HD-LĐLĐ (hư cấu)"
CRITERIA = [
    way.Criterion("Đại diện, bảo vệ người lao động; đối thoại, thương lượng tập thể", 35),
    way.Criterion("Phát triển đoàn viên, xây dựng tổ chức", 25),
    way.Criterion("Tuyên truyền, phong trào thi đua", 15),
    way.Criterion("Tài chính công đoàn, thu đủ đoàn phí", 15),
    way.Criterion("Kiểm tra, báo cáo đúng hạn", 10),
]
POINTS = ((34, 24, 14, 15, 10), (30, 20, 12, 13, 8), (25, 14, 10, 9, 6), (33, 22, 12, 14, 9))
WORKERS = ("Lê Thị Bàng", "Trần Văn Sến", "Ngô Thị Cau", "Phạm Văn Dẻ", "Đỗ Thị Gạo", "Bùi Văn Đước")
LEARNED = (
    {"schooling": "12/12", "expertise": "Cử nhân Luật", "politics": "Trung cấp"},
    {"schooling": "12/12", "expertise": "Trung cấp may"},
)


def lay_unions(district: int, *, union: int, by: int, on: date) -> None:
    """Leave unions as a year leaves them, each act on its day by who does it; in the caller's transaction."""
    below = organisations.base_unions_below(district, during=(ELECTED, DECIDED))
    unions = [union, *(unit for unit in below if unit != union)][: len(POINTS)]
    try:
        _committees(district, unions)
        _foundings(district)
        _gradings(district, unions)
    finally:
        access.enter(by, on=on)


def _as(username: str, on: date) -> int:
    """Act as a person of the cast from here on."""
    person = people.actor_named(username)
    assert person is not None
    access.enter(person.pk, on=on)
    return int(person.pk)


def staying(unit: int, *, on: date, count: int) -> list[members.MemberRow]:
    """Return the first members of a union who stand in it on a day and have not left since."""
    rows = members.listing(members.Filter(unit), on=on).rows
    return [row for row in rows if row.unit_id == unit and row.last is None][:count]


def _committees(district: int, unions: list[int]) -> None:
    """Let each union elect its executive committee and a chair; the first is planned for, taught and recorded."""
    by, came = _as("chuyenvien", ELECTED), []
    for unit in unions:
        held = [row.id for row in staying(unit, on=ELECTED, count=4)]
        if len(held) < 4:
            continue
        days: dict[str, Any] = {"since": ELECTED, "until": ENDS, "on": ELECTED}
        term = services.open_term(by=by, unit_id=unit, body=rules.EXECUTIVE, seats=3, name="nhiệm kỳ I", **days)
        _elect(by, term, held[:3], seats=3, post=rules.MEMBER)
        _elect(by, term, held[:1], seats=1, post=rules.CHAIR)
        services.plan_officer(
            by=by, unit_id=unit, membership_id=held[3], body=rules.EXECUTIVE, post=rules.DEPUTY, term_name=f"{ENDS.year}–{ENDS.year + 5}",
            on=ELECTED,
        )  # fmt: skip
        for membership, learned in zip(held, LEARNED, strict=False):
            services.record_cadre(by=by, membership_id=membership, on=ELECTED, **learned)
        came += held[:2]
    by = _as("chuyenvien", TAUGHT)
    course = services.open_course(
        by=by, unit_id=district, name="Nghiệp vụ chủ tịch công đoàn cơ sở (hư cấu)", first_on=TAUGHT, last_on=TAUGHT, lessons=8, on=TAUGHT
    )
    told = [services.Attended(one, "absent" if place == 1 else "attended") for place, one in enumerate(came)]
    if told:
        services.record_attendance(by=by, course_id=course, attended=told, on=TAUGHT)


def _elect(by: int, term: int, held: list[int], *, seats: int, post: str) -> None:
    counts: dict[str, Any] = dict.fromkeys(("called", "present", "voting", "ballots_out", "ballots_in", "valid"), 40)
    candidates = tuple(rules.Candidate(one, "", 38 - place) for place, one in enumerate(held))
    tally = rules.Tally(**counts, invalid=0, seats=seats, candidates=candidates)
    services.record_election(by=by, term_id=term, post=post, held_on=ELECTED, tally=tally, place="Hội trường (hư cấu)", on=ELECTED)


def _foundings(district: int) -> None:
    """Open the two most promising foundings: one was visited, the other's workers have asked."""
    by = _as("chuyenvien", VISITED)
    for place, one in enumerate(foundings.prospects(on=VISITED)[0][:2]):
        opened = founding.open_founding(
            by=by, unit_id=district, kind="grassroots_union", name=f"CĐCS {one.name}", employer_id=one.id, workers=one.workers,
            workers_source="Bảng lương doanh nghiệp khai (hư cấu)", commune=one.commune, on=VISITED,
        )  # fmt: skip
        founding.record_contact(
            by=by, founding_id=opened, happened_on=VISITED, words="Gặp giám đốc, đồng ý cho vận động", next_step="Nhận đơn",
            next_due=ASKED, on=VISITED,
        )  # fmt: skip
        if place:
            by = _as("chuyenvien", ASKED)
            drafts = [read_person({"full_name": name, "born": str(1985 + number)}, on=ASKED) for number, name in enumerate(WORKERS)]
            asked = founding.take_applications(by=by, founding_id=opened, drafts=drafts, applied_on=ASKED, on=ASKED)
            founding.form_team(by=by, founding_id=opened, application_ids=asked[1:3], head_id=asked[0], formed_on=ASKED, on=ASKED)


def _gradings(district: int, unions: list[int]) -> None:
    """Let four unions be graded: one only by itself, one told its members, one reviewed, one public."""
    by = _as("chuyenvien", INFORMED)
    rubric = founding.set_rubric(by=by, unit_id=district, year=YEAR, name="Mọi khu vực", document=GUIDE, criteria=CRITERIA, on=INFORMED)
    graded = []
    for place, (unit, points) in enumerate(zip(unions, POINTS, strict=False)):
        own = _as("chutich", INFORMED) if place == 0 else by
        access.enter(own, on=INFORMED)
        graded.append(founding.score_union(by=own, unit_id=unit, rubric_id=rubric, points=points, on=INFORMED))
        if place < 2:
            founding.inform_members(by=own, grading_id=graded[-1], informed_on=INFORMED, words="Niêm yết tại bảng tin", on=INFORMED)
    by = _as("chuyenvien", DECIDED)
    reviewed = [34, 22, 14, 15, 10]
    founding.review_grading(by=by, grading_id=graded[0], points=reviewed, reason="Kết nạp chưa đủ chỉ tiêu", on=DECIDED)
    by = _as("chanhvp", DECIDED)
    facts: dict[str, Any] = {"decision": "15/QĐ-LĐLĐ (hư cấu)", "decided_on": DECIDED}
    founding.publish_gradings(by=by, unit_id=district, year=YEAR, on=DECIDED, **facts)
