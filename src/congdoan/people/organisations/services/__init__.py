"""The register's only writer: the use cases, and beside them their refusals."""

from congdoan.people.organisations.services import refusals, registering
from congdoan.people.organisations.services.moving import end, place
from congdoan.people.organisations.services.registering import (
    add_account,
    load_register,
    register_organisation,
    register_payer_group,
    rename,
)
from congdoan.people.organisations.services.suspending import resume, suspend

__all__ = [
    "add_account",
    "end",
    "load_register",
    "place",
    "register_organisation",
    "register_payer_group",
    "rename",
    "resume",
    "suspend",
]

Loaded = registering.Loaded
check_register = registering.check_register

AccountTaken = refusals.AccountTaken
AlreadyEnded = refusals.AlreadyEnded
CodeTaken = refusals.CodeTaken
MovedLater = refusals.MovedLater
NotSuspended = refusals.NotSuspended
OutsideItsDays = refusals.OutsideItsDays
ParentDoesNotStand = refusals.ParentDoesNotStand
ParentTooLow = refusals.ParentTooLow
UnableToEnd = refusals.UnableToEnd
UnableToPlace = refusals.UnableToPlace
UnableToRegister = refusals.UnableToRegister
UnableToRename = refusals.UnableToRename
UnfitSuccessor = refusals.UnfitSuccessor
UnfitSuspension = refusals.UnfitSuspension
UnfitText = refusals.UnfitText
UnitsLeftBelow = refusals.UnitsLeftBelow
UnknownKind = refusals.UnknownKind
UnknownOrganisation = refusals.UnknownOrganisation
UnknownWord = refusals.UnknownWord
