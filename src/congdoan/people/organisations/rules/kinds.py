"""Kinds of organisation, the level each stands on, and what a kind may do on a day (the table `union_kinds`)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

EMPLOYER = "employer"
LEVELS = {
    "central": "Trung ương",
    "province": "Cấp tỉnh, ngành trung ương",
    "direct_upper": "Cấp trên trực tiếp cơ sở",
    "working_body": "Xã, phường, đặc khu",
    "advisory": "Cơ quan tham mưu",
    "base": "Cấp cơ sở",
    "inside": "Trong cơ sở",
}
STATUTORY = ("central", "province", "direct_upper", "base")  # the levels that share money

# A parent always has the smaller rank: this is why the tree can have no cycle on any day.
_RANKS = {"central": 10, "province": 20, "direct_upper": 30, "working_body": 35, "advisory": 35, "base": 40, "inside": 50}
_INSIDE = {"member_union": 50, "section_union": 51, "union_group": 52}
EMPLOYER_RANK = 90
LOWEST_PUBLIC_RANK = 39  # federations are known to everybody; a base union is not

OWNERSHIPS = {
    "tu_nhan": "vốn tư nhân",
    "fdi": "vốn nước ngoài",
    "co_von_nha_nuoc": "có vốn Nhà nước",
    "nha_nuoc": "Nhà nước",
    "su_nghiep_cong_lap": "sự nghiệp công lập",
    "tap_the": "tập thể",
    "ho_kinh_doanh": "hộ kinh doanh",
}
_OF_THE_STATE = ("nha_nuoc", "su_nghiep_cong_lap")
PAYER_CLASSES = {
    "enterprise": "Doanh nghiệp",
    "psu_not_fully_salaried": "Đơn vị sự nghiệp không hưởng 100% lương từ ngân sách",
    "psu_fully_salaried": "Đơn vị sự nghiệp hưởng 100% lương từ ngân sách",
    "cooperative": "Hợp tác xã",
    "cooperative_union": "Liên hiệp hợp tác xã",
    "admin_body": "Cơ quan hành chính",
    "armed_forces": "Đơn vị lực lượng vũ trang",
    "foreign_body": "Cơ quan, tổ chức nước ngoài",
    "other_employer": "Cơ quan, tổ chức khác có sử dụng lao động",
}
PAYER_SCHEDULES = {"monthly": "hằng tháng", "production_cycle": "theo chu kỳ sản xuất"}
DUES_GROUPS = ("G1", "G2", "G3", "G4", "G5")
WAGE_REGIONS = ("I", "II", "III", "IV")
SECTORS = {
    "doanh_nghiep": "doanh nghiệp",
    "truong_hoc": "trường học",
    "co_quan": "cơ quan",
    "hop_tac_xa": "hợp tác xã",
    "y_te": "y tế",
    "giao_duc": "giáo dục",
    "hanh_chinh": "hành chính",
    "may_mac": "may mặc",
    "che_bien_go": "chế biến gỗ",
    "che_bien_mi": "chế biến mì",
    "co_khi": "cơ khí",
    "san_xuat_thuong_mai": "sản xuất, thương mại",
    "thuong_mai_dich_vu": "thương mại, dịch vụ",
    "hat_dieu": "hạt điều",
    "cao_su": "cao su",
    "van_tai": "vận tải",
    "xay_dung": "xây dựng",
    "nong_nghiep": "nông nghiệp",
    "thuc_an_chan_nuoi": "thức ăn chăn nuôi",
    "kho": "kho",
    "kd": "kinh doanh",
}
_SHORT = {
    "tld": "Tổng Liên đoàn",
    "province_federation": "LĐLĐ tỉnh, thành phố",
    "central_sector": "Công đoàn ngành trung ương",
    "corporation_tld": "Công đoàn tổng công ty thuộc TLĐ",
    "district_federation": "LĐLĐ huyện",
    "local_sector": "Công đoàn ngành địa phương",
    "zone_union": "Công đoàn khu công nghiệp",
    "commune_union": "Công đoàn xã, phường",
    "grassroots_union": "Công đoàn cơ sở",
    "occupational_union": "Nghiệp đoàn",
    "base_occupational_union": "Nghiệp đoàn cơ sở",
    "member_union": "CĐCS thành viên",
    "section_union": "Công đoàn bộ phận",
    "union_group": "Tổ công đoàn",
    "union_work_board": "Ban Công tác Công đoàn",
    EMPLOYER: "Doanh nghiệp, đơn vị sử dụng lao động",
}
CAPABILITY_WORDS = {
    "found_union": "thành lập công đoàn",
    "dissolve_union": "giải thể công đoàn",
    "recognise_committee": "công nhận ban chấp hành",
    "admit_member": "kết nạp đoàn viên",
    "admit_member_where_no_union": "kết nạp đoàn viên nơi chưa có công đoàn",
    "collect_fund": "thu kinh phí công đoàn",
    "collect_dues": "thu đoàn phí",
    "approve_budget": "duyệt dự toán",
    "approve_settlement": "duyệt quyết toán",
    "consolidate": "tổng hợp quyết toán",
    "lock_period": "khóa kỳ",
    "issue_document": "ban hành văn bản",
    "inspect_lower": "kiểm tra cấp dưới",
    "own_inspection_committee": "có ủy ban kiểm tra",
    "own_inspection_committee_if_30": "có ủy ban kiểm tra khi từ 30 đoàn viên",
    "grade_cba": "chấm điểm thỏa ước",
    "close_stoppage": "kết thúc vụ ngừng việc",
    "decide_relief": "quyết định miễn, giảm, tạm dừng",
    "assign_targets": "giao chỉ tiêu",
    "issue_norms": "ban hành định mức",
    "sign_cba": "ký thỏa ước",
    "submit_report": "nộp báo cáo",
    "spend_own_share": "chi phần được để lại",
    "guide": "hướng dẫn",
    "report_up": "báo cáo cấp trên",
    "check_reports": "kiểm tra báo cáo",
    "review_cba": "xem xét thỏa ước",
    "first_report_stoppage": "báo cáo đầu về ngừng việc",
    "receive_submissions": "tiếp nhận hồ sơ",
}


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What a kind is and may do for some days."""

    kind: str
    name: str
    level: str
    can: frozenset[str]
    denied: frozenset[str]
    valid_from: date | None
    valid_until: date | None
    needs_check: bool

    def stands_on(self, day: date) -> bool:
        """Return whether the record is in force that day."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_until is None or day < self.valid_until)


class KindRecord(Protocol):
    """What a record of the table `union_kinds` holds."""

    @property
    def name(self) -> str: ...
    @property
    def scope(self) -> Mapping[str, Any]: ...
    @property
    def fields(self) -> Mapping[str, Any]: ...
    @property
    def valid_from(self) -> date | None: ...
    @property
    def valid_until(self) -> date | None: ...
    @property
    def needs_check(self) -> bool: ...


def capabilities_from(record: KindRecord) -> Capabilities:
    """Read one record of the table `union_kinds`."""
    return Capabilities(
        kind=record.scope["kind"],
        name=record.name,
        level=record.fields["level"],
        can=frozenset(record.fields.get("capabilities") or ()),
        denied=frozenset(record.fields.get("denied") or ()),
        valid_from=record.valid_from,
        valid_until=record.valid_until,
        needs_check=record.needs_check,
    )


def capabilities_on(table: Iterable[Capabilities], kind: str, day: date) -> Capabilities | None:
    """Return what the kind may do that day, or None when the law knows no such kind then.

    The table begins on a conventional day; earlier days read as that day.
    """
    records = list(table)
    begins = min((record.valid_from for record in records if record.valid_from), default=day)
    day = max(day, begins)
    return next((record for record in records if record.kind == kind and record.stands_on(day)), None)


def rank_of(kind: str, level: str) -> int:
    """Return the rank of a kind: a parent's rank is always smaller than its child's."""
    if kind == EMPLOYER:
        return EMPLOYER_RANK
    return _INSIDE.get(kind, _RANKS[level])


def kind_words(kind: str) -> str:
    """Return a kind as it is called on screen."""
    return _SHORT.get(kind, kind)


def level_words(level: str) -> str:
    """Return a level as it is called on screen."""
    return LEVELS.get(level, level)


def sector_words(sector: str) -> str:
    """Return a line of business as it is called on screen."""
    return SECTORS.get(sector, sector.replace("_", " "))


def ownership_words(ownership: str) -> str:
    """Return a form of ownership as it is called on screen."""
    return OWNERSHIPS.get(ownership, ownership.replace("_", " "))


def payer_class_words(payer_class: str) -> str:
    """Return a class of payer as it is called on screen."""
    return PAYER_CLASSES.get(payer_class, payer_class)


def is_of_the_state(ownership: str) -> bool:
    """Tell a body of the State, public units of service included; a firm in which the State holds capital is none."""
    return ownership in _OF_THE_STATE


def usual_payer_class(ownership: str, sector: str) -> str:
    """Return the class of payer that ownership and line of business point to, where nobody stated it.

    Which public bodies are fully salaried by the State only their own estimates say: a school is taken to be, others not.
    A household that employs is no enterprise; the law names none, so that it falls under the other employers.
    """
    if is_of_the_state(ownership):
        usual = {"giao_duc": "psu_fully_salaried"} | ({"hanh_chinh": "admin_body"} if ownership == "nha_nuoc" else {})
        return usual.get(sector, "psu_not_fully_salaried")
    return {"tap_the": "cooperative", "ho_kinh_doanh": "other_employer"}.get(ownership, "enterprise")


def usual_dues_group(ownership: str) -> str:
    """Return the group of the dues table that a form of ownership belongs to."""
    return "G1" if is_of_the_state(ownership) else "G2" if ownership == "co_von_nha_nuoc" else "G3"


def capability_words(capability: str) -> str:
    """Return a capability as it is called on screen."""
    return CAPABILITY_WORDS.get(capability, capability.replace("_", " "))
