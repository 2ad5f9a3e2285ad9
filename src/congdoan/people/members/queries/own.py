"""A member's own record: what is known, who looked at sealed fields, what was asked, everything to take along."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from congdoan.foundation.documents import queries as documents
from congdoan.foundation.documents.queries import PublicDocument
from congdoan.people.members.models import Card, CorrectionRequest, Person, Reading
from congdoan.people.members.queries.keys import citizen_number, field_words, sensitive
from congdoan.people.members.queries.moves import words_of_fields
from congdoan.people.members.queries.person import PersonPage, page_of

DOCUMENTS_SHOWN = 20


@dataclass(frozen=True, slots=True)
class ReadingRow:
    """Somebody looked at sealed fields."""

    at: datetime
    by: str
    post: str
    fields: str
    purpose: str


@dataclass(frozen=True, slots=True)
class OwnPage:
    """One's own record as one sees it."""

    page: PersonPage
    readings: tuple[ReadingRow, ...]
    card: Card | None
    request: CorrectionRequest | None
    documents: list[PublicDocument]  # public ones that were sent to one's union


def own(by: int, *, on: date) -> OwnPage | None:
    """Return the record that belongs to an account, or None."""
    one = Person.objects.filter(account_id=by, merged_into__isnull=True).first()
    if one is None:
        return None
    page = page_of(one, on=on)
    return OwnPage(
        page,
        readings(one.pk),
        card_of(one.pk),
        CorrectionRequest.objects.filter(person_id=one.pk).order_by("-id").first(),
        documents.public_sent_to(page.stay.unit_id, limit=DOCUMENTS_SHOWN) if page.stay else [],
    )


def has_own(by: int) -> bool:
    """Say whether a record belongs to an account."""
    return Person.objects.filter(account_id=by, merged_into__isnull=True).exists()


def person_of(account_id: int) -> int | None:
    """Return the person that an account belongs to, or None."""
    return Person.objects.filter(account_id=account_id, merged_into__isnull=True).values_list("pk", flat=True).first()


def readings(person_id: int, *, limit: int = 100) -> tuple[ReadingRow, ...]:
    """Return who looked at sealed fields of a person, newest first."""
    rows = list(Reading.objects.filter(person_id=person_id).select_related("read_by").order_by("-id")[:limit])
    return tuple(ReadingRow(row.read_at, row.read_by.full_name, row.read_by.post, words_of_fields(row.fields), row.purpose) for row in rows)


def card_of(person_id: int) -> Card | None:
    """Return the card that a person holds, or None."""
    return Card.objects.filter(person_id=person_id, revoked_on__isnull=True).select_related("person").first()


def own_data(by: int, *, on: date) -> dict[str, Any] | None:
    """Return everything that is kept about the person of an account, sealed fields opened: it is that person's to take along."""
    found = own(by, on=on)
    if found is None:
        return None
    one, words = Person.objects.get(account_id=by), field_words()
    page = found.page
    facts = {"Họ và tên": page.full_name, "Giới tính": page.sex, "Ngày sinh": page.born, "Số CCCD": citizen_number(one)}
    opened = {words.get(name, name): text for name, text in sensitive(one).items()}
    return {
        "Hồ sơ": {**facts, **dict(page.plain), **opened},
        "Ngày vào công đoàn": page.joined_on,
        "Sinh hoạt": [
            {"Công đoàn": stay.unit_name, "Từ": stay.first, "Đến": stay.last, "Vào": stay.began, "Ra": stay.ended, "Tổ": stay.section}
            for stay in page.stays
        ],
        "Việc đã ghi": [
            {"Việc": told.words, "Ngày": told.happened_on, "Lý do": told.reason, "Người ghi": told.by, "Lúc": told.at}
            for told in page.events
        ],
        "Ai đã xem dữ liệu được mã hóa": [
            {"Lúc": row.at, "Người xem": row.by, "Chức vụ": row.post, "Ô": row.fields, "Mục đích": row.purpose} for row in found.readings
        ],
    }
