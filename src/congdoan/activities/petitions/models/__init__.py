"""Tables of petitions, of people who are received, and of discipline."""

from .petitions import Box, Denouncer, Discipline, Handler, Petition, PetitionStep, Reading
from .receptions import Reception, Sending, Visit

__all__ = ["Box", "Denouncer", "Discipline", "Handler", "Petition", "PetitionStep", "Reading", "Reception", "Sending", "Visit"]
