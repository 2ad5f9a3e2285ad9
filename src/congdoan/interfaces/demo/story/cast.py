"""The people of the demo: each an account with a random password and a role in the fictitious district."""

import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from congdoan.foundation.access import queries
from congdoan.foundation.access import services as access
from congdoan.interfaces.demo.story.facts import YEAR
from congdoan.interfaces.demo.story.people import CAST

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that look alike
SINCE = date(YEAR, 1, 1)
REASON = "Nhân vật của bộ dữ liệu minh họa"


@dataclass(frozen=True)
class Ticket:
    """What somebody needs to sign in; the password is known here and nowhere else."""

    username: str
    password: str
    post: str


def engage(*, by: int, on: date) -> list[Ticket]:
    """Create the people who are not there yet; they hold no grant before the district exists."""
    tickets = []
    for person in CAST:
        if queries.actor_named(person.username) is None:
            password = new_password()
            access.create_actor(by=by, username=person.username, full_name=person.full_name, password=password, post=person.post, on=on)
            tickets.append(Ticket(person.username, password, person.post))
    return tickets


def give_roles(*, by: int, places: Mapping[str, int], on: date) -> None:
    """Grant every person the role of the cast; `places` are the branch ids of "province", "district" and "union"."""
    for person in CAST:
        actor = queries.actor_named(person.username)
        assert actor is not None
        for role in (person.role, *person.also):
            access.grant(by=by, actor_id=actor.pk, role=role, branch_id=places[person.place], from_day=SINCE, on=on, reason=REASON)


def renew_passwords(*, by: int, on: date) -> list[Ticket]:
    """Give every person of the demo a new password."""
    tickets = []
    for person in CAST:
        actor = queries.actor_named(person.username)
        if actor is not None and actor.full_name == person.full_name:
            password = new_password()
            access.set_password(by=by, actor_id=actor.pk, password=password, on=on)
            tickets.append(Ticket(person.username, password, person.post))
    return tickets


@contextmanager
def acting_as(username: str, on: date) -> Iterator[int]:
    """Act as a person of the cast on a day; who called enters again afterwards."""
    person = queries.actor_named(username)
    assert person is not None
    access.enter(person.pk, on=on)
    yield int(person.pk)


def new_password() -> str:
    """Return a random password of three groups of five signs (74 bits)."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(5)) for _ in range(3))


def told(tickets: list[Ticket]) -> str:
    """Return the tickets as lines for the terminal."""
    width = max((len(ticket.username) for ticket in tickets), default=0)
    lines = [f"  {ticket.username:<{width}}  {ticket.password}  {ticket.post}" for ticket in tickets]
    return "\n".join(["Tài khoản dùng thử (mật khẩu chỉ in một lần này):", *lines])
