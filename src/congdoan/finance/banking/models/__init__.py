"""Tables of banking."""

from .notifications import BELIEVED, Delivery, Notification, NotificationProof, NotificationSettlement, NotificationSource
from .payments import PaymentBatch, PaymentEvent, PaymentOrder
from .statements import BankLine, CollectingAccount, Statement

__all__ = [
    "BELIEVED",
    "BankLine",
    "CollectingAccount",
    "Delivery",
    "Notification",
    "NotificationProof",
    "NotificationSettlement",
    "NotificationSource",
    "PaymentBatch",
    "PaymentEvent",
    "PaymentOrder",
    "Statement",
]
