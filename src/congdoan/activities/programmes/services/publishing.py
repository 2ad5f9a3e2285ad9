"""A unit makes an issued programme public, tells again how far it has come, and takes it back with a reason."""

import json
from datetime import date
from hashlib import sha256

from django.db import transaction

from congdoan.activities.programmes import queries, rules
from congdoan.activities.programmes.models import PublishedProgramme, UnpublishedProgramme
from congdoan.foundation.audit import services as audit
from congdoan.foundation.documents.rules.publishing import personal_words
from congdoan.foundation.kernel.vietnamese import search_key

from . import held, texts
from .refusals import ProgrammeNotIssued, ProgrammeNotPublic, ProgrammePersonal

MOST_SHOWN = 5


@transaction.atomic
def publish_programme(*, by: int, programme_id: int, on: date) -> int:
    """Make an issued programme public as it stands today, or tell again how far it has come; return the publication.

    What was promised first stays to be seen. Who leads a task is not shown, nor are counts of few persons.

    :raises UnknownProgramme: none within reach
    :raises ProgrammeNotIssued: it was not issued
    :raises ProgrammePersonal: it holds citizen numbers, days of birth or private phone numbers
    """
    one = held.programme(programme_id, by=by, act="publish_programme", on=on)
    if not queries.may_be_public(one.state):
        raise ProgrammeNotIssued(title=one.title, state=rules.STATES[one.state])
    found = queries.details(one.pk, on=on)
    assert found is not None
    content = json.dumps(queries.to_publish(found, on=on), ensure_ascii=False, sort_keys=True)
    if words := personal_words(f"{one.title} {content}"):
        raise ProgrammePersonal(title=one.title, words="; ".join(f"“{each}”" for each in words[:MOST_SHOWN]))
    row = found.row
    symbol = f"{row.kind_words} {found.symbol}"[:200]
    new = PublishedProgramme(
        programme=one, unit_id=one.unit_id, unit_code=row.unit_code, unit_name=row.unit_name, title=one.title, symbol=symbol,
        content=content, sha256=sha256(content.encode()).hexdigest(), published_by=by, published_on=on,
        search_key=f" {search_key(f'{one.title} {symbol} {row.unit_code} {row.unit_name}')}"[:1200],
    )  # fmt: skip
    PublishedProgramme.objects.bulk_create([new])
    audit.record(by, "programmes.publish_programme", at=one.unit_id, programme=one.pk, publication=new.pk, sha256=new.sha256)
    return int(new.pk)


@transaction.atomic
def unpublish_programme(*, by: int, programme_id: int, reason: str, on: date) -> int:
    """Take a programme off the public pages, with a reason; return how many publications that were.

    :raises UnknownProgramme: none within reach
    :raises ProgrammeNotPublic: it is not public
    :raises TextUnfit: no reason
    """
    one = held.programme(programme_id, by=by, act="unpublish_programme", on=on)
    why = texts.line("lý do", reason, 1000, is_needed=True)
    standing = list(PublishedProgramme.objects.filter(programme_id=one.pk, withdrawal__isnull=True).values_list("pk", flat=True))
    if not standing:
        raise ProgrammeNotPublic(title=one.title)
    UnpublishedProgramme.objects.bulk_create(
        UnpublishedProgramme(publication_id=each, unit_id=one.unit_id, reason=why, withdrawn_by=by, withdrawn_on=on) for each in standing
    )
    audit.record(by, "programmes.unpublish_programme", at=one.unit_id, programme=one.pk, publications=len(standing), words=why)
    return len(standing)
