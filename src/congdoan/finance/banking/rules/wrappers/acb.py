"""ACB: day, time and number of the transaction behind the note."""

from .wrapper import Example, Wrapper, shape

WRAPPERS = (
    Wrapper(
        "acb-tail",
        ":",
        shape(r"(?P<note>.*?)- ?\d{6}-\d{2}:\d{2}:\d{2} ?\d{0,6}"),
        (
            Example("CTY MAU nop doan phi T4-T6/2025-031225-09:51:13 781121", "CTY MAU nop doan phi T4-T6/2025"),
            Example("CTY MAU nop KPCD- 031225-09:51:13 781121", "CTY MAU nop KPCD"),
        ),
    ),
    Wrapper(
        "acb-statement-head",
        " GD ",
        shape(r"(?:##)?(?P<note>.*?) GD \d{6}-\d{6} \d{2}:\d{2}:\d{2}"),
        (
            Example("##KPCD thang 9 GD 781121-091224 09:51:13", "KPCD thang 9"),
            Example("KPCD CTY MAU GD 781121-091224 09:51:13", "KPCD CTY MAU"),
        ),
    ),
    Wrapper(
        "acb-statement-tail",
        ":",
        shape(r"(?P<note>.*?)-\d{6} \d{2}:\d{2}:\d{2} \d{6}"),
        (Example("KPCD thang 9-091224 09:51:13 781121", "KPCD thang 9"),),
    ),
)
