"""A small district that plans a year, for the tests of this app and of the apps above."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from congdoan.activities.programmes import queries, services
from congdoan.foundation.access import services as access
from congdoan.foundation.documents import services as documents
from congdoan.people.organisations.tests.builders import federations, organisation, person

DAY = date(2024, 6, 30)
NOTICE = """LIÊN ĐOÀN LAO ĐỘNG TỈNH TÂY NINH
LIÊN ĐOÀN LAO ĐỘNG HUYỆN DƯƠNG MINH CHÂU

Số: 12/TB-LĐLĐ
Dương Minh Châu, ngày 05 tháng 01 năm 2024

THÔNG BÁO
Về nhiệm vụ trọng tâm năm 2024

Ban Thường vụ Liên đoàn Lao động huyện thông báo như sau:

I. NHIỆM VỤ

1. Trong 6 tháng đầu năm 2024 tập trung hoàn thành việc xây dựng kế hoạch đối thoại, thương lượng tập thể.

2. Liên đoàn Lao động huyện tổ chức tập huấn phát triển đoàn viên trước ngày 30/9/2024.

Căn cứ nội dung trên, đề nghị các công đoàn cơ sở trực thuộc triển khai thực hiện./.

TM. BAN THƯỜNG VỤ
CHỦ TỊCH
"""
"""A notice of two tasks; invented."""


@dataclass
class District:
    """tld > province > district with three base unions; people who plan, decide, tell, look on, and one next door."""

    people: dict[str, int]  # `founder`: who registered it all
    ids: dict[str, int] = field(default_factory=dict)

    def acting(self, who: str, *, on: date = DAY) -> int:
        """Let PostgreSQL know that somebody acts from now on, and return who."""
        access.enter(self.people[who], on=on)
        return self.people[who]

    def document(self, content: str = NOTICE) -> int:
        """Enter the notice in the district's book."""
        by = self.acting("officer")
        given = {"file_name": "thong-bao.txt", "content": content.encode(), "arrived_on": DAY, "on": DAY}
        return documents.receive_document(by=by, unit_id=self.ids["LDLD-DMC"], **given)

    def draft(self, **facts: Any) -> int:
        """Draft a programme of the district."""
        given = {"kind": "programme", "title": "Chương trình năm 2024", "ends_on": date(2024, 12, 31)} | facts
        return services.draft_programme(by=self.acting("officer"), unit_id=self.ids["LDLD-DMC"], on=DAY, **given)

    def issued(self, programme_id: int | None = None, **facts: Any) -> int:
        """Bring a programme of the district to where it is issued."""
        if programme_id is None:
            programme_id = self.draft(**facts)
            for_units = {"title": "Lập kế hoạch đối thoại", "for_units": True, "due_on": date(2024, 6, 20)}
            services.add_task(by=self.people["officer"], programme_id=programme_id, on=DAY, **for_units)
            services.add_task(
                by=self.people["officer"], programme_id=programme_id, on=DAY, title="Mở lớp tập huấn", due_on=date(2024, 9, 30)
            )
        services.submit_programme(by=self.acting("officer"), programme_id=programme_id, on=DAY)
        services.approve_programme(by=self.acting("head"), programme_id=programme_id, on=DAY)
        services.issue_programme(by=self.people["head"], programme_id=programme_id, symbol="05/CTr-LĐLĐ", on=DAY)
        return programme_id

    def assigned(self, programme_id: int | None = None) -> dict[int, int]:
        """Give an issued programme to all base unions; return each unit's plan."""
        programme_id = programme_id or self.issued()
        services.assign_programme(by=self.acting("officer"), programme_id=programme_id, on=DAY)
        return queries.plans_for_target(programme_id)

    def plan_issued(self, plan_id: int) -> tuple[int, ...]:
        """Bring the first union's plan to where it is issued; return its tasks."""
        services.submit_programme(by=self.acting("treasurer"), programme_id=plan_id, on=DAY)
        services.approve_programme(by=self.acting("chair"), programme_id=plan_id, on=DAY)
        services.issue_programme(by=self.people["chair"], programme_id=plan_id, symbol="01/KH-CĐCS", on=DAY)
        return tuple(one.id for one in queries.tasks_of(plan_id, on=DAY))


def district(by: int) -> District:
    """Register the district with its people."""
    tld, province, home = federations(by)
    ids = {"TLD": tld, "LDLD-TN": province, "LDLD-DMC": home}
    for number, commune in enumerate(("Suối Đá", "Suối Đá", "Phan"), start=1):
        code = f"CD00{number}"
        ids[code] = organisation(by, "grassroots_union", code, parent=home, name=f"CĐCS Số {number}", commune=commune)
    ids["LDLD-TB"] = organisation(by, "district_federation", "LDLD-TB", parent=province, name="LĐLĐ huyện Tân Biên")
    roles = {
        "officer": ("federation_officer", home), "head": ("office_head", home), "inspector": ("inspector", home),
        "chair": ("union_chair", ids["CD001"]), "treasurer": ("union_treasurer", ids["CD001"]), "other": ("union_chair", ids["CD002"]),
        "neighbour": ("federation_officer", ids["LDLD-TB"]),
    }  # fmt: skip
    people = {name: person(by, f"nguoi.{name}", role=role, branch=branch) for name, (role, branch) in roles.items()}
    return District(people | {"founder": by}, ids)
