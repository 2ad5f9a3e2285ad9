"""Sacombank and others, as the payer's bank: the name of the service ahead of the note."""

from .wrapper import Example, Wrapper, shape

WRAPPERS = (
    Wrapper(
        "ibft",
        "IBFT",
        shape(r"IBFT[ :]+(?P<note>.*)"),
        (Example("IBFT doan phi T12.2025 VU THI MAU", "doan phi T12.2025 VU THI MAU"),),
    ),
)
