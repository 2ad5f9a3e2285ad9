"""Accounts of the books are made when they are first needed, from the chart of accounts in the law pack."""

import re
from collections.abc import Iterable, Mapping

from django.db import connection

from congdoan.finance.ledger.rules import AccountKey
from congdoan.foundation.kernel.errors import DomainError
from congdoan.foundation.reference import queries as reference
from congdoan.foundation.reference.rules import ChartAccount

CODE = re.compile("[0-9A-Za-z.]{1,20}")
ITEM = re.compile("(?:[a-z][a-z0-9_]{0,39})?")
LARGEST_ID = 2**63 - 1


class UnknownAccount(DomainError):
    code = "account-unknown"
    says = "Không có tài khoản {account} trong sổ. Chọn tài khoản có trong hệ thống tài khoản {chart}."


def accounts(needed: Iterable[AccountKey]) -> dict[AccountKey, int]:
    """Return the id of every account, making those that are missing.

    :raises UnknownAccount: the chart has no such code, or the item is not a plain word
    """
    wanted = set(needed)
    for key in wanted:
        if not (
            CODE.fullmatch(key.code) and CODE.fullmatch(key.chart) and ITEM.fullmatch(key.item) and 0 <= (key.party_id or 0) <= LARGEST_ID
        ):
            raise UnknownAccount(account=ascii(f"{key.code} {key.item}")[1:60], chart=ascii(key.chart)[1:-1][:20])
    known = _known(wanted)
    if missing := wanted - known.keys():
        generals = _make({key.general() for key in missing}, under={})
        if parties := {key for key in missing if key.party_id is not None}:
            _make(parties, under=generals)
        known = _known(wanted)
    return known


def _known(keys: Iterable[AccountKey]) -> dict[AccountKey, int]:
    """Return the accounts that exist, in one statement."""
    listed = sorted(keys, key=_order)
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT a.chart, a.code, a.item, a.party_id, a.id
            FROM unnest(%s::text[], %s::text[], %s::text[], %s::bigint[]) AS w(chart, code, item, party_id)
            JOIN ledger_account a ON (a.chart, a.code, a.item) = (w.chart, w.code, w.item) AND a.party_id IS NOT DISTINCT FROM w.party_id
            """,
            _columns(listed),
        )
        return {AccountKey(*key): account_id for *key, account_id in cursor.fetchall()}


def _make(keys: Iterable[AccountKey], *, under: Mapping[AccountKey, int]) -> dict[AccountKey, int]:
    """Make accounts in key order, so that two sessions making the same ones cannot wait for each other in a circle."""
    listed = sorted(keys, key=_order)
    charts = {chart: {account.code: account for account in _chart(chart)} for chart in {key.chart for key in listed}}
    for key in listed:
        if key.code not in charts[key.chart]:
            raise UnknownAccount(account=f"{key.code} {key.item}".strip(), chart=key.chart)
    described = [charts[key.chart][key.code] for key in listed]
    with connection.cursor() as cursor:
        cursor.execute(
            """
            INSERT INTO ledger_account (chart, code, item, party_id, name, kind, normal_side, general_id)
            SELECT * FROM unnest(%s::text[], %s::text[], %s::text[], %s::bigint[], %s::text[], %s::text[], %s::text[], %s::bigint[])
            ON CONFLICT DO NOTHING
            """,
            [
                *_columns(listed),
                [account.name for account in described],
                [account.kind for account in described],
                [account.normal_side for account in described],
                [under.get(key.general()) if key.party_id is not None else None for key in listed],
            ],
        )
    return _known(listed)


def _chart(chart: str) -> Iterable[ChartAccount]:
    try:
        return reference.chart(chart)
    except reference.UnknownTopic:
        raise UnknownAccount(account="", chart=chart) from None


def _order(key: AccountKey) -> tuple[str, str, str, int]:
    return key.chart, key.code, key.item, key.party_id or 0


def _columns(keys: list[AccountKey]) -> list[list[str] | list[int | None]]:
    return [[key.chart for key in keys], [key.code for key in keys], [key.item for key in keys], [key.party_id for key in keys]]
