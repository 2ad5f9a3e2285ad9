"""Where payers read their mail."""

from datetime import date

from django.db import transaction

from congdoan.finance.collection.queries.units import collectors_above
from congdoan.finance.notices.models import NoticeAddress
from congdoan.finance.notices.queries.issued import addresses_on
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.foundation.kernel.errors import DomainError
from congdoan.foundation.kernel.mail import address_of


class NobodyCollects(DomainError):
    code = "nobody-collects"
    says = "Chưa có đơn vị nào thu tiền của người nộp này, nên chưa gửi giấy báo được."


@transaction.atomic
def set_notice_address(*, by: int, payer_id: int, email: str, on: date, since: date | None = None) -> str:
    """Write down where a payer reads its mail from a day on (today), or with an empty address that it reads none; return the address.

    :raises WrongAddress: not exactly one plain address
    :raises NobodyCollects: no unit within reach collects from this payer
    :raises NotAllowed: the actor may not keep the addresses of that unit's payers
    """
    unit_id = collectors_above([payer_id], on=on)[payer_id]
    if unit_id is None:
        raise NobodyCollects
    access.require(by, "notices.set_notice_address", at=unit_id, on=on)
    address, first = address_of(email), since or on
    if addresses_on([payer_id], on=first).get(payer_id, "") != address:
        NoticeAddress.objects.create(unit_id=unit_id, payer_id=payer_id, email=address, since=first, set_by=by)
        audit.record(by, "notices.set_notice_address", at=payer_id, since=first, has_address=bool(address))
    return address
