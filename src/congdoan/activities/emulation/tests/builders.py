"""Initiatives, councils and their people for tests."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import uuid4
from zlib import compress, crc32

from congdoan.activities.emulation import services
from congdoan.activities.emulation.rules import AuthorDraft, PartDraft
from congdoan.foundation.access import services as access
from congdoan.people.members.tests.builders import DAY, a_district, member
from congdoan.people.officers import services as committees
from congdoan.people.organisations.tests.builders import person

PASSWORD = "mot-mat-khau-du-dai-2024"
APPLIED = date(2024, 3, 4)


def chunk(name: bytes, body: bytes) -> bytes:
    """Return a part of a PNG."""
    return len(body).to_bytes(4) + name + body + crc32(name + body).to_bytes(4)


def picture(shade: int = 0, *more: bytes) -> bytes:
    """Return a PNG of one grey point, with more parts where they are given."""
    header = chunk(b"IHDR", b"\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00")
    drawn = chunk(b"IDAT", compress(bytes((0, shade))))
    return b"".join((b"\x89PNG\r\n\x1a\n", header, *more, drawn, chunk(b"IEND", b"")))


PHOTO = picture()
PARTS = (
    PartDraft("labour", "Giờ công vuốt mép", "9 giây × 1.180 áo × 312 ngày ÷ 3.600 × 30.800 đ", "Bấm giờ ba buổi, tháng 3/2024"),
    PartDraft("quality", "Bớt hàng sửa", "1,9% × 368.160 áo × 9.500 đ", "Sổ chất lượng quý I/2024"),
    PartDraft("cost", "Làm và giữ gá", "14 bộ × 442.857 đ", "Hóa đơn nhôm, giờ thợ"),
)
CLAIMED = 28_348_320 + 66_452_880 - 6_199_998


@dataclass(frozen=True)
class Town:
    """A district with a union, its people as members, and accounts."""

    console: int
    district: int
    union: int
    other_union: int
    officer: int
    head: int
    chair: int
    neighbour: int
    judges: tuple[int, int, int]  # accounts of the council
    authors: tuple[int, int, int]  # memberships; the third one's account is the third judge
    council: int


def build_town(by: int) -> Town:
    """Build a district, a union with authors among its members, and a council of the district."""
    home = a_district(by)
    memberships = tuple(member(by, home.left, name)[1] for name in ("Huỳnh Thị Ngọc Diễm", "Võ Minh Tâm", "Phạm Quốc Tuấn"))
    lan = member(by, home.left, "Nguyễn Thị Lan")[1]
    term = committees.open_term(by=by, unit_id=home.left, body="executive", seats=3, since=date(2024, 2, 1), on=DAY)
    committees.appoint(by=by, term_id=term, membership_id=lan, post="chair", since=date(2024, 2, 1), on=DAY)
    head = person(by, "chanh.vp", role="office_head", branch=home.district)
    judges = tuple(
        judge(by, name, full, home.district) for name, full in (("loc", "Trần Văn Lộc"), ("duc", "Lâm Hữu Đức"), ("tuan", "Phạm Quốc Tuấn"))
    )
    council = services.open_council(
        by=by, unit_id=home.district, name="Hội đồng sáng kiến huyện", decision="12/QĐ-LĐLĐ", since=date(2024, 1, 10),
        rubric=[("Tính mới", 30), ("Hiệu quả", 40), ("Áp dụng", 30)], least_sheets=2, pass_score=70, on=DAY,
        judges=[
            services.JudgeDraft("loc", "chair"), services.JudgeDraft("duc", "secretary"),
            services.JudgeDraft("tuan", "member", memberships[2]),
        ],
    )  # fmt: skip
    return Town(by, home.district, home.left, home.right, home.officer, head, home.chair, home.neighbour, judges, memberships, council)  # type: ignore[arg-type]


def judge(by: int, username: str, full_name: str, branch: int) -> int:
    """Create an account that sits in councils of a branch."""
    made = access.create_actor(by=by, username=username, full_name=full_name, password=PASSWORD, on=DAY)
    access.grant(by=by, actor_id=made, role="council_member", branch_id=branch, from_day=date(2010, 1, 1), on=DAY)
    return made


def draft(town: Town | None = None, **changes: Any) -> services.InitiativeDraft:
    """Return a whole initiative with three authors; with a town, members of its union."""
    known = town.authors if town else (None, None, None)
    names = (("Huỳnh Thị Ngọc Diễm", 5_000), ("Võ Minh Tâm", 3_000), ("Phạm Quốc Tuấn", 2_000))
    authors = tuple(AuthorDraft(name, share, "", one) for (name, share), one in zip(names, known, strict=True))
    whole = services.InitiativeDraft(
        title="Gá kẹp may lai áo hai kim",
        problem="May lai hai kim lệch mép, bỏ mũi 3,1% sản phẩm; mỗi áo mất 42 giây vì phải vuốt mép hai lần.",
        solution="Gá nhôm tự chế, có cữ lò xo giữ hai mép; tháo lắp 20 giây, dùng cho cỡ lai 15–25 mm.", place="Chuyền 3",
        first_applied_on=APPLIED, authors=authors, parts=PARTS, field="May",
    )  # fmt: skip
    return replace(whole, **changes)


def submitted(town: Town, *, by: int | None = None, **changes: Any) -> int:
    """Submit an initiative of the town's union as its chair, who acts from then on."""
    actor = by or town.chair
    access.enter(actor, on=DAY)
    files = [("ga.png", PHOTO)]
    return services.submit_initiative(by=actor, unit_id=town.union, client_key=uuid4(), draft=draft(town, **changes), files=files, on=DAY)


def before_council(town: Town, **changes: Any) -> int:
    """Bring an initiative before the council; the officer acts from then on."""
    one = submitted(town, **changes)
    access.enter(town.officer, on=DAY)
    services.receive_initiative(by=town.officer, initiative_id=one, on=DAY)
    services.put_to_council(by=town.officer, initiative_id=one, council_id=town.council, on=DAY)
    return one


def recognised(town: Town, **changes: Any) -> int:
    """Bring an initiative to its recognition; the officer acts from then on."""
    one = before_council(town, **changes)
    for actor, scores in ((town.judges[0], (24, 33, 26)), (town.judges[1], (22, 34, 25))):
        access.enter(actor, on=DAY)
        services.score_initiative(by=actor, initiative_id=one, scores=scores, on=DAY)
    access.enter(town.officer, on=DAY)
    services.decide_initiative(by=town.officer, initiative_id=one, outcome="recognised", decision="31/QĐ-LĐLĐ", decided_on=DAY, on=DAY)
    return one


def verified(town: Town, **changes: Any) -> int:
    """Bring an initiative to where its first year was verified; the officer acts from then on."""
    one = recognised(town, **changes)
    services.apply_initiative(by=town.officer, initiative_id=one, applied_on=DAY, place="Chuyền 1 đến 6", on=DAY)
    parts = (replace(PARTS[0], formula="28.336.000 đ", why="bấm giờ lại"), *PARTS[1:])
    services.verify_benefit(by=town.officer, initiative_id=one, verifier="Bà Lê Thị Mỹ, kế toán", minutes="BB 04/2024", parts=parts, on=DAY)
    return one
