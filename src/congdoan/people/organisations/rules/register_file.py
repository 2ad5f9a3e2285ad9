"""Reads the register of a federation from the tables people have: unions, employers, joint payers; every error at once."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import TypeVar

from congdoan.foundation.kernel.errors import DomainError
from congdoan.foundation.kernel.identifiers import check_mst
from congdoan.foundation.kernel.periods import parse_day
from congdoan.foundation.kernel.tables import Problem, Reading, Row, UnreadableTable, labelled, read_sheets
from congdoan.people.organisations.rules import kinds
from congdoan.people.organisations.rules.kinds import Capabilities
from congdoan.people.organisations.rules.register_rows import (
    Body,
    GroupRow,
    Homeless,
    OrganisationRow,
    RegisterRows,
    collector_above,
    homes,
    sole_collector,
)
from congdoan.people.organisations.rules.texts import account_number, clean_code, clean_name, short
from congdoan.people.organisations.rules.tree import Days

T = TypeVar("T")
File = tuple[str, bytes]  # name, content

UNION_COLUMNS: Mapping[str, Sequence[str]] = {
    "code": ("Mã CĐCS", "Mã đơn vị", "Mã"),
    "name": ("Tên CĐCS", "Tên đơn vị", "Tên"),
    "kind": ("Loại hình", "Loại"),
    "parent_code": ("Mã cấp trên",),
    "level": ("Cấp",),
    "commune": ("Xã, phường", "Xã"),
    "founded_on": ("Ngày thành lập",),
    "ended_on": ("Ngày kết thúc",),
    "bank": ("Ngân hàng",),
    "account": ("Số tài khoản",),
    "successor_code": ("Mã đơn vị kế tục",),
    "tax_code": ("Mã số thuế", "MST"),
    "dues_group": ("Nhóm đoàn phí",),
}
EMPLOYER_COLUMNS: Mapping[str, Sequence[str]] = {
    "code": ("Mã đơn vị", "Mã"),
    "name": ("Tên đơn vị", "Tên"),
    "tax_code": ("Mã số thuế", "MST"),
    "si_unit_code": ("Mã đơn vị BHXH", "Mã BHXH"),
    "sector": ("Ngành", "Ngành nghề"),
    "ownership": ("Loại hình sở hữu", "Sở hữu"),
    "commune": ("Xã, phường", "Xã"),
    "wage_region": ("Vùng lương", "Vùng"),
    "union_code": ("Mã CĐCS",),
    "liable_from": ("Đóng từ ngày",),
    "liable_until": ("Đóng đến ngày",),
    "bank_accounts": ("Số tài khoản", "Các tài khoản"),
    "former_names": ("Tên cũ",),
    "upper_code": ("Mã liên đoàn thu", "Mã cấp trên"),
    "payer_class": ("Đối tượng đóng",),
    "payer_schedule": ("Kỳ đóng",),
    "dues_group": ("Nhóm đoàn phí",),
}
GROUP_COLUMNS: Mapping[str, Sequence[str]] = {
    "group_code": ("Mã nhóm",),
    "name": ("Tên", "Tên người nộp"),
    "tax_code": ("Mã số thuế", "MST"),
    "account": ("Số tài khoản",),
    "employer_code": ("Mã đơn vị",),
}
_FEDERATIONS = {"trung_uong": "tld", "tinh": "province_federation", "huyen": "district_federation", "xa": "commune_union"}
NONE: tuple[str, ...] = ()
_OCCUPATIONAL = ("occupational_union", "base_occupational_union")
_GROUP_OF_SECTOR = {"truong_hoc": "G1", "co_quan": "G1", "y_te": "G1"}


@dataclass
class _Reader:
    """What was read so far: bodies that others may name, drafts, problems."""

    table: Sequence[Capabilities]
    bodies: dict[str, Body]
    taken: set[str]
    drafts: dict[str, tuple[OrganisationRow, Row, Reading]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def open(self, file: File | None, columns: Mapping[str, Sequence[str]], required: Iterable[str]) -> Reading | None:
        if file is None:
            return None
        try:
            return labelled(read_sheets(file[1], file=file[0]), columns, required=required)
        except UnreadableTable as refusal:
            self.problems.append(Problem(file[0], "", 0, "", "", refusal.facts["why"]))
            return None

    def new_code(self, reading: Reading, row: Row) -> str:
        code = _field(reading, row, "code", clean_code, "")
        if code in self.taken:
            reading.wrong(row, "code", "mã này đã dùng; mỗi đơn vị một mã riêng")
            return ""
        self.taken.add(code)
        return code


def read_register(
    *,
    unions: File | None = None,
    employers: File | None = None,
    payer_groups: File | None = None,
    kinds_table: Iterable[Capabilities],
    known: Iterable[Body] = (),
) -> tuple[RegisterRows, list[Problem]]:
    """Read a register whole: rows ready to load, and every problem with its file, sheet, row, column, and cure.

    `known` are the bodies already in the register, which the files may name. With any problem nothing may be loaded.
    """
    bodies = {body.code: body for body in known}
    reader = _Reader(tuple(kinds_table), bodies, taken=set(bodies))
    readings: list[Reading] = []
    if reading := reader.open(unions, UNION_COLUMNS, ("code", "name", "kind", "parent_code", "level", "founded_on")):
        readings.append(reading)
        _read_unions(reader, reading)
    if reading := reader.open(employers, EMPLOYER_COLUMNS, ("code", "name", "tax_code", "ownership", "union_code", "liable_from")):
        readings.append(reading)
        _read_employers(reader, reading)
    rows = {code: row for code, (row, _, _) in reader.drafts.items()}
    groups: tuple[GroupRow, ...] = ()
    if reading := reader.open(payer_groups, GROUP_COLUMNS, ("group_code", "name", "employer_code")):
        readings.append(reading)
        groups = _read_groups(reader, reading)
    ordered = tuple(sorted(_with_dues_groups(rows), key=lambda row: row.rank))
    return RegisterRows(ordered, groups), reader.problems + [problem for reading in readings for problem in reading.problems]


def _field(reading: Reading, row: Row, name: str, read: Callable[[str], T], absent: T) -> T:
    """Read a field; a refusal becomes a problem whose cure is the refusal's own sentence."""
    try:
        return read(row.text(name))
    except DomainError as refusal:
        reading.wrong(row, name, refusal.explain())
    except ValueError as refusal:
        reading.wrong(row, name, str(refusal))
    return absent


