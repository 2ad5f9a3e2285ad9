"""The only writer of committees and officers: the use cases, and beside them their refusals."""

from congdoan.people.officers.services import elections, refusals
from congdoan.people.officers.services.elections import record_election, void_election
from congdoan.people.officers.services.terms import appoint, close_term, end_seat, open_term, restore_seat

__all__ = ["appoint", "close_term", "end_seat", "open_term", "record_election", "restore_seat", "void_election"]

Recorded = elections.Recorded

AlreadySo = refusals.AlreadySo
CompositionUnfit = refusals.CompositionUnfit
CountUnfit = refusals.CountUnfit
GroundMissing = refusals.GroundMissing
LaterChanges = refusals.LaterChanges
NoSeatLeft = refusals.NoSeatLeft
OfficerUnclear = refusals.OfficerUnclear
SeatTaken = refusals.SeatTaken
TermOverlaps = refusals.TermOverlaps
UnableToSeat = refusals.UnableToSeat
UnfitDay = refusals.UnfitDay
UnfitSeat = refusals.UnfitSeat
UnfitTerm = refusals.UnfitTerm
UnknownElection = refusals.UnknownElection
UnknownOfficer = refusals.UnknownOfficer
UnknownSeat = refusals.UnknownSeat
UnknownTerm = refusals.UnknownTerm
