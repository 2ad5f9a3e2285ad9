"""The keys of denouncers and of sendings: drawn from the installation's secret, in no table, others than that of members."""

import json
from uuid import UUID

from django.conf import settings

from congdoan.people.members.rules import sealing


def _secret() -> str:
    return sealing.key_for(settings.MEMBERS_KEY, "denouncers").hex()


def sending_secret() -> str:
    """Return the secret without which nobody says into which group of addresses a sending falls."""
    return sealing.key_for(settings.MEMBERS_KEY, "sendings").hex()


def sealed(petition_id: UUID, told: dict[str, str]) -> bytes:
    """Seal what must not be known of a petition's sender, for this petition alone."""
    return sealing.sealed(_secret(), json.dumps(told, ensure_ascii=False), of=f"petition/{petition_id}")


def opened(petition_id: UUID, content: bytes | memoryview) -> dict[str, str]:
    """Open what was sealed for a petition.

    :raises WrongKey: sealed under another key or for another petition
    """
    found: dict[str, str] = json.loads(sealing.opened(_secret(), bytes(content), of=f"petition/{petition_id}"))
    return found
