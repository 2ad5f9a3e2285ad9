"""Three more places: an island of fishermen and hotels, a land of rubber and coffee, a district of craft villages.

Written from the facts of banking and the layouts of real exports alone: whoever wrote them had read neither the matcher nor the words,
wrappers and snares of the other places. They share with the others `facts`, `account`, `statements` and the schedule of payments.
Virtual numbers and references are the product's own; they are made for payers that are numbered from 101 in the order of `unions.csv`
and `employers.csv`, as an empty database numbers them. `virtual_accounts.csv` lists the virtual ones (number, code).
"""
