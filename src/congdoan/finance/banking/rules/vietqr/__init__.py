"""VietQR: the payment code of NAPAS 247, read strictly and written exactly. Rules: NAPAS, VietQR format, version 1.0 of September 2021."""

from .objects import ACCOUNT
from .picture import picture, raster
from .reading import Code, decode, described
from .writing import LONGEST_PURPOSE, UnableToEncode, ascii_only, encode

__all__ = ["ACCOUNT", "LONGEST_PURPOSE", "Code", "UnableToEncode", "ascii_only", "decode", "described", "encode", "picture", "raster"]
