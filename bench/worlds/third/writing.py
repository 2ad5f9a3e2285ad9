"""Notes of the third set: a phrase filled in, then typed by a hand that may slip."""

import re
from random import Random

from bench.worlds.facts import folded

from .town import Words

ROMAN = ("", "I", "II", "III", "IV")
ENGLISH = ("", "Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")
TELEX = {
    "á": "as",
    "à": "af",
    "ã": "ax",
    "ạ": "aj",
    "í": "is",
    "ì": "if",
    "ị": "ij",
    "ó": "os",
    "ò": "of",
    "é": "es",
    "ú": "us",
    "ù": "uf",
    "â": "aa",
    "ê": "ee",
    "ô": "oo",
    "ă": "aw",
    "ơ": "ow",
    "ư": "uw",
    "đ": "dd",
    "ộ": "ooj",
    "ố": "oos",
    "ồ": "oof",
    "ế": "ees",
    "ề": "eef",
    "ệ": "eej",
    "ấ": "aas",
    "ầ": "aaf",
    "ậ": "aaj",
    "ý": "ys",
}
SLIPS = (
    ("kinh phi", "kinh phí"),
    ("kinh phi", "kih phi"),
    ("kinh phi", "kinh ph"),
    ("cong doan", "cong daon"),
    ("cong doan", "cong đoan"),
    ("cong doan", "congdoan"),
    ("KPCD", "KPCDD"),
    ("KPCD", "KP.CD"),
    ("KPCD", "K.P.C.D"),
    ("doan phi", "doanphi"),
    ("doan phi", "daon phi"),
    ("cong doan", "cong  doan"),
    ("cong doan", "cogn doan"),
    ("kinh phi", "kinhphi"),
    ("nop", "nộp"),
    ("KPCD", "kpcd"),
)


def filled(template: str, **values: str) -> str:
    """Return the phrase with its values; a bracketed part whose value is empty falls away."""
    for key, value in values.items():
        if not value:
            template = re.sub(r"\[[^\]]*\{" + key + r"\}[^\]]*\]", "", template)
    text = template.replace("[", "").replace("]", "").format(**values)
    return re.sub(r"\s+", " ", text).strip(" -_./")


def fitting(phrases: tuple[str, ...], name: str, identity: str) -> list[str]:
    """Return the phrases with a place for all that is to be said, and none that is left open where there is no name."""
    found = [phrase for phrase in phrases if (not name or "{n}" in phrase) and (not identity or "{i}" in phrase)]
    return found if name else [one for one in found if "{n}" not in one or "{n}]" in one or one.startswith("{n} ")]


def period(chance: Random, words: Words, months: tuple[int, ...]) -> str:
    """Return how a hand writes these months."""
    if not months:
        return ""
    year, numbers = months[0] // 100, [month % 100 for month in months]
    first, last = numbers[0], numbers[-1]
    is_quarter = len(numbers) == 3 and last % 3 == 0 and last - first == 2
    if len(numbers) == 1:
        form = chance.choice(words.periods)
    else:
        form = chance.choice(words.quarters if is_quarter and chance.random() < 0.8 else words.several)
    return form.format(
        m=first,
        mm=f"{first:02d}",
        y=year,
        yy=f"{year % 100:02d}",
        en=ENGLISH[first],
        q=(first + 2) // 3,
        r=ROMAN[(first + 2) // 3],
        a=first,
        b=last,
        aa=f"{first:02d}",
        bb=f"{last:02d}",
        ena=ENGLISH[first],
        enb=ENGLISH[last],
        all=",".join(map(str, numbers)),
        plus="+".join(f"{one:02d}" for one in numbers),
    )


def typed(chance: Random, note: str, marks: float, slips: float) -> tuple[str, tuple[str, ...]]:
    """Return the note as the hand left it, and what happened to it."""
    done: list[str] = []
    if chance.random() < slips / 2 and note != folded(note):
        note, happened = raw_telex(chance, note), "telex"
        done.append(happened)
    if chance.random() >= marks:
        note = folded(note)
    if chance.random() < slips:
        found = [(right, wrong) for right, wrong in SLIPS if right in note]
        if found:
            note = note.replace(*chance.choice(found))
            done.append("slip")
    roll = chance.random()
    if roll < 0.3:
        note = note.upper()
    elif roll < 0.42:
        note = note.lower()
    if chance.random() < 0.05:
        note = note.replace(" ", "  ", 3)
    if chance.random() < 0.03:
        note = note.replace(" ", "", 1)
        done.append("glued")
    return note, tuple(done)


def raw_telex(chance: Random, note: str) -> str:
    """Return the note with the marks of one or two of its words left as they were keyed."""
    words = note.split(" ")
    marked = [place for place, word in enumerate(words) if word != folded(word)]
    for place in chance.sample(marked, min(len(marked), chance.choice((1, 2, 9)))):
        words[place] = keyed(words[place])
    return " ".join(words)


def keyed(word: str) -> str:
    """Return a word as Telex keys, its tone at the end of the word."""
    tone, plain = "", ""
    for letter in word:
        keys = TELEX.get(letter.lower(), letter)
        if len(keys) > 1 and keys[-1] in "sfrxj":
            tone, keys = keys[-1], keys[:-1]
        plain += keys.upper() if letter.isupper() else keys
    return plain + tone


def misspelt(chance: Random, name: str) -> str:
    """Return a name with two letters of a long word swapped, or one lost."""
    words = name.split()
    long = [place for place, word in enumerate(words) if len(word) > 4 and word.isascii()]
    if not long:
        return name
    place = chance.choice(long)
    word, at = words[place], chance.randrange(1, len(words[place]) - 2)
    words[place] = word[:at] + word[at + 1] + word[at] + word[at + 2 :] if chance.random() < 0.5 else word[:at] + word[at + 1 :]
    return " ".join(words)
