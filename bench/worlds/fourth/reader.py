"""What a careful accountant may do with a line, from what it shows, the register and what was seen before; nothing else counts.

never: the line names its payer by a code or an account of the register, says which money it is, and nothing speaks against it.
ok:    everything points to one payer and one sort of money, yet asking is no fault.
must:  two payers remain, or none, or signs disagree without a word that explains it, or it is not the union's money.
"""

from dataclasses import dataclass, field

CODES = {"reference", "virtual", "tax_code", "si_code", "union_code"}
"""What a payer gives and nobody else bears."""
HINTS = {"name", "name_near", "tax_near", "tax_parent", "reference_near"}
PAYING = {"account", "union_account", "taught", "holder"}
"""What the bank tells of who paid."""


@dataclass(frozen=True)
class Sign:
    kind: str
    houses: frozenset[str]
    """Whom it may mean."""


@dataclass
class Reading:
    """What somebody sees on a line. `exact`: the sum is what the meant body owes for the months it states."""

    signs: list[Sign]
    words: str
    """fund, dues, both, vague, empty or other."""
    exact: bool = False
    close: bool = False
    """The sum is not exact, yet too near to what is owed to be anything else."""
    behalf: bool = False
    """It says that it pays for another."""
    for_many: bool = False
    """Earlier lines of this account were for several others."""
    unionless: frozenset[str] = field(default_factory=frozenset)


@dataclass(frozen=True)
class Verdict:
    review: str
    why: str = ""
    house: str = ""


def judge(reading: Reading) -> Verdict:
    """Decide whether a line may be booked without asking."""
    if reading.words == "other":
        return Verdict("must", "this is no fee of the union")
    found = _payer(reading)
    return found if found.review == "must" else _money(reading, found)


def _payer(reading: Reading) -> Verdict:
    codes = [sign for sign in reading.signs if sign.kind in CODES]
    hints = [sign for sign in reading.signs if sign.kind in HINTS]
    paying = [] if reading.for_many else [sign for sign in reading.signs if sign.kind in PAYING]
    said, paid = _meet(codes + hints), _meet(paying)
    if said is not None and not said:
        return Verdict("must", "what the note gives belongs to different payers")
    if paid is not None and not paid:
        return Verdict("must", "the bank's account and name belong to different payers")
    if said is None:
        return _from_who_paid(reading, paying, paid)
    kinds = {sign.kind for sign in reading.signs if sign.kind not in PAYING}
    if paid is not None:
        if not said & paid:
            if not reading.behalf:
                return Verdict("must", "paid from one payer's account with another's signs, and no word explains it")
            return (
                Verdict("ok", house=min(said))
                if len(said) == 1 and (codes or kinds == {"name"})
                else Verdict("must", "paid for another who is not certain")
            )
        said &= paid
    if len(said) > 1:
        return Verdict("must", "several payers bear this name")
    is_certain = bool(codes) or any(sign.kind in ("account", "union_account") and len(sign.houses) == 1 for sign in paying)
    if reading.for_many or "tax_parent" in kinds or (not codes and reading.behalf):
        is_certain = False
    if not is_certain and kinds == {"tax_near"} and not paying:
        return Verdict("must", "a mistyped tax code and nothing beside it")
    if not is_certain and kinds == {"reference_near"} and not (paying or reading.exact):
        return Verdict("must", "a mistyped reference and nothing beside it")
    return Verdict("never" if is_certain else "ok", house=min(said))


def _from_who_paid(reading: Reading, paying: list[Sign], paid: frozenset[str] | None) -> Verdict:
    own = _meet([sign for sign in reading.signs if sign.kind == "account"])
    if reading.for_many and reading.exact and not reading.behalf and own is not None and len(own) == 1:
        return Verdict("ok", house=min(own))  # a bookkeeper's own fee, to the đồng
    if reading.behalf or reading.for_many:
        return Verdict("must", "paid for others, whom it does not name")
    if paid is None:
        return Verdict("must", "no name, code or known account")
    if len(paid) > 1:
        return Verdict("must", "the account or the name is that of two payers")
    is_certain = any(sign.kind in ("account", "union_account") for sign in paying)
    return Verdict("never" if is_certain else "ok", house=min(paid))


def _meet(signs: list[Sign]) -> frozenset[str] | None:
    """Return whom all signs may mean together; None without a sign."""
    return frozenset.intersection(*(sign.houses for sign in signs)) if signs else None


def _money(reading: Reading, found: Verdict) -> Verdict:
    """Weigh which of the union's moneys it is."""
    kinds = {sign.kind for sign in reading.signs}
    if kinds & {"reference"} or reading.words in ("fund", "dues"):
        is_odd = reading.words == "fund" and "union_account" in kinds and not kinds & CODES
        return Verdict("ok", house=found.house) if is_odd else found  # a union that sends its employer's money
    if reading.words == "both":
        return found if reading.exact else Verdict("must", "both fees in one sum that does not come out")
    if "union_account" in kinds or reading.exact or reading.close or found.house in reading.unionless:
        return Verdict("ok", house=found.house)
    return Verdict("must", "it does not say which fee it is, and the sum fits neither")
