"""The federation decides what signals weigh, from a day to come."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction

from congdoan.activities.early_warning import rules
from congdoan.activities.early_warning.models import Weighing
from congdoan.activities.early_warning.queries import scales
from congdoan.activities.early_warning.services.refusals import UnfitWeights
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit


@transaction.atomic
def set_weights(
    *, by: int, unit_id: int, valid_from: date, weights: Mapping[str, int], starts: Mapping[str, int], document: str, on: date
) -> int:  # fmt: skip
    """Decide weights (by level, such as W1.2) and the first points of bands, from a day to come; past days keep their points.

    :raises NotAllowed: the actor may not decide weights here
    :raises UnfitWeights: everything that is wrong
    """
    access.require(by, "early_warning.set_weights", at=unit_id, on=on)
    told = rules.faults_of(scales.pack_scale(valid_from), weights, starts)
    if valid_from <= on:
        told.append("ngày bắt đầu phải sau hôm nay, để điểm của các ngày đã qua giữ nguyên")
    if not document.strip():
        told.append("ghi văn bản quyết định")
    if told:
        raise UnfitWeights(first="; ".join(told[:5]), faults=told)
    one = Weighing.objects.create(
        unit_id=unit_id, valid_from=valid_from, weights=dict(weights), starts=dict(starts), document=document.strip(), decided_by_id=by
    )
    audit.record(by, "early_warning.set_weights", at=unit_id, weighing=one.pk, valid_from=valid_from)
    return int(one.pk)