def _optional(read: Callable[[str], T], absent: T) -> Callable[[str], T]:
    return lambda text: read(text) if text else absent


def _one_of(allowed: Iterable[str], *, absent: str = "") -> Callable[[str], str]:
    known = tuple(allowed)

    def read(text: str) -> str:
        if not text:
            return absent
        if text not in known:
            raise ValueError(f"chỉ nhận: {', '.join(known)}")
        return text

    return read


def _many(read: Callable[[str], str]) -> Callable[[str], tuple[str, ...]]:
    return lambda text: tuple(dict.fromkeys(read(part) for part in text.split(";") if part.strip()))


def tax_code(text: str) -> str:
    """Return a tax code in its usual form, empty when there is none.

    :raises ValueError: its form or check digit is wrong
    """
    if not text:
        return ""
    checked = check_mst(text)
    if not checked.valid or checked.normalised is None:
        raise ValueError(f"{checked.why} Đối chiếu lại với giấy đăng ký thuế.")
    return checked.normalised


def _days(reading: Reading, row: Row, first_name: str, last_name: str) -> Days:
    """Read first and last day; the file's last day is the last one on which the organisation still stands."""
    first = _field(reading, row, first_name, _optional(parse_day, None), None)
    last = _field(reading, row, last_name, _optional(parse_day, None), None)
    if first and last and last < first:
        reading.wrong(row, last_name, "ngày cuối không thể trước ngày đầu")
        return Days(first, None)
    return Days(first, last + timedelta(days=1) if last else None)


def _read_unions(reader: _Reader, reading: Reading) -> None:
    added: list[tuple[Body, Row]] = []
    for row in reading.rows:
        code = reader.new_code(reading, row)
        name = _field(reading, row, "name", clean_name, "")
        days = _days(reading, row, "founded_on", "ended_on")
        kind, sector = _union_kind(reader, reading, row, days.first)
        if not (code and name and kind):
            continue
        can = kinds.capabilities_on(reader.table, kind, days.first or date.min)
        if can is None:
            reading.wrong(row, "kind", f"vào ngày thành lập chưa hoặc không còn loại {kinds.kind_words(kind)}; xem lại ngày")
            continue
        rank = kinds.rank_of(kind, can.level)
        number = _field(reading, row, "account", _optional(account_number, ""), "")
        bank = _field(reading, row, "bank", short(80), "")
        parent, successor = (row.text(column).strip().upper() for column in ("parent_code", "successor_code"))
        collects = "collect_fund" in can.can and can.level != "base"
        added.append((Body(code, kind, rank, days, parent, successor, collects), row))
        draft = OrganisationRow(
            code=code,
            kind=kind,
            rank=rank,
            name=name,
            days=days,
            successor=successor,
            sector=sector,
            tax_code=_field(reading, row, "tax_code", tax_code, ""),
            commune=_field(reading, row, "commune", short(120), ""),
            dues_group=_field(reading, row, "dues_group", _one_of(kinds.DUES_GROUPS), ""),
            accounts=((bank, number),) if number else (),
        )
        reader.drafts[code] = (draft, row, reading)
    reader.bodies.update({body.code: body for body, _ in added})
    sound = [body for body, row in added if _is_sound(reader, reading, row, body)]
    if len(sound) == len(added):
        for body, row in added:
            _place(reader, reading, row, body.code, body.parent, "parent_code")


