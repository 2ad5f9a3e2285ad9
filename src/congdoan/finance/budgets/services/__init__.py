"""Use cases of budgets."""

from .allocating import (
    MOST_TARGETS,
    AllocationWithoutDocument,
    Target,
    TargetsChanged,
    TargetsPreview,
    TooManyTargets,
    UnableToAllocate,
    allocate_targets,
    preview_targets,
)
from .allocating import read_targets as read_targets
from .deadlines import KINDS as DEADLINE_KINDS
from .deadlines import DeadlineDayWrong, DeadlineDocumentMissing, DeadlineUnknown, UnableToSetDeadline, set_deadline
from .deciding import (
    ApprovalWithoutDocument,
    NothingToDecide,
    OwnEstimate,
    ReturnWithoutWords,
    UnableToDecide,
    approve_estimate,
    return_estimate,
)
from .estimate_files import NothingToExport, ReadEstimate, export_estimate
from .estimate_files import estimate_table as estimate_table
from .estimate_files import read_estimate as read_estimate
from .estimate_files import targets_table as targets_table
from .estimating import (
    AdjustmentWithoutReason,
    AwaitsDecision,
    CeilingNotExplained,
    EstimateChanged,
    EstimateEmpty,
    EstimateYearOutOfRange,
    NobodyAbove,
    NothingToSubmit,
    UnableToEstimate,
    prepare_estimate,
    submit_estimate,
)
from .exporting import Exported, NoSuchFormat, UnableToExport, export
from .publishing import (
    AlreadyPublished,
    NothingPublished,
    NothingToPublish,
    PublicationWithoutDocument,
    UnableToPublish,
    WithdrawalWithoutReason,
    publish_estimate,
    withdraw_publication,
)
from .selecting import DocumentMissing, UnableToSelect, YearOutOfRange, select_form

__all__ = [
    "DEADLINE_KINDS",
    "MOST_TARGETS",
    "AdjustmentWithoutReason",
    "AllocationWithoutDocument",
    "AlreadyPublished",
    "ApprovalWithoutDocument",
    "AwaitsDecision",
    "CeilingNotExplained",
    "DeadlineDayWrong",
    "DeadlineDocumentMissing",
    "DeadlineUnknown",
    "DocumentMissing",
    "EstimateChanged",
    "EstimateEmpty",
    "EstimateYearOutOfRange",
    "Exported",
    "NoSuchFormat",
    "NobodyAbove",
    "NothingPublished",
    "NothingToDecide",
    "NothingToExport",
    "NothingToPublish",
    "NothingToSubmit",
    "OwnEstimate",
    "PublicationWithoutDocument",
    "ReadEstimate",
    "ReturnWithoutWords",
    "Target",
    "TargetsChanged",
    "TargetsPreview",
    "TooManyTargets",
    "UnableToAllocate",
    "UnableToDecide",
    "UnableToEstimate",
    "UnableToExport",
    "UnableToPublish",
    "UnableToSelect",
    "UnableToSetDeadline",
    "WithdrawalWithoutReason",
    "YearOutOfRange",
    "allocate_targets",
    "approve_estimate",
    "export",
    "export_estimate",
    "prepare_estimate",
    "preview_targets",
    "publish_estimate",
    "return_estimate",
    "select_form",
    "set_deadline",
    "submit_estimate",
    "withdraw_publication",
]
