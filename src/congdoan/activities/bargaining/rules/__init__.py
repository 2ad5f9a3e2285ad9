"""Dialogue, bargaining and agreements, by their law; figures come in as arguments."""

from .dialogue import SeatBand as SeatBand
from .dialogue import dialogue_seats as dialogue_seats