def _union_kind(reader: _Reader, reading: Reading, row: Row, founded_on: date | None) -> tuple[str, str]:
    """Return the kind of a union and its setting, from the file's words for kind and level."""
    word, level = row.text("kind").strip().lower(), row.text("level").strip().lower()
    if any(record.kind == word for record in reader.table):
        return word, ""
    if word in {"lien_doan", "cong_doan"} and level in _FEDERATIONS:
        return _FEDERATIONS[level], ""
    if level == "co_so" and word == "nghiep_doan":
        day = founded_on or date.min
        return next((kind for kind in _OCCUPATIONAL if kinds.capabilities_on(reader.table, kind, day)), _OCCUPATIONAL[0]), ""
    if level == "co_so" and word != "lien_doan":
        return "grassroots_union", _field(reading, row, "kind", short(40), "")
    reading.wrong(row, "level", f"không rõ loại “{word}” ở cấp này; cấp là một trong: {', '.join([*_FEDERATIONS, 'co_so'])}")
    return "", ""


def _is_sound(reader: _Reader, reading: Reading, row: Row, body: Body) -> bool:
    """Note what is wrong with a union's parent and successor; return whether nothing is."""
    before = len(reading.problems)
    parent = reader.bodies.get(body.parent)
    if body.parent and parent is None:
        reading.wrong(row, "parent_code", "không có đơn vị mang mã này trong tệp hay trong sổ")
    elif parent and parent.rank >= body.rank:
        reading.wrong(row, "parent_code", f"{kinds.kind_words(parent.kind)} không thể đứng trên {kinds.kind_words(body.kind)}")
    elif parent and parent.days.first and (body.days.first is None or body.days.first < parent.days.first):
        reading.wrong(row, "founded_on", f"cấp trên {parent.code} thành lập sau, ngày {parent.days.first:%d/%m/%Y}")
    if body.successor:
        heir = reader.bodies.get(body.successor)
        if body.days.end is None:
            reading.wrong(row, "successor_code", "đơn vị còn hoạt động thì chưa có đơn vị kế tục; ghi ngày kết thúc hoặc bỏ mã")
        elif heir is None or heir.code == body.code or heir.kind == kinds.EMPLOYER:
            reading.wrong(row, "successor_code", "không có công đoàn khác mang mã này trong tệp hay trong sổ")
        elif body.days.end not in heir.days:
            reading.wrong(row, "successor_code", f"{heir.code} không hoạt động vào ngày {body.days.end:%d/%m/%Y}")
    return len(reading.problems) == before


def _place(reader: _Reader, reading: Reading, row: Row, code: str, under: str, column: str) -> None:
    """Write down under whom a draft stands on each of its days, or note why nobody can."""
    if not under:
        return
    draft = reader.drafts[code][0]
    try:
        places = tuple(homes(reader.bodies, under, draft.days))
    except Homeless as refusal:
        reading.wrong(row, column, refusal.why)
        return
    if any(reader.bodies[parent].rank >= draft.rank for parent, _ in places):
        reading.wrong(row, column, "đơn vị tiếp nhận không đứng ở cấp trên; ghi lại mã cấp trên hoặc mã đơn vị kế tục")
        return
    reader.drafts[code] = (replace(draft, places=places), row, reading)


def _read_employers(reader: _Reader, reading: Reading) -> None:
    default = sole_collector(reader.bodies)
    has_broken_unions = any(problem for _, _, other in reader.drafts.values() for problem in other.problems)
    for row in reading.rows:
        code = reader.new_code(reading, row)
        draft = _employer(reading, row, code)
        column = "union_code" if row.text("union_code") else "upper_code"
        under = row.text("union_code").strip().upper() or row.text("upper_code").strip().upper() or default
        if not code or not draft.name:
            continue
        reader.drafts[code] = (draft, row, reading)
        if not under:
            if not has_broken_unions:
                reading.wrong(row, "upper_code", "chưa có CĐCS và có nhiều liên đoàn cùng thu; ghi mã liên đoàn thu vào cột upper_code")
        elif under not in reader.bodies or reader.bodies[under].rank >= draft.rank:
            if not has_broken_unions:
                reading.wrong(row, column, "không có công đoàn mang mã này trong tệp hay trong sổ")
        elif not has_broken_unions:
            _place(reader, reading, row, code, under, column)


