-- The lines of the books: one row a line, one B-tree, no row foreign keys (each would cost 8-17 µs a row); a statement
-- trigger proves the references of a whole statement at once. The wide columns come first so that rows need no padding.
CREATE TABLE ledger_line (
  unit_id    bigint  NOT NULL,
  entry_id   bigint  NOT NULL,
  account_id bigint  NOT NULL,
  amount     bigint  NOT NULL,
  period     integer NOT NULL,
  line_no    integer NOT NULL,
  is_red     boolean NOT NULL,
  PRIMARY KEY (unit_id, period, entry_id, line_no),
  CONSTRAINT ledger_line_from_one CHECK (line_no >= 1),
  CONSTRAINT ledger_amount_not_zero CHECK (amount <> 0),
  CONSTRAINT ledger_amount_within CHECK (amount BETWEEN -1000000000000000 AND 1000000000000000)
) PARTITION BY RANGE (period);

-- A partition a year: decision 0010. A later migration adds the years after 2039.
DO $$
BEGIN
  FOR year IN 2010..2039 LOOP
    EXECUTE format('CREATE TABLE ledger_line_%s PARTITION OF ledger_line FOR VALUES FROM (%s) TO (%s)', year, year * 100 + 1, year * 100 + 101);
  END LOOP;
END $$;
