"""Days of birth as people know them: a whole day, or a year alone.

One number holds both: 19900513, or 19900000 when only the year is known; 0 when nothing is.
"""

import re
from datetime import date, timedelta

YEAR_ONLY = re.compile(r"(\d{4})")
BY_DAY = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4})")
BY_YEAR = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T].*)?")
SHORT_YEAR = re.compile(r"\d{1,2}\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*\d{2}")
PACKED = re.compile(r"(\d{2})(\d{2})(\d{4})")
SERIAL = re.compile(r"\d{5}")  # the days since 1899-12-30, as a spreadsheet counts them
FIRST_SERIAL_DAY = date(1899, 12, 30)
OLDEST = 1900
CURE = "ghi ngày sinh như 13/05/1990, hoặc chỉ năm 1990"
OTHER_DAY = {CURE: "ghi ngày như 15/01/2024", "ngày sinh": "ngày", "là năm sinh": "đúng"}  # the same words about another day


def of_day(day: date) -> int:
    """Return the number of a whole day."""
    return day.year * 10_000 + day.month * 100 + day.day


def of_year(year: int) -> int:
    """Return the number of a year whose day is not known."""
    return year * 10_000


def year_of(born: int) -> int:
    """Return the year, 0 when unknown."""
    return born // 10_000


def day_of(born: int) -> date | None:
    """Return the whole day, or None."""
    return date(born // 10_000, born // 100 % 100, born % 100) if born % 10_000 else None


def words(born: int) -> str:
    """Return 13/05/1990, 1990, or an empty text."""
    day = day_of(born)
    return f"{day:%d/%m/%Y}" if day else str(year_of(born)) if born else ""


def age_on(born: int, day: date) -> int | None:
    """Return whole years lived on a day; by years alone where the day of birth is not known."""
    if not born:
        return None
    years = day.year - year_of(born)
    return years - (1 if born % 10_000 and (day.month * 100 + day.day) < born % 10_000 else 0)


def read(text: str, *, on: date) -> int:
    """Read what people and spreadsheets write for a day of birth; an empty text is 0.

    :raises ValueError: no such day, two digits for a year, or a year in the future or before 1900
    """
    text = text.strip()
    if not text:
        return 0
    born = _number(text)
    if not OLDEST <= year_of(born) <= on.year or (born % 10_000 and born > of_day(on)):
        raise ValueError(f"năm {year_of(born)} không thể là năm sinh; {CURE}")
    return born


def words_of_day(refusal: str) -> str:
    """Return a refusal of `read` as it is said of a day that is nobody's birth."""
    for said, instead in OTHER_DAY.items():
        refusal = refusal.replace(said, instead)
    return refusal


def _number(text: str) -> int:
    if found := YEAR_ONLY.fullmatch(text):
        return of_year(int(found[1]))
    if SERIAL.fullmatch(text):
        return of_day(FIRST_SERIAL_DAY + timedelta(days=int(text)))
    for form, order in ((BY_DAY, (3, 2, 1)), (BY_YEAR, (1, 2, 3)), (PACKED, (3, 2, 1))):
        if found := form.fullmatch(text):
            year, month, day = (int(found[place]) for place in order)
            try:
                return of_day(date(year, month, day))
            except ValueError:
                turned = "; có lẽ đã ghi tháng trước ngày" if month > 12 >= day else ""
                raise ValueError(f"không có ngày {day}/{month}/{year}{turned}; {CURE}") from None
    if SHORT_YEAR.fullmatch(text):
        raise ValueError(f"năm chỉ có hai chữ số, không rõ thế kỷ; {CURE}")
    raise ValueError(f"không đọc được ngày sinh; {CURE}")
