"""Reading the notes that payers write: `read_note` is the whole of it."""

from congdoan.finance.collection.rules.notes.answer import note_answer
from congdoan.finance.collection.rules.notes.note import Note, read_note

__all__ = ["Note", "note_answer", "read_note"]
