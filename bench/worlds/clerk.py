"""What an attentive clerk with the register would do with what a line shows. Written before any result was looked at.

`never`  there is nothing to ask: one body alone fits, by something it alone has, and the words say what the money is for
`ok`     booking rightly and asking are both right
`must`   a careful clerk asks: nothing identifies the payer, two fit, two identities contradict, or it may not be a fee at all

Evidence of a line of the union fund:
  mst          a valid tax code of one employer of the register, its thirteen digits for a branch
  si_code      its social insurance unit code
  account      an account of this employer alone, held by the register, printed on the line
  name         its full or shortened name, which no other body bears
  mst_typo     ten digits that fail the check and nearly are its tax code
  learned      an account that an earlier line of this employer already showed together with its tax code
Of dues: union_code, union_account, union_name. Of either: no_words (nothing says what the money is for).
"""

SURE = {"mst", "si_code", "account", "union_code", "union_account"}
FAIR = {"name", "union_name", "learned", "employer_account"}
CONTRADICTIONS = {"mst_of_other", "account_of_other", "code_of_other", "name_of_other"}
DOUBTS = {"name_of_two", "shared_account", "no_identity", "stranger", "not_a_fee", "sum_does_not_fit", "kind_unclear"}

WHY = {
    "mst_of_other": "the tax code belongs to another employer than the name or account; nothing explains it",
    "account_of_other": "the account belongs to another employer than the name; nothing explains it",
    "code_of_other": "the union code belongs to another union than the account; nothing explains it",
    "name_of_other": "the name belongs to another body than the account; nothing explains it",
    "name_of_two": "two bodies bear this name; nothing else tells them apart",
    "shared_account": "the account belongs to two employers and nothing else tells them apart",
    "no_identity": "no name, code or known account",
    "stranger": "payer not in the register",
    "not_a_fee": "the words say that this is other money",
    "sum_does_not_fit": "several payers or kinds in one sum, which is not the sum of their dues",
    "kind_unclear": "the words do not say which of two kinds, and the sum fits the other one or neither",
}


def judge(evidence: tuple[str, ...]) -> tuple[str, str]:
    """Return (review, why) of a line by what it shows."""
    shown = set(evidence)
    for doubt, why in WHY.items():
        if doubt in shown:
            return "must", why
    if shown & SURE and not shown & {"no_words", "explained", "fair"}:
        return "never", ""
    if shown & (SURE | FAIR):
        return "ok", ""
    return "must", WHY["no_identity"]
