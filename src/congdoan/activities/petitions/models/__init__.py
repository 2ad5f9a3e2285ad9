"""Tables of petitions and their papers, of people who are received, and of discipline."""

from .papers import Paper
from .petitions import Box, Denouncer, Discipline, Handler, Petition, PetitionStep, Reading
from .receptions import Reception, Sending, Visit

__all__ = ["Box", "Denouncer", "Discipline", "Handler", "Paper", "Petition", "PetitionStep", "Reading", "Reception", "Sending", "Visit"]
