"""Members written by COPY past the services, as many as a province has: names as people bear them here, nobody real."""

from datetime import date, timedelta
from typing import Any

import numpy as np

FAMILIES = [
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
    "Đoàn",
    "Trịnh",
    "Mai",
    "Cao",
    "Tạ",
    "Châu",
]
MIDDLES = [
    "Văn",
    "Thị",
    "Minh",
    "Mỹ",
    "Quốc",
    "Ngọc",
    "Thanh",
    "Hữu",
    "Đức",
    "Gia",
    "Hoàng",
    "Kim",
    "Xuân",
    "Thu",
    "Anh",
    "Bảo",
    "Hồng",
    "Phương",
    "Tuấn",
    "Thành",
]
GIVEN = [
    "An",
    "Bình",
    "Châu",
    "Dũng",
    "Giang",
    "Hạnh",
    "Khoa",
    "Lan",
    "Minh",
    "Nga",
    "Oanh",
    "Phúc",
    "Quyên",
    "Sơn",
    "Tâm",
    "Uyên",
    "Vân",
    "Xuân",
    "Yến",
    "Đạt",
    "Hiếu",
    "Huy",
    "Linh",
    "Long",
    "Mai",
    "My",
    "Nam",
    "Nhi",
    "Nhung",
    "Phát",
    "Quân",
    "Thảo",
    "Thắng",
    "Thư",
    "Trang",
    "Trinh",
    "Trung",
    "Tuyết",
    "Vinh",
    "Vy",
]
LISTED = "full_name, sort_key, name_key, sex, born"
EMPTY = "native_place, address, phone, email, zalo, workplace, job, education, profession, member_code, union_join_place"
Listed = tuple[str, str, str, str, int]


def listed_facts(count: int, random: np.random.Generator) -> list[Listed]:
    """Return for each of so many what lists show: name, its keys, sex, birth."""
    from congdoan.foundation.kernel.vietnamese import person_sort_key, search_key

    names = [f"{a} {b} {c}" for a in FAMILIES for b in MIDDLES for c in GIVEN]
    keys = [(name, person_sort_key(name), f" {search_key(name)} ") for name in names]
    which, days = random.integers(0, len(names), count), random.integers(0, 16_000, count)
    births = [int(f"{date(1962, 1, 1) + timedelta(days=int(day)):%Y%m%d}") for day in days]
    return [(*keys[which[n]], "nu" if n % 3 else "nam", births[n]) for n in range(count)]


def write_persons(cursor: Any, homes: np.ndarray, facts: list[Listed], *, since: str) -> None:
    """Write one person for each home, ids from 1, each with a sealed citizen number."""
    from congdoan.people.members.queries.keys import secret
    from congdoan.people.members.rules import key_mark, keyed_hash, sealed

    key = secret()
    cursor.execute("INSERT INTO members_keymark (mark) VALUES (%s)", [key_mark(key)])
    columns = f"id, uid, unit_id, union_join_date, citizen_hash, citizen_sealed, {LISTED}, {EMPTY}"
    with cursor.copy(f"COPY members_person ({columns}) FROM STDIN") as rows:
        for n, home in enumerate(homes):
            uid, number = f"00000000-0000-4000-8000-{n:012d}", f"{72 + n % 2:03d}0{n:08d}"
            closed = sealed(key, number, of=f"{uid}/citizen_number")
            rows.write_row((n + 1, uid, int(home), since, keyed_hash(key, number), closed, *facts[n], *[""] * 11))


def write_memberships(cursor: Any, homes: np.ndarray, facts: list[Listed], periods: list[tuple[str, str]]) -> None:
    """Write the membership of each person in its home: period and how it ended; nobody where the period is empty."""
    columns = f"id, person_id, unit_id, period, began, ended, section, dues_group, {LISTED}"
    with cursor.copy(f"COPY members_membership ({columns}) FROM STDIN") as rows:
        for n, (home, (period, ended)) in enumerate(zip(homes, periods, strict=True)):
            if period:
                rows.write_row((n + 1, n + 1, int(home), period, "recorded", ended, f"Tổ {n % 9}", "", *facts[n]))
    for name in ("person", "membership"):
        cursor.execute(f"SELECT setval(pg_get_serial_sequence('members_{name}', 'id'), {max(len(homes), 1)})")
