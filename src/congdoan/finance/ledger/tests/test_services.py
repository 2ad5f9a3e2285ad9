import pytest
from .builders import *
from congdoan.finance.ledger import queries, services
from congdoan.finance.ledger.rules import *

pytestmark = pytest.mark.django_db


@pytest.fixture
def books(entered):
    tree()
    return entered


def test_post(books):
    e = post(books, 1000)
    print(queries.entry(e))
    print(queries.verify())
    services.reverse_entry(by=books, entry_id=e, accounting_date=DAY, reason="sai", red=True, on=DAY)
    print(services.seal(by=books, on=DAY))
    print(queries.verify())
    r = services.post_batch(
        by=books,
        source="b1",
        entries=columns_of([EntryDraft(u, DAY, "e", "đoàn phí", pair(CASH, INCOME, u * 1000)) for u in (OTHER_UNION, UNION, DISTRICT)]),
        on=DAY,
    )
    print(r)
    print(queries.verify())
    print(services.seal(by=books, on=DAY))
    services.fold_summaries(by=books, on=DAY)
    v = queries.verify()
    print(
        queries.trial_balance(UNION, month=MONTH),
        queries.turnover_of_branch(PROVINCE, during=(MONTH, MONTH)),
        queries.entries_behind(UNION, AccountFilter(codes=("111",)), during=(MONTH, MONTH)),
    )
    assert v["ok"], v
