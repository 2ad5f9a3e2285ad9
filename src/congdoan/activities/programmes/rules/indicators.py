"""The catalogue of indicators: what each counts, which app tells it, and which targets of the law pack it answers.

Whatever no app built so far can tell says so with the reason; nobody types a result in its place.
"""

from collections.abc import Sequence
from dataclasses import dataclass

TOLD, LEGAL, PUBLIC_TALKS, WOMEN, PARTY, SKILLS, PAPERLESS = (
    "phổ biến nghị quyết, pháp luật: chưa có sổ ghi người được phổ biến", "tư vấn pháp luật, vụ án lao động: chưa có sổ riêng",
    "hội nghị, quy chế dân chủ của cơ quan, đơn vị công: chưa có sổ (luật khác điều chỉnh)",
    "danh hiệu “Giỏi việc nước, đảm việc nhà”: danh mục thi đua chưa có danh hiệu này", "giới thiệu đoàn viên ưu tú cho Đảng: chưa có sổ",
    "chuyên đề của lớp học: sổ đào tạo chưa ghi", "họp ban chấp hành: biên bản chưa ghi hình thức họp",
)  # fmt: skip
"""What no book tells yet, and why."""


BOOKS = {
    "members": "sổ đoàn viên", "organisations": "sổ đơn vị", "assessments": "bản khai quỹ lương", "collection": "sổ thu và đối chiếu",
    "budgets": "quyết toán đã nộp", "documents": "sổ văn bản đi", "programmes": "tiến độ các đơn vị báo",
    "inspection": "sổ kiểm tra", "bargaining": "sổ đối thoại, thỏa ước",
    "officers": "sổ cán bộ", "emulation": "sổ sáng kiến, thi đua", "procedures": "sổ thủ tục",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Indicator:
    """One thing that can be counted. `measure` as of targets; `unit` in words; `needs` names what is not built, empty when it is."""

    code: str
    name: str
    measure: str
    unit: str
    app: str = ""
    numerator: str = ""
    denominator: str = ""
    needs: str = ""

    @property
    def book(self) -> str:
        """Return the book that tells it, in words."""
        return BOOKS.get(self.app, "")

    @property
    def is_built(self) -> bool:
        """Say whether an app tells it."""
        return not self.needs


@dataclass(frozen=True, slots=True)
class Part:
    """What one unit contributes; `denominator` 0 where the indicator has none."""

    unit_id: int
    code: str
    name: str
    numerator: int
    denominator: int = 0


@dataclass(frozen=True, slots=True)
class Measured:
    """What an indicator comes to: its parts make it, by construction. `href` names the page behind, where there is one."""

    parts: tuple[Part, ...]

    @property
    def numerator(self) -> int:
        """Return the sum of the parts' numerators."""
        return sum(part.numerator for part in self.parts)

    @property
    def denominator(self) -> int:
        """Return the sum of the parts' denominators."""
        return sum(part.denominator for part in self.parts)


def frozen(measured: Measured, denominators: Sequence[tuple[int, str, str, int]]) -> Measured:
    """Return a ratio on the denominators of another day: its units alone count, each never above its own denominator."""
    now = {part.unit_id: part.numerator for part in measured.parts}
    return Measured(tuple(Part(unit, code, name, min(now.get(unit, 0), base), base) for unit, code, name, base in denominators))


INDICATORS = {
    one.code: one
    for one in (
        Indicator("members.standing", "Đoàn viên", "level", "người", "members", "đoàn viên đang sinh hoạt"),
        Indicator("members.joined", "Đoàn viên kết nạp mới", "flow", "người", "members", "vào trong năm, không kể chuyển đến"),
        Indicator("members.net", "Đoàn viên tăng ròng", "flow", "người", "members", "đoàn viên vào trừ đoàn viên ra trong năm"),
        Indicator("members.density", "Người lao động ở nơi có công đoàn là đoàn viên", "ratio", "%", "members", "đoàn viên",
                  "lao động doanh nghiệp khai, nơi có công đoàn cơ sở"),
        Indicator("organisations.founded", "CĐCS thành lập mới", "flow", "CĐCS", "organisations", "ngày thành lập trong năm"),
        Indicator("organisations.standing", "Công đoàn cơ sở", "level", "CĐCS", "organisations", "đang hoạt động"),
        Indicator("assessments.unionised_25", "Doanh nghiệp từ 25 lao động có công đoàn cơ sở", "ratio", "%", "assessments",
                  "doanh nghiệp có công đoàn cơ sở", "doanh nghiệp khai từ 25 lao động"),
        Indicator("collection.union_fund", "Kinh phí công đoàn đã thu trên số phải thu", "ratio", "%", "collection",
                  "đồng đã thu", "đồng phải thu"),
        Indicator("collection.dues", "Đoàn phí đã nộp lên trên số phải nộp", "ratio", "%", "collection", "đồng đã nộp", "đồng phải nộp"),
        Indicator("budgets.settled", "Công đoàn cơ sở đã nộp quyết toán năm", "ratio", "%", "budgets",
                  "công đoàn đã nộp quyết toán", "công đoàn cơ sở"),
        Indicator("documents.issued", "Văn bản đi đã cấp số", "flow", "văn bản", "documents", "văn bản đã cấp số trong năm"),
        Indicator("programmes.planned", "Công đoàn cơ sở đã ban hành kế hoạch", "ratio", "%", "programmes",
                  "công đoàn đã ban hành kế hoạch", "công đoàn cơ sở"),
        Indicator("programmes.done", "Nhiệm vụ đã xong", "ratio", "%", "programmes",
                  "nhiệm vụ đã xong hoặc không phát sinh", "nhiệm vụ được giao"),
        Indicator("inspection.financial", "CĐCS được kiểm tra tài chính", "ratio", "%", "inspection",
                  "công đoàn có kết luận kiểm tra tài chính trong năm", "công đoàn cơ sở"),
        Indicator("bargaining.agreements", "Nơi đủ điều kiện có thỏa ước", "ratio", "%", "bargaining",
                  "doanh nghiệp có thỏa ước còn hiệu lực", "doanh nghiệp có công đoàn cơ sở, không kể cơ quan, đơn vị công"),
        Indicator("bargaining.signed", "Thỏa ước ký mới", "flow", "bản", "bargaining", "ngày ký trong năm, không kể bản ký thay bản cũ"),
        Indicator("bargaining.grade_a", "Thỏa ước loại A", "ratio", "%", "bargaining",
                  "thỏa ước được xếp loại A trong năm (bảng điểm của phần mềm, chưa đối chiếu)", "thỏa ước còn hiệu lực"),
        Indicator("bargaining.digital", "Thỏa ước có nội dung đào tạo chuyển đổi số", "ratio", "%", "bargaining",
                  "thỏa ước có điều khoản đào tạo chuyển đổi số", "thỏa ước còn hiệu lực"),
        Indicator("bargaining.meals", "CĐCS nâng bữa ăn ca", "flow", "CĐCS", "bargaining",
                  "suất ăn ca theo thỏa ước cao hơn ngày đầu năm"),
        Indicator("bargaining.conferences", "Doanh nghiệp tổ chức hội nghị người lao động", "ratio", "%", "bargaining",
                  "doanh nghiệp đã họp trong năm", "doanh nghiệp có công đoàn cơ sở, không kể cơ quan, đơn vị công"),
        Indicator("bargaining.democracy", "Doanh nghiệp có quy chế dân chủ", "ratio", "%", "bargaining",
                  "doanh nghiệp có quy chế đã ghi sổ", "doanh nghiệp có công đoàn cơ sở, không kể cơ quan, đơn vị công"),
        Indicator("officers.chairs_trained", "Chủ tịch CĐCS ngoài nhà nước được đào tạo", "ratio", "%", "officers",
                  "chủ tịch đã dự lớp mở trong năm", "CĐCS ngoài nhà nước có chủ tịch trong sổ cán bộ"),
        Indicator("emulation.recognised", "Sáng kiến được công nhận", "flow", "sáng kiến", "emulation", "ngày công nhận trong năm"),
        Indicator("emulation.awarded", "Danh hiệu, khen thưởng đã trao", "flow", "lượt", "emulation", "của năm, có quyết định"),
        Indicator("procedures.in_time", "Yêu cầu giải quyết đúng hạn", "ratio", "%", "procedures",
                  "yêu cầu quyết định không muộn hơn hạn", "yêu cầu có hạn, đã quyết định trong năm"),
        *(
            Indicator(code, name, measure, unit, needs=needs)
            for code, name, measure, unit, needs in (
                ("bargaining.public_conferences", "Đơn vị công tổ chức hội nghị", "ratio", "%", PUBLIC_TALKS),
                ("bargaining.public_democracy", "CĐCS khu vực nhà nước tham gia quy chế dân chủ", "ratio", "%", PUBLIC_TALKS),
                ("training.taught", "Được phổ biến nghị quyết, pháp luật", "ratio", "%", TOLD),
                ("training.digital", "Cán bộ chuyên trách được đào tạo kỹ năng số", "ratio", "%", SKILLS),
                ("legal.helped", "Đoàn viên được hỗ trợ, tư vấn pháp luật", "ratio", "%", LEGAL),
                ("emulation.women", "Nữ đạt “Giỏi việc nước, đảm việc nhà”", "ratio", "%", WOMEN),
                ("members.party", "Đoàn viên ưu tú giới thiệu cho Đảng", "flow", "người", PARTY),
                ("documents.paperless", "Họp không giấy", "ratio", "%", PAPERLESS),
            )
        ),
    )
}  # fmt: skip

OF_TARGETS = {
    "NQ02-1": "members.standing", "NQ02-2": "members.standing", "NQ02-3": "assessments.unionised_25", "NQ02-4": "members.density",
    "XIII-1": "members.standing", "XIII-2": "bargaining.agreements", "XIII-3.cadres": "training.taught",
    "XIII-3.members": "training.taught", "XIII-3.workers": "training.taught", "XIII-4.state": "bargaining.public_democracy",
    "XIII-4.nonstate": "bargaining.democracy", "XIII-5": "legal.helped", "XIII-6": "members.party",
    "XIII-7": "assessments.unionised_25", "XIII-8": "officers.chairs_trained", "CTR05-cba": "bargaining.signed",
    "CTR05-meal": "bargaining.meals", "KH237-cadres": "training.digital", "KH237-cba": "bargaining.digital",
    "2026-members": "members.joined", "local.growth": "", "local.density": "members.density",
    "local.found_year": "organisations.founded", "local.members_term": "members.joined",
    "local.conference_enterprise": "bargaining.conferences", "local.conference_public": "bargaining.public_conferences",
    "local.cba_80": "bargaining.agreements", "local.legal": "legal.helped", "local.found_20": "organisations.founded",
    "local.members_2800": "members.net", "local.cba_85": "bargaining.agreements", "local.inspect_20": "inspection.financial",
    "local.vsip_members": "members.joined", "local.vsip_density": "members.density", "local.vsip_25": "assessments.unionised_25",
    "local.vsip_cba": "bargaining.agreements", "local.vsip_cba_A": "bargaining.grade_a", "local.paperless": "documents.paperless",
    "local.women": "emulation.women",
    **{f"XIV-{number}": "" for number in range(1, 9)},
}  # fmt: skip
"""Which indicator answers a target of table `activities.targets`; empty where the target has no content yet or counts a growth rate."""
