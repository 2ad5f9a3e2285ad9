"""Requests as those see them who filed them: by a code without an account, or signed in."""

from dataclasses import dataclass
from datetime import date
from hmac import compare_digest

from django.db import connection
from django.db.models import Q

from congdoan.activities.procedures.models import Rating, Request, RequestPaper
from congdoan.activities.procedures.queries.requests import ActRow, RequestRow, acts_of, listed, told_of
from congdoan.activities.procedures.rules import Definition, plain_code, shown_code
from congdoan.foundation.access import queries as access
from congdoan.people.members.queries.keys import secret
from congdoan.people.members.rules import keyed_hash

PAGE = 20
SHOWN_ACTS = ("filed", "received", "checked", "asked", "resumed", "decided", "closed", "withdrawn")
LAST_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Followed:
    """How far a request is, with nothing personal: what it says is opened by the last digits of the telephone told."""

    id: int
    code: str
    row: RequestRow
    definition: Definition
    acts: tuple[ActRow, ...]
    asked: str
    has_result: bool
    rating: Rating | None


def code_hash(code: str) -> str:
    """Return under what a code is kept."""
    return keyed_hash(secret(), f"request/{code}").hex()


def tell_code(code: str) -> None:
    """Tell PostgreSQL under which code somebody comes, until the transaction ends: it shows that one request."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('congdoan.request', %s, true)", [code_hash(code)])


def followed(text: str, *, on: date) -> Followed | None:
    """Return the request of a code as anybody who holds it sees it, or None."""
    one = request_of(text)
    if one is None:
        return None
    acts = tuple(act for act in acts_of(one.pk) if act.kind in SHOWN_ACTS)
    asked = next((act.words for act in reversed(acts) if act.kind == "asked"), "") if one.state == "paused" else ""
    result = RequestPaper.objects.filter(request_id=one.pk, key="result").exists()
    rating = Rating.objects.filter(request_id=one.pk).first()
    return Followed(one.pk, plain_code(text), listed([one], on=on)[0], Definition.of(one.definition), acts, asked, result, rating)


def request_of(text: str) -> Request | None:
    """Return the request of a code; PostgreSQL is told the code."""
    code = plain_code(text)
    if not code:
        return None
    tell_code(code)
    return Request.objects.filter(code_hash=code_hash(code)).first()


def knows_phone(one: Request, digits: str) -> bool:
    """Say whether somebody knows the last digits of the telephone that the filer told."""
    told = "".join(sign for sign in told_of(one)["answers"].get("phone", "") if sign.isdigit())[-LAST_DIGITS:]
    return len(told) == LAST_DIGITS and compare_digest(told.encode(), digits.strip().encode())


def answer_of(one: Request) -> tuple[str, RequestPaper | None]:
    """Return what was answered, and the paper that holds the signed answer, without its content."""
    decided = next((act for act in reversed(acts_of(one.pk)) if act.kind == "decided"), None)
    paper = RequestPaper.objects.filter(request_id=one.pk, key="result").defer("sealed").order_by("-id").first()
    return decided.words if decided else "", paper


def own_requests(by: int, *, on: date, before: int | None = None, size: int = PAGE) -> tuple[list[tuple[RequestRow, str]], int | None]:
    """Return what an account or one of its units filed, the last first, each with its code as it is written, and the next page's cursor."""
    ours = Q(filed_by=by) | Q(from_unit_id__in=[grant["branch_id"] for grant in access.grants_of(by, on=on)])
    rows = Request.objects.filter(ours, channel__in=["account", "unit"]).order_by("-id")
    rows = rows.filter(id__lt=before) if before else rows
    found = list(rows[: size + 1])
    shown = [(row, shown_code(told_of(one)["code"])) for one, row in zip(found, listed(found[:size], on=on), strict=False)]
    return shown, found[size - 1].pk if len(found) > size else None
