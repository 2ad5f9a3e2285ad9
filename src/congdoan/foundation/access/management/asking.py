"""What the commands of access ask of the terminal."""

import getpass
import sys

from congdoan.foundation.access import queries, services
from congdoan.foundation.access.models import Actor


def ask_password() -> str:
    """Return a password typed unseen, or the first line of the standard input when nobody sits there."""
    return getpass.getpass("Mật khẩu: ") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")


def branch_or_refusal(code: str) -> int:
    """Return a branch's id by its code.

    :raises UnknownBranch: no such branch
    """
    branch = queries.branch_coded(code)
    if branch is None:
        raise services.UnknownBranch(code=code)
    return branch.id


def actor_or_refusal(username: str) -> Actor:
    """Return an active account by its sign-in name.

    :raises UnknownActor: no such account
    """
    actor = queries.actor_named(username)
    if actor is None:
        raise services.UnknownActor(username=username)
    return actor
