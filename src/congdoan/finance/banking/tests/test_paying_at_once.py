"""Two people at once on the same orders, with real connections; and a transaction that dies in the middle."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections

from congdoan.finance.banking import queries, services
from congdoan.finance.banking.models import PaymentBatch, PaymentEvent
from congdoan.finance.banking.tests.paying import ON, UNIT, payers
from congdoan.foundation.access import queries as access
from congdoan.foundation.access.doors import acting
from congdoan.foundation.kernel.errors import DomainError


def at_once(by, *acts):
    ready = Barrier(len(acts))

    def do(act):
        try:
            ready.wait(timeout=20)
            with acting(by, on=ON):
                return act()
        except DomainError as refusal:
            return refusal
        finally:
            connections["default"].close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(do, acts))


def test_orders_are_prepared_approved_and_exported_once_and_a_death_leaves_nothing(own_database):
    console = access.actor_named("console").id
    with acting(console, on=ON):
        cast = payers(console)
    facts = {"unit_id": UNIT, "on": ON}

    def prepare():
        (one,) = services.prepare_payments(by=cast.preparer, account_id=cast.account, drafts=[cast.draft()], **facts)
        return one

    prepared = at_once(cast.preparer, prepare, prepare)
    (one,) = [answer for answer in prepared if isinstance(answer, int)]
    assert [type(answer) for answer in prepared if answer != one] == [services.AlreadyOrdered]

    approved = at_once(
        cast.approver, *[lambda: services.approve_payments(by=cast.approver, order_ids=[one], **facts)] * 2
    )  # fmt: skip
    assert sorted(isinstance(answer, services.WrongState) for answer in approved) == [False, True]

    def export():
        return services.export_payments(by=cast.preparer, order_ids=[one], layout="public_example", **facts)

    def die():
        export()
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), acting(cast.preparer, on=ON):
        die()
    with acting(console, on=ON):
        assert (queries.payments(ids=[one])[0].state, PaymentBatch.objects.count()) == ("approved", 0)

    exported = at_once(cast.preparer, export, export)
    assert sorted(isinstance(answer, services.WrongState) for answer in exported) == [False, True]
    with acting(console, on=ON):
        assert (PaymentBatch.objects.count(), PaymentEvent.objects.filter(kind="exported").count()) == (1, 1)
