"""The register's only writer."""

from congdoan.people.organisations.services.moving import end, place
from congdoan.people.organisations.services.refusals import (
    AccountTaken,
    AlreadyEnded,
    CodeTaken,
    MovedLater,
    OutsideItsDays,
    ParentDoesNotStand,
    ParentTooLow,
    UnableToEnd,
    UnableToPlace,
    UnableToRegister,
    UnableToRename,
    UnfitSuccessor,
    UnfitText,
    UnitsLeftBelow,
    UnknownKind,
    UnknownOrganisation,
    UnknownWord,
)
from congdoan.people.organisations.services.registering import (
    Loaded,
    add_account,
    check_register,
    load_register,
    register_organisation,
    register_payer_group,
    rename,
)

__all__ = ["add_account", "end", "load_register", "place", "register_organisation", "register_payer_group", "rename"]

_REFUSALS = (
    AccountTaken,
    AlreadyEnded,
    CodeTaken,
    MovedLater,
    OutsideItsDays,
    ParentDoesNotStand,
    ParentTooLow,
    UnableToEnd,
    UnableToPlace,
    UnableToRegister,
    UnableToRename,
    UnfitSuccessor,
    UnfitText,
    UnitsLeftBelow,
    UnknownKind,
    UnknownOrganisation,
    UnknownWord,
)
_ALSO = (Loaded, check_register)
