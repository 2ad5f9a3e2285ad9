"""The desk of the tenth set: that of the ninth with hands, banks and apps of its own."""

from bench.worlds.ninth import desk as ninth
from bench.worlds.ninth.desk import LEADS, Body, Draft, Parts, Piece, Sender
from bench.worlds.ninth.wrapping import Printed, Sent

from .hands import typed
from .wrapping import wrap

__all__ = ["LEADS", "Body", "Desk", "Draft", "Parts", "Piece", "Sender"]


class Desk(ninth.Desk):
    """The year being written."""

    def typed(self, note: str, hand: str, *, may_glue: bool) -> tuple[str, tuple[str, ...]]:
        return typed(self.chance, self.place, note, hand, may_glue=may_glue)

    def wrapped(self, layout: str, show: str, sent: Sent) -> Printed:
        return wrap(self.chance, layout, show, sent)

    def kept_by_app(self, note: str) -> tuple[str, str]:
        return note[:62].rsplit(" ", 1)[0], "app_keeps_62"

    def kind_stands(self, how: str) -> bool:
        return how == "whole"
