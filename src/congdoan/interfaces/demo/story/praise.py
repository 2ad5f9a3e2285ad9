"""What is done better: a campaign, a council, initiatives in every state, titles; everything invented, through the services."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from congdoan.activities.emulation import queries, services
from congdoan.activities.emulation.rules import AuthorDraft, PartDraft
from congdoan.foundation.access import queries as people
from congdoan.foundation.access import services as access
from congdoan.interfaces.demo.story.cast import acting_as
from congdoan.interfaces.demo.story.facts import YEAR
from congdoan.interfaces.demo.story.unions import staying
from congdoan.people.members import queries as members
from congdoan.people.organisations import queries as organisations

OPENED, TOLD, JUDGED, PROVED, PRAISED = (date(YEAR, *day) for day in ((1, 15), (3, 12), (4, 2), (10, 15), (12, 18)))
INVENTED = "hư cấu"
WORKER, FIGHTER = "emulation.title.ldtt", "emulation.title.cstd_coso"
JUDGES = (("chanhvp", "chair"), ("chuyenvien", "secretary"), ("uyvien", "member"), ("chutich", "member"))
SCORES = (("chanhvp", (24, 33, 26)), ("chuyenvien", (22, 34, 25)), ("uyvien", (21, 30, 27)))
PARTS = ("nêu ý tưởng", "chế tạo")
IDEAS: Sequence[tuple[str, str, str, str, PartDraft, PartDraft]] = (
    (
        "Gá kẹp may lai áo hai kim", "May lai hai kim lệch mép, bỏ mũi; mỗi áo phải vuốt mép hai lần.",
        "Gá nhôm tự chế có cữ lò xo giữ hai mép, tháo lắp 20 giây, dùng cho cỡ lai 15–25 mm.", "Chuyền 3",
        PartDraft("labour", "Giờ công vuốt mép", "9 giây × 1.180 áo × 200 ngày ÷ 3.600 × 30.800 đ", f"Bấm giờ ba buổi ({INVENTED})"),
        PartDraft("cost", "Làm và giữ gá", "14 bộ × 440.000 đ", f"Hóa đơn ({INVENTED})"),
    ),
    (
        "Máng trượt đưa phôi về bàn cắt", "Công nhân bưng phôi 40 lượt mỗi ca, mỏi lưng, chờ hàng.",
        "Hàn máng inox dốc 12 độ từ kho phôi tới bàn cắt, có lan can chắn.", "Kho phôi",
        PartDraft("labour", "Giờ công bưng phôi", "1,5 giờ × 280 ngày × 31.000 đ", f"Sổ ca ({INVENTED})"),
        PartDraft("cost", "Vật tư làm máng", "1 bộ × 3.200.000 đ", f"Hóa đơn ({INVENTED})"),
    ),
    (
        "Chia công tắc đèn theo từng dãy máy", "Đèn cả xưởng bật chung một cầu dao, dãy nghỉ vẫn sáng.",
        "Tách mạch, lắp công tắc theo dãy và dán sơ đồ tại cửa.", "Xưởng 1",
        PartDraft("material", "Điện chiếu sáng", "18 kW × 2 giờ × 290 ngày × 1.900 đ", f"Đồng hồ phụ ({INVENTED})"),
        PartDraft("cost", "Dây và công tắc", "12 bộ × 150.000 đ", f"Hóa đơn ({INVENTED})"),
    ),
    (
        "Máng inox đưa phôi tới bàn cắt", "Công nhân bưng phôi nhiều lượt mỗi ca, mỏi lưng, phải chờ hàng.",
        "Hàn máng inox dốc 10 độ từ kho phôi tới bàn cắt.", "Kho phôi",
        PartDraft("labour", "Giờ công bưng phôi", "1 giờ × 280 ngày × 31.000 đ", f"Sổ ca ({INVENTED})"),
        PartDraft("cost", "Vật tư làm máng", "1 bộ × 2.600.000 đ", f"Hóa đơn ({INVENTED})"),
    ),
)  # fmt: skip


def praise_year(district: int, *, union: int, by: int, on: date) -> None:
    """Let the year be praised, each act on its day by who does it; in the caller's transaction."""
    sizes = members.sizes_of(organisations.base_unions_below(district, during=(TOLD, on)), on=TOLD)
    other = next(unit for unit in sorted(sizes) if unit != union and sizes[unit] > len(PARTS))
    try:
        campaign, council = _opened(district)
        told = [_told(union, "chutich", *idea) for idea in IDEAS[:3]]
        _told(other, "chuyenvien", *IDEAS[3])
        registered = _registered(campaign, union)
        for one in told[:2]:
            with acting_as("chuyenvien", JUDGED) as officer:
                services.receive_initiative(by=officer, initiative_id=one, on=JUDGED)
                services.put_to_council(by=officer, initiative_id=one, council_id=council, on=JUDGED)
        _judged(told[0], told[1], council)
        _proved(told[0])
        _shown(told[0])
        _praised(registered)
    finally:
        access.enter(by, on=on)


