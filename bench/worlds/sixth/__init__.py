"""Three further places, by a hand that had seen neither the matcher nor its earlier examinations.

A border economic zone of garments and electronics, a delta of seafood, rice, schools and hospitals, an inner ward of offices and foreign
firms. They share with the other places the values (`facts`), the collector's account and the writers of common bank files; the register,
the words, the wrappers, the snares and the rule of what must be asked (`label`) are their own.

    python -m bench.worlds.sixth --place PLACE --seed N --out FOLDER     one year with its truth, looked over by `inspection`
    python -m bench.worlds.sixth --digests                               the digests of the frozen years

References are the product's own (`write_reference`, number of a payer = 101 and its place in `unions.csv` and then `employers.csv`, as
`world load` gives them in an empty database); virtual numbers are its `virtual_number` under the prefix of each place.
"""
