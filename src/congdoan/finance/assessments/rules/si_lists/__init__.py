"""Lists that an employer sends to social insurance, read for what the union fund rests on: workers and wage fund of a month.

Names and numbers of persons are looked at to find a person told twice, and are not kept.
"""

from .c12 import read_c12
from .d02 import read_d02
from .figures import MonthFigures, NoSuchList, SiList, WageChange
from .layouts import looks_like_c12

__all__ = ["MonthFigures", "NoSuchList", "SiList", "WageChange", "looks_like_c12", "read_c12", "read_d02"]
