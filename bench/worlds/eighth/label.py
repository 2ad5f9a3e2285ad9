"""The class of a line from what it and the lines before it show, after the stages of matching that the product promises.

`never`  is booked without asking: our own reference or an exact key, the fund is said, nothing in the line contradicts
`ok`     the true payer can be known, yet a careful accountant may book or ask: booking to that payer or asking, never to another
`must`   a person decides: payer or fund truly open, keys that disagree, strangers, other money, a sum for two funds that nothing proves
"""

from collections.abc import Iterable

KEYS = {
    "reference": "our own reference, both check signs right: it outranks the account it comes from",
    "corrected_reference": "our own reference with one wrong sign",
    "virtual": "the payer's own number under the collector's account",
    "tax_code": "the tax code of one body of the register, thirteen digits for a branch",
    "account": "a registered account of one body alone",
    "unit_code": "the code of one union or employer, or its social insurance code",
    "full_name": "the whole registered name of one body, nothing but its legal form abbreviated",
    "learned_account": "an account that an earlier month showed with tax code and whole name of this payer alone",
}
LIKELY = {
    "short_name": "a shortened name that fits one body alone, or a whole one that another's only continues",
    "english_name": "a foreign name that the register does not hold",
    "former_name": "a name it bore before",
    "misspelt_name": "a misspelt name near one body alone: a proposal",
    "broken_name": "a whole name whose words the bank or a hand glued, tore, or left in the keys of an old driver",
    "slipped_code": "a unit code with O for 0 or a figure glued to it: a proposal",
    "taught_weakly": "an account that earlier lines tie to this payer, yet not by tax code and whole name in an earlier month",
    "employer_sends_dues": "the employer's account, and dues",
    "group": "a joint payer, and the exact sum of what its members owe",
}
CAUTIONS = {
    "on_behalf": "another pays and says for whom",
    "account_taught_otherwise": "an account that an earlier line tied to another payer",
    "kind_hint": "the fund is hinted at, not said",
    "kind_broken": "the word of the fund is cut or misspelt",
    "wrong_code": "a number that is nobody's tax code stands beside the true identity",
    "parent_code": "a branch writes its parent's code",
    "union_sends_fund": "a union pays what its employer owes",
    "odd_sum": "a repeated or mistaken sum",
    "stated_split": "two funds whose sums are stated, but are not what is owed",
    "cut_code": "the bank cut the note inside a code",
    "several_payers": "two payers named in one sum that is exactly what both owe",
    "other_words": "the note says this fund, and words of other money stand beside it",
}
DOUBTS = {
    "not_a_fee": "the words say that this is other money",
    "stranger": "the payer is not in the register",
    "two_identities": "a key of one body and a key of another, and nothing explains it",
    "sum_does_not_fit": "two funds or several payers in a sum that is not what they owe",
    "unknown_code": "a valid tax code that nobody in the register bears stands beside the name",
}
WEAK = {
    "name_of_two": "two bodies bear this name, and nothing else tells them apart",
    "shared_account": "two payers use this account, and nothing else tells them apart",
    "office_account": "an account that has paid for several payers, and nothing else tells for whom",
    "broken_reference": "a reference with several wrong signs, and nothing else",
}
PERSON = "person_sends"
"""A person is the sender: where only a name or an earlier line tells for whom, asking is right as well."""
NOTHING = "no name, code or account that the register knows"
NO_FUND = "the words do not say which money this is, and no key tells who pays"


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
    if not keys and not says_fund and not proofs & {"kind_hint", "kind_broken", "taught_weakly"}:
        return "must", NO_FUND
    by_a_person = PERSON in proofs and keys <= {"full_name", "learned_account"}
    if keys and says_fund and not by_a_person and not proofs & set(CAUTIONS):
        return "never", ""
    if proofs & {"reference", "corrected_reference"} and proofs & set(CAUTIONS) <= {"on_behalf", "account_taught_otherwise"}:
        return "never", ""
    return "ok", ""
