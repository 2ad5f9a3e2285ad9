"""The class of a line from the proofs that it and the lines before it give, after the stages of matching that the product promises.

`never`  is booked without asking: our own reference or an exact key, the fund is said, nothing contradicts
`ok`     the true payer can be derived but the line alone does not prove it: booking to that payer or asking, never to another
`must`   a person decides: no identity, one of two, two that disagree, a sum that does not fit, or money that is no fee
"""

from collections.abc import Iterable

KEYS = {
    "reference": "our own reference, both check signs right: it outranks the account it comes from",
    "corrected_reference": "our own reference with one wrong sign",
    "virtual": "the payer's own number under the collector's account",
    "learned_account": "an account that an earlier booked line of this account showed with tax code and registered name",
    "tax_code": "the tax code of one body of the register, thirteen digits for a branch",
    "account": "a registered account of one body alone",
    "unit_code": "the code of one union or employer, or its social insurance code",
    "full_name": "the whole registered name of one body, nothing but its legal form abbreviated",
    "group": "tax code or account of a joint payer, and the exact sum of what its members owe",
}
LIKELY = {
    "short_name": "a shortened name that fits one body alone, or a whole one that another's only continues",
    "former_name": "a name it bore before",
    "misspelt_name": "a misspelt name near one body alone: a proposal",
    "slipped_code": "a unit code with O for 0: a proposal",
    "taught_weakly": "an account that earlier lines tie to this payer, yet not by tax code and whole name",
    "employer_sends_dues": "the employer's account, and dues",
}
CAUTIONS = {
    "on_behalf": "another pays and says for whom",
    "account_taught_otherwise": "an account that an earlier line taught for another payer",
    "kind_hint": "the fund is hinted at, not said",
    "wrong_code": "a number that is nobody's tax code stands beside the true identity",
    "parent_code": "a branch writes its parent's code",
    "union_sends_fund": "a union pays what its employer owes",
    "cut_key": "the bank cut the note inside its key",
    "odd_sum": "a repeated or mistaken sum",
    "several_payers": "two payers named in one sum that is exactly what both owe",
}
DOUBTS = {
    "not_a_fee": "the words say that this is other money",
    "stranger": "the payer is not in the register",
    "two_identities": "a key of one body and a key of another, and nothing explains it",
    "sum_does_not_fit": "two funds or several payers in a sum that is not what they owe",
    "unknown_code": "a valid tax code that nobody in the register bears, and only a name beside it",
}
WEAK = {
    "name_of_two": "two bodies bear this name, and nothing else tells them apart",
    "shared_account": "two payers use this account, and nothing else tells them apart",
    "office_account": "an account that has paid for several payers, and nothing else tells for whom",
    "broken_reference": "a reference with several wrong signs, and nothing else",
}
PERSON = "person_sends"
"""A person's name stands as the sender: where only a name in the note or an earlier line tells for whom, asking is right as well."""
NOTHING = "no name, code or account that the register knows"
NO_FUND = "the words do not say which money this is"


def judge(given: Iterable[str]) -> tuple[str, str]:
    """Return (review, why) for the proofs given."""
    proofs = set(given)
    for doubt, why in DOUBTS.items():
        if doubt in proofs:
            return "must", why
    keys, likely = proofs & set(KEYS), proofs & set(LIKELY)
    if not keys and not likely:
        return "must", next((why for weak, why in WEAK.items() if weak in proofs), NOTHING)
    says_fund = bool(proofs & {"kind", "reference", "corrected_reference"})
    if not keys and not (says_fund or "kind_hint" in proofs):
        return "must", NO_FUND
    named_by_a_person = PERSON in proofs and keys <= {"full_name", "learned_account"}
    if keys and says_fund and not named_by_a_person and not proofs & set(CAUTIONS):
        return "never", ""
    return "ok", ""
