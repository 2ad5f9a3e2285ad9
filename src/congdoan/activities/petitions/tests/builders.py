"""Petitions for tests of this app and of those above."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django.db import connection

from congdoan.activities.petitions import services
from congdoan.foundation.access import services as access

DAY = date(2024, 6, 30)
SECRET = {
    "sender": "Huỳnh Thị Bí Mật",
    "contact": "0909 555 123, ấp Kín",
    "content": "Chủ tịch lấy quỹ thăm hỏi ngày mồng tám, tôi là thủ kho",
}
WORDS = ("Bí Mật", "0909 555 123", "mồng tám", "thủ kho")


def received(by: int, unit_id: int, *, kind: str = "complaint", on: date = DAY, **facts: Any) -> UUID:
    """Let a desk receive a petition."""
    told = {"channel": "post", "content": "Đề nghị xem lại quyết định phân công", "sender": "Phan Văn Gửi", "received_on": on} | facts
    return services.receive_petition(by=by, unit_id=unit_id, kind=kind, on=on, **told)


def sent(unit_id: int, *, back_as: int, kind: str = "denunciation", on: date = DAY, **facts: Any) -> tuple[UUID, str]:
    """Let somebody without an account send a petition; return it and its code, and act again as before."""
    number = uuid4()
    access.leave()
    code = services.send_petition(petition_id=number, unit_id=unit_id, kind=kind, on=on, **(SECRET | facts))
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('congdoan.petition', '', true)")
    access.enter(back_as, on=on)
    return number, code
