"""Three further places: a border gate, a university city, a mining town. Their words, wrappers and snares are their own.

Whoever wrote them had not read the other places' phrases, wrappers and snares, nor the matcher, and no matcher saw them before they were
frozen. A line's class comes from `reader`, which sees what the bank printed, the register and earlier lines, and nothing else; a line that
it reads otherwise than its writer meant stops the making.

Lines carry the product's own references and, on eFAST, the payers' virtual numbers, for payers numbered from 101 in the order of
`unions.csv` and `employers.csv`; `virtual_accounts.csv` lists them. They are given with `collection set-virtual-prefix` for the
last account of `accounts.csv` and `collection assign-all-virtual-accounts`, both before `collection run` and `--on` the first of
July, when every payer of the year stands.
"""
