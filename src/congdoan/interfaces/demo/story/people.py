"""Invented people: treasurers, accountants who pay from their own account, strangers, and those who may sign in to the demo."""

from dataclasses import dataclass

from congdoan.interfaces.demo.story.facts import Stream

FAMILIES = (
    "Nguyễn",
    "Trần",
    "Lê",
    "Phạm",
    "Huỳnh",
    "Phan",
    "Võ",
    "Đặng",
    "Bùi",
    "Đỗ",
    "Hồ",
    "Ngô",
    "Dương",
    "Lý",
    "Trương",
    "Đinh",
    "Mai",
    "Tô",
)
MIDDLES = ("Thị Kim", "Văn", "Thị", "Minh", "Thị Mỹ", "Quốc", "Ngọc", "Thanh", "Hữu", "Thị Bích", "Đức", "Hoài", "Gia", "Thị Thu", "Công")
GIVEN = (
    "Hương", "Tâm", "Duyên", "Phượng", "Thảo", "Khoa", "Nghĩa", "Loan", "Trinh", "Phương", "Hạnh", "Tiến", "Diễm", "Quyên", "Nhàn", "Sáu",
    "Vinh", "Thủy", "Đào", "Chi", "Giang", "Hiếu", "Trọng", "Lệ", "Nhi", "Tuấn", "Kiều", "Đạt", "Ánh", "Út",
)  # fmt: skip


@dataclass(frozen=True)
class Person:
    """Somebody who may sign in to the demo. `place` is "province", "district" or "union"."""

    username: str
    full_name: str
    post: str
    role: str
    place: str = "district"
    also: tuple[str, ...] = ()  # further roles at the same place


CAST = (
    Person("chanhvptinh", "Mai Thị Bích Loan", "Chánh văn phòng LĐLĐ tỉnh (nhân vật hư cấu)", "office_head", "province"),
    Person("chuyenvien", "Lê Thị Thảo Nhi", "Chuyên viên LĐLĐ huyện (nhân vật hư cấu)", "federation_officer"),
    Person("chanhvp", "Ngô Thị Ngọc Thủy", "Chánh văn phòng LĐLĐ huyện (nhân vật hư cấu)", "office_head", also=("document_publisher",)),
    Person("chutichld", "Dương Văn Hiếu", "Chủ tịch LĐLĐ huyện (nhân vật hư cấu)", "document_signer"),
    Person("ketoan", "Trần Hoài Duyên", "Kế toán LĐLĐ huyện (nhân vật hư cấu)", "federation_accountant"),
    Person("ketoantruong", "Phạm Quốc Nghĩa", "Kế toán trưởng LĐLĐ huyện (nhân vật hư cấu)", "chief_accountant"),
    Person("kiemtra", "Huỳnh Minh Trọng", "Ủy ban kiểm tra LĐLĐ huyện (nhân vật hư cấu)", "inspector", also=("inspection_officer",)),
    Person("uyvien", "Lý Hữu Đạt", "Ủy viên Hội đồng sáng kiến huyện (nhân vật hư cấu)", "council_member"),
    Person("thuquyld", "Đặng Văn Tuấn", "Thủ quỹ LĐLĐ huyện (nhân vật hư cấu)", "federation_cashier"),
    Person("ketoancs", "Bùi Thị Mỹ Phương", "Kế toán công đoàn cơ sở (nhân vật hư cấu)", "union_accountant", "union"),
    Person("thuquy", "Hồ Ngọc Lệ", "Thủ quỹ công đoàn cơ sở (nhân vật hư cấu)", "union_treasurer", "union"),
    Person("chutich", "Võ Thị Kim Hạnh", "Chủ tịch công đoàn cơ sở (nhân vật hư cấu)", "union_chair", "union"),
)


def full_name(chance: Stream) -> str:
    """Return an invented person's name."""
    return f"{chance.choice(FAMILIES)} {chance.choice(MIDDLES)} {chance.choice(GIVEN)}"
