"""The payers' own notes, before any bank puts something around them."""

from collections.abc import Sequence
from random import Random

from .facts import folded
from .place import Profile
from .voices import Voice

ENGLISH = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def period(chance: Random, voice: Voice, months: Sequence[int]) -> str:
    """Return one of the ways to write these months; now and then nothing at all."""
    return "" if chance.random() < 0.1 else dated(chance.choice(_ways(voice, months)), months)


def _ways(voice: Voice, months: Sequence[int]) -> tuple[str, ...]:
    if len(months) == 1:
        return voice.months
    if len(months) == 3 and months[0] % 100 in (1, 4, 7, 10) and months[0] // 100 == months[-1] // 100:
        return voice.quarters
    return voice.halves if len(months) == 6 else voice.spans


def dated(way: str, months: Sequence[int]) -> str:
    """Return a way to write a period with these months in it."""
    first, last, year = months[0] % 100, months[-1] % 100, months[0] // 100
    quarter, name = (first + 2) // 3, ENGLISH[first - 1]
    return way.format(
        m=first, mm=f"{first:02d}", l=last, ll=f"{last:02d}", y=year, yy=year % 100, z=months[-1] // 100, en=name[:3], month=name,
        q=quarter, r=("I", "II", "III", "IV")[quarter - 1], half="dau" if first == 1 else "cuoi",
        listed=",".join(f"T{month % 100}" for month in months), plus="+".join(str(month % 100) for month in months),
    )  # fmt: skip


def identity(chance: Random, voice: Voice, code: str) -> str:
    """Return a tax code with the label that people put before it, or without one."""
    return chance.choice(voice.labels).format(code)


def separated(chance: Random, code: str) -> str:
    """Return a tax code as people break it up: blanks, points, dashes; the dash of a branch lost."""
    if "-" in code:
        whole, branch = code.split("-")
        return f"MST {chance.choice((whole + branch, f'{whole} {branch}', f'{whole}.{branch}', f'{whole} - {branch}'))}"
    cuts = chance.choice(((4, 7), (3, 6), (2, 6), (1, 5)))
    mark = chance.choice((" ", ".", "-"))
    return "MST " + mark.join((code[: cuts[0]], code[cuts[0] : cuts[1]], code[cuts[1] :]))


def fund_note(chance: Random, profile: Profile, *, p: str, n: str = "", i: str = "") -> str:
    """Return a note for the union fund with the pieces given."""
    template = chance.choice(profile.voice.fund[("n" if n else "") + ("i" if i else "")])
    return tidy(template.format(n=n, i=i, p=p, k=chance.choice(profile.fund_words), d=chance.randint(12, 989)))


def dues_note(chance: Random, profile: Profile, *, p: str, n: str = "", i: str = "") -> str:
    """Return a note for dues with the pieces given."""
    template = chance.choice(profile.voice.fund[("n" if n else "") + ("i" if i else "")])
    return tidy(template.format(n=n, i=i, p=p, k=chance.choice(profile.dues_words), d=chance.randint(12, 989)))


def both_note(chance: Random, profile: Profile, *, p: str, n: str = "", i: str = "") -> str:
    """Return a note for the fund and the dues in one sum."""
    what = chance.choice(profile.voice.both).format(f=chance.choice(profile.fund_words[:4]), u=chance.choice(profile.dues_words[:3]), p=p)
    return tidy(chance.choice(profile.voice.both_frames).format(n=n, i=i, w=what))


def tidy(text: str) -> str:
    return " ".join(text.split()).replace(" ,", ",").replace("( ", "(").strip(" -_/")


def mangled(chance: Random, profile: Profile, text: str) -> tuple[str, tuple[str, ...]]:
    """Return the text as a hurried person types it, with the names of what happened to it. Digits are never touched."""
    traps: list[str] = []
    if chance.random() < 0.025:
        for right, wrong in profile.voice.keys:
            if right in text:
                text, traps = text.replace(right, wrong, 1), ["telex_remains"]
                break
    if chance.random() < profile.plain:
        text = folded(text)
    roll = chance.randrange(100)
    if roll < profile.upper_share:
        text, traps = text.upper(), [*traps, "upper_case"]
    elif roll < profile.upper_share + profile.lower_share:
        text, traps = text.lower(), [*traps, "lower_case"]
    words = text.split(" ")
    places = [place for place in range(1, len(words)) if words[place - 1].isalpha() and words[place].isalpha()]
    if places and chance.random() < 0.05:
        place = chance.choice(places)
        words[place - 1 : place + 1] = [words[place - 1] + words[place]]
        traps.append("missing_space")
    elif len(words) > 2 and chance.random() < 0.06:
        words[1] = " " + words[1]
        traps.append("double_space")
    return " ".join(words), tuple(traps)


def misspelt(chance: Random, name: str) -> str:
    """Return the name with two neighbouring letters of one long word swapped or one lost."""
    words = name.split(" ")
    long = [place for place, word in enumerate(words) if len(word) > 4 and word.isalpha()]
    if not long:
        return name
    place = chance.choice(long)
    word, cut = words[place], chance.randrange(1, len(words[place]) - 2)
    words[place] = word[:cut] + (word[cut + 1] + word[cut] + word[cut + 2 :] if chance.random() < 0.5 else word[cut + 1 :])
    return " ".join(words)
