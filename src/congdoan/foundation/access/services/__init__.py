"""Use cases of access: rights, links and jobs, one module each. `__all__` are the use cases; the rest serves doors and services."""

from .background import enqueue
from .background import finish_job as finish_job
from .background import report as report
from .background import start_job as start_job
from .background import take_up_abandoned_jobs as take_up_abandoned_jobs
from .links import MISS_MINUTES as MISS_MINUTES
from .links import MOST_MISSES as MOST_MISSES
from .links import IssuedLink as IssuedLink
from .links import LinkUnusable as LinkUnusable
from .links import TooManyMisses as TooManyMisses
from .links import UnableToIssue as UnableToIssue
from .links import Visit as Visit
from .links import issue_link, revoke_link
from .links import misses as misses
from .links import note_miss as note_miss
from .links import open_link as open_link
from .rights import CONSOLE as CONSOLE
from .rights import NotAllowed as NotAllowed
from .rights import UnableToCreate as UnableToCreate
from .rights import UnknownActor as UnknownActor
from .rights import UnknownBranch as UnknownBranch
from .rights import UnknownGrant as UnknownGrant
from .rights import UnknownRole as UnknownRole
from .rights import WeakPassword as WeakPassword
from .rights import create_actor, create_admin, end_grant, grant, set_password
from .rights import end_lent_grant as end_lent_grant
from .rights import enter as enter
from .rights import hand_over_grants as hand_over_grants
from .rights import leave as leave
from .rights import lend_grant as lend_grant
from .rights import require as require
from .rights import require_all as require_all
from .rights import require_somewhere as require_somewhere
from .rights import set_branches as set_branches
from .rights import set_mark as set_mark
from .rights import set_reach as set_reach
from .rights import write_actor as write_actor

__all__ = ["create_actor", "create_admin", "end_grant", "enqueue", "grant", "issue_link", "revoke_link", "set_password"]
