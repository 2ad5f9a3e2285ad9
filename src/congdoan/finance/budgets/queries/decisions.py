"""The decisions of the branches within reach that a settlement stands on."""

from congdoan.foundation.reference import queries as reference
from congdoan.foundation.reference.rules import Record


def decisions(topic: str) -> list[Record]:
    """Return every record that branches within reach installed for a table, branch by branch, the newest first."""
    own = reference.own_records(topic, reference.owners(topic))
    return [record for branch in sorted(own) for record in sorted(own[branch], key=lambda one: str(one.valid_from), reverse=True)]