def _employer(reading: Reading, row: Row, code: str) -> OrganisationRow:
    ownership = _field(reading, row, "ownership", _one_of(kinds.OWNERSHIPS), "")
    sector = _field(reading, row, "sector", short(40), "")
    return OrganisationRow(
        code=code,
        kind=kinds.EMPLOYER,
        rank=kinds.EMPLOYER_RANK,
        name=_field(reading, row, "name", clean_name, ""),
        days=_days(reading, row, "liable_from", "liable_until"),
        tax_code=_field(reading, row, "tax_code", tax_code, ""),
        si_unit_code=_field(reading, row, "si_unit_code", short(20), "").upper(),
        sector=sector,
        ownership=ownership,
        payer_class=_field(
            reading, row, "payer_class", _one_of(kinds.PAYER_CLASSES, absent=kinds.usual_payer_class(ownership, sector)), ""
        ),
        payer_schedule=_field(reading, row, "payer_schedule", _one_of(kinds.PAYER_SCHEDULES, absent="monthly"), ""),
        wage_region=_field(reading, row, "wage_region", _one_of(kinds.WAGE_REGIONS), ""),
        commune=_field(reading, row, "commune", short(120), ""),
        dues_group=_field(reading, row, "dues_group", _one_of(kinds.DUES_GROUPS, absent=kinds.usual_dues_group(ownership)), ""),
        former_names=_field(reading, row, "former_names", _many(clean_name), NONE),
        accounts=tuple(("", number) for number in _field(reading, row, "bank_accounts", _many(account_number), NONE)),
    )


def _with_dues_groups(rows: Mapping[str, OrganisationRow]) -> Iterable[OrganisationRow]:
    """Give each base union without a stated dues group that of its employers, else that of its setting."""
    of_employers: dict[str, set[str]] = {}
    for row in rows.values():
        if row.kind == kinds.EMPLOYER:
            for parent, _ in row.places:
                of_employers.setdefault(parent, set()).add(row.dues_group)
    for row in rows.values():
        if row.kind in _OCCUPATIONAL:
            yield replace(row, dues_group=row.dues_group or "G4")
        elif row.kind == "grassroots_union" and not row.dues_group:
            groups = of_employers.get(row.code, set())
            yield replace(row, dues_group=groups.pop() if len(groups) == 1 else _GROUP_OF_SECTOR.get(row.sector, "G3"))
        else:
            yield row


def _read_groups(reader: _Reader, reading: Reading) -> tuple[GroupRow, ...]:
    employers = {code: draft for code, (draft, _, _) in reader.drafts.items() if draft.kind == kinds.EMPLOYER}
    employers_known = {code for code, body in reader.bodies.items() if body.kind == kinds.EMPLOYER}
    groups: dict[str, GroupRow] = {}
    for row in reading.rows:
        code = _field(reading, row, "group_code", clean_code, "")
        member = row.text("employer_code").strip().upper()
        stated = GroupRow(
            code=code,
            name=_field(reading, row, "name", clean_name, ""),
            tax_code=_field(reading, row, "tax_code", tax_code, ""),
            account=_field(reading, row, "account", _optional(account_number, ""), ""),
            unit="",
            members=(),
        )
        if member not in employers and member not in employers_known:
            reading.wrong(row, "employer_code", "không có doanh nghiệp mang mã này trong tệp hay trong sổ")
            continue
        group = groups.setdefault(code, stated)
        if replace(group, unit="", members=()) != stated:
            reading.wrong(row, "group_code", "cùng một nhóm phải cùng tên, mã số thuế và tài khoản ở mọi dòng")
        elif member in group.members:
            reading.wrong(row, "employer_code", "đơn vị này đã có trong nhóm; bỏ dòng lặp")
        else:
            last = employers[member].places[-1:] if member in employers else ((reader.bodies[member].parent, Days()),)
            unit = collector_above(reader.bodies, last[0][0]) if last else ""
            if group.unit and unit and unit != group.unit:
                reading.wrong(row, "employer_code", f"nhóm thuộc {group.unit}, đơn vị này thuộc {unit}; tách thành hai nhóm")
            groups[code] = replace(group, unit=group.unit or unit, members=(*group.members, member))
    return tuple(groups.values())
