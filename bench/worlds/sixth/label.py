"""What a careful accountant would do with a line, judged by what it shows and by nothing else.

`never`  books without asking: our own reference or an exact key, nothing against it, and the fund is said or follows
`ok`     booking rightly and asking are both right
`must`   asks: nothing exact, two fit, two identities disagree, or it is no fee
"""

from collections.abc import Iterable

KEYS = {
    "reference": "our own reference, both check signs right",
    "reference_corrected": "our own reference with one wrong sign",
    "virtual": "the payer's own number under the collector's account",
    "tax_code": "a tax code of one body of the register, thirteen digits for a branch",
    "account": "an account of one body of the register alone",
    "unit_code": "the code of a union or employer, or its social insurance code",
    "full_name": "the registered name of one body alone, its legal form abbreviated or not",
    "group": "account, tax code or name of a joint payer, and the exact sum of its members' dues",
}
FAIR = {
    "short_name": "a shortened or foreign name that fits one body alone",
    "former_name": "a name it bore before",
    "fuzzy_name": "a misspelt name with one body near it",
    "learned": "an account that an earlier line showed with its tax code and name",
    "employer_account": "the employer's account or name, and dues",
}
SOFT = {
    "on_behalf": "another pays, and says for whom",
    "cut": "the bank cut the note inside its key",
    "kind_vague": "the fund is hinted at, not said",
    "wrong_code": "a code that nobody bears beside a true key",
    "parent_code": "a branch that wrote its parent's code",
    "union_names_fund": "a union pays what its employer owes",
    "broken_name": "line breaks inside the only name",
    "odd_sum": "a repeated or rounded sum that may be a slip",
}
DOUBTS = {
    "not_a_fee": "the words say that this is other money",
    "stranger": "the payer is not in the register",
    "other_code": "a tax code or reference of another body; nothing explains it",
    "other_account": "the account of another body; nothing explains it",
    "other_name": "the name of another body; nothing explains it",
    "sum_does_not_fit": "several payers or funds in one sum that is not the sum of their dues",
    "unknown_code": "a valid tax code that nobody in the register bears, and no exact key but a name",
}
WEAK = {
    "name_of_two": "two bodies bear this name or nearly, and nothing else tells them apart",
    "shared_account": "two bodies use this account, and nothing else tells them apart",
    "broken_reference": "a reference with more than one wrong sign, and nothing else",
}
PERSON = "person"
"""A person's name stands as the sender: where nothing but a name in the note tells for whom, asking is right as well."""
KIND = {"kind", "reference", "reference_corrected"}
NO_IDENTITY = "no name, code or account that the register knows"
KIND_UNCLEAR = "the words do not say which money this is"


def judge(shown: Iterable[str]) -> tuple[str, str]:
    """Return (review, why) for the evidence that a line shows."""
    evidence = set(shown)
    keys = evidence & set(KEYS)
    for doubt, why in DOUBTS.items():
        if doubt in evidence:
            return "must", why
    if not keys and not evidence & set(FAIR):
        for doubt, why in WEAK.items():
            if doubt in evidence:
                return "must", why
    says_kind = bool(evidence & KIND) or "kind_vague" in evidence
    by_a_person = PERSON in evidence and keys == {"full_name"}
    if keys and evidence & KIND and not by_a_person and not evidence & set(SOFT):
        return "never", ""
    if keys or (evidence & set(FAIR) and says_kind):
        return "ok", ""
    return ("must", KIND_UNCLEAR) if evidence & set(FAIR) else ("must", NO_IDENTITY)