def _opened(district: int) -> tuple[int, int]:
    """Launch the campaign of the year and open its council."""
    days: dict[str, Any] = {"starts_on": date(YEAR, 1, 1), "ends_on": date(YEAR, 12, 31), "register_by": date(YEAR, 3, 31)}
    judges = [services.JudgeDraft(name, post) for name, post in JUDGES]
    with acting_as("chuyenvien", OPENED) as officer:
        campaign = services.launch_campaign(
            by=officer, unit_id=district, name="Lao động giỏi, lao động sáng tạo", document=f"Kế hoạch 03/KH-LĐLĐ ({INVENTED})",
            catalogue="emulation.movement.ldg", goal_initiatives=20, goal_benefit=500_000_000, on=OPENED, **days,
        )  # fmt: skip
        council = services.open_council(
            by=officer, unit_id=district, name="Hội đồng sáng kiến huyện", decision=f"08/QĐ-LĐLĐ ({INVENTED})", since=OPENED,
            rubric=[("Tính mới", 30), ("Hiệu quả", 40), ("Khả năng áp dụng", 30)], least_sheets=3, pass_score=70, judges=judges, on=OPENED,
        )  # fmt: skip
    return campaign, council


def _told(union: int, username: str, title: str, problem: str, solution: str, place: str, saved: PartDraft, cost: PartDraft) -> int:
    with acting_as(username, TOLD) as teller:
        named = staying(union, on=TOLD, count=3)[1:]  # the first one leads the union
        authors = [AuthorDraft(row.full_name, share, part, row.id) for row, share, part in zip(named, (6_000, 4_000), PARTS, strict=True)]
        draft = services.InitiativeDraft(title, problem, solution, place, date(YEAR, 2, 20), authors, (saved, cost), may_disclose=True)
        return services.submit_initiative(by=teller, unit_id=union, client_key=uuid5(NAMESPACE_URL, title), draft=draft, on=TOLD)


def _registered(campaign: int, union: int) -> list[int]:
    """Register two members of the union."""
    with acting_as("chutich", TOLD) as chair:
        named = staying(union, on=TOLD, count=3)[1:]
        return [
            services.register_for_campaign(
                by=chair, campaign_id=campaign, unit_id=union, titles=titles, membership_id=membership, on=TOLD
            )
            for membership, titles in ((named[0].id, [WORKER, FIGHTER]), (named[1].id, [WORKER]))
        ]  # fmt: skip


def _judged(first: int, second: int, council: int) -> None:
    """Let the union's chair keep out of both, the first be judged by all others and recognised, the second by one."""
    chair = people.actor_named("chutich")
    assert chair is not None
    with acting_as("chuyenvien", JUDGED) as officer:  # the secretary writes it for a chair who reads only the own union
        seat = next(one.id for one in queries.seats(council) if one.actor_id == chair.pk)
        words = "Chủ tịch công đoàn cơ sở của tác giả"
        for one in (first, second):
            services.declare_conflict(by=officer, initiative_id=one, member_id=seat, kind="other", words=words, on=JUDGED)
    for name, scores in SCORES:
        with acting_as(name, JUDGED) as judge:
            services.score_initiative(by=judge, initiative_id=first, scores=scores, on=JUDGED)
    with acting_as("chanhvp", JUDGED) as head:
        services.score_initiative(by=head, initiative_id=second, scores=(18, 30, 24), on=JUDGED)
        decided: dict[str, Any] = {"outcome": "recognised", "decision": f"31/QĐ-LĐLĐ ({INVENTED})", "decided_on": JUDGED}
        services.decide_initiative(by=head, initiative_id=first, on=JUDGED, **decided)
        services.apply_initiative(by=head, initiative_id=first, applied_on=JUDGED, place="Chuyền 1 đến 6", on=JUDGED)


def _proved(one: int) -> None:
    """Verify what the first initiative is worth, and pay its authors."""
    saved, cost = IDEAS[0][4:]
    less = PartDraft(saved.kind, saved.words, "8 giây × 1.180 áo × 200 ngày ÷ 3.600 × 30.800 đ", saved.evidence, "bấm giờ lại còn 8 giây")
    said: dict[str, Any] = {"verifier": f"Kế toán công ty ({INVENTED})", "minutes": f"Biên bản 04/BB ({INVENTED})"}
    paid: dict[str, Any] = {"payer": f"Công ty ({INVENTED})", "decision": f"PC 88 ({INVENTED})", "paid_on": PROVED}
    with acting_as("chuyenvien", PROVED) as officer:
        services.verify_benefit(by=officer, initiative_id=one, parts=(less, cost), on=PROVED, **said)
        services.reward_initiative(by=officer, initiative_id=one, kind="authors", year_no=1, amount=800_000, on=PROVED, **paid)


def _shown(one: int) -> None:
    """Let both authors agree, one without the name, and show the first initiative to everybody."""
    said: dict[str, Any] = {"initiative_id": one, "words": f"Phiếu đồng ý có chữ ký ({INVENTED})", "on": PROVED}
    with acting_as("chuyenvien", PROVED) as officer:
        for place, answer in ((1, "named"), (2, "unnamed")):
            services.record_consent(by=officer, author_place=place, answer=answer, **said)
        services.show_initiative(by=officer, initiative_id=one, on=PROVED)


def _praised(registered: list[int]) -> None:
    """Propose both members; one title is granted, one waits."""
    author, maker = registered
    merits = "Có sáng kiến được công nhận, hoàn thành định mức cả năm (hư cấu)."
    with acting_as("chutich", PRAISED) as chair:
        facts: dict[str, Any] = {"by": chair, "year": YEAR, "merits": merits, "on": PRAISED}
        granted = services.propose_award(registration_id=author, title=WORKER, **facts)
        services.propose_award(registration_id=maker, title=WORKER, **facts)
    with acting_as("chanhvp", PRAISED) as head:
        services.decide_award(
            by=head, proposal_id=granted, outcome="granted", decision=f"96/QĐ-LĐLĐ ({INVENTED})", decided_on=PRAISED, on=PRAISED
        )
