-- Counts of the cash, kept twice: sums proved, numbers in order, three people sign, a difference is decided once by another than the
-- treasurer, and nothing changes afterwards.
ALTER TABLE bookkeeping_cash_count ADD CONSTRAINT cash_count_with_its_unit UNIQUE (id, unit_id);
ALTER TABLE bookkeeping_cash_count_act
  ADD CONSTRAINT cash_count_act_of_own_unit FOREIGN KEY (count_id, unit_id) REFERENCES bookkeeping_cash_count (id, unit_id);

CREATE FUNCTION bookkeeping_check_cash_count() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.prepared_by IS DISTINCT FROM access_acting() OR NEW.prepared_at <> now() THEN
    RAISE EXCEPTION 'a count is written by whoever acts, now' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('bookkeeping_cash_count', NEW.unit_id));
  SELECT coalesce(max(number), 0) + 1 INTO NEW.number FROM bookkeeping_cash_count WHERE (unit_id, year) = (NEW.unit_id, NEW.year);
  IF cardinality(NEW.faces) <> cardinality(NEW.pieces) OR NEW.total <> (
    SELECT coalesce(sum(face * piece), 0) FROM unnest(NEW.faces, NEW.pieces) AS told(face, piece)
  ) OR EXISTS (SELECT FROM unnest(NEW.faces, NEW.pieces) AS told(face, piece) WHERE face <= 0 OR piece <= 0) THEN
    RAISE EXCEPTION 'a count is the sum of its pieces' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.book_balance <> (
    SELECT coalesce(sum(l.amount), 0) FROM ledger_line l
    JOIN ledger_account a ON a.id = l.account_id JOIN ledger_entry e ON e.id = l.entry_id
    WHERE l.unit_id = NEW.unit_id AND a.code LIKE '111%' AND e.accounting_date <= NEW.counted_on
  ) THEN
    RAISE EXCEPTION 'a count stands beside what the cash book says' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER cash_counts_prove_their_sums BEFORE INSERT ON bookkeeping_cash_count
  FOR EACH ROW EXECUTE FUNCTION bookkeeping_check_cash_count();

CREATE FUNCTION bookkeeping_check_cash_count_act() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  counted bookkeeping_cash_count;
  signatures int;
BEGIN
  IF NEW.recorded_by IS DISTINCT FROM access_acting() OR NEW.recorded_at <> now() THEN
    RAISE EXCEPTION 'an act is recorded by whoever acts, now' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  SELECT * INTO counted FROM bookkeeping_cash_count WHERE id = NEW.count_id;
  IF EXISTS (SELECT FROM bookkeeping_cash_count_act WHERE count_id = NEW.count_id AND kind IN ('decided', 'voided')) THEN
    RAISE EXCEPTION 'a count that ended takes no act' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.kind = 'decided' THEN
    SELECT count(*) INTO signatures FROM bookkeeping_cash_count_act WHERE count_id = NEW.count_id AND kind = 'signed';
    IF signatures < 3 OR counted.total = counted.book_balance OR EXISTS (
      SELECT FROM bookkeeping_cash_count_act
      WHERE count_id = NEW.count_id AND kind = 'signed' AND position = 'treasurer' AND recorded_by = NEW.recorded_by
    ) THEN
      RAISE EXCEPTION 'a difference that three people signed is decided by another than the treasurer'
        USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF NOT EXISTS (
      SELECT FROM ledger_entry WHERE id = NEW.entry_id AND unit_id = NEW.unit_id AND source = format('bookkeeping/cash-count/%s', NEW.count_id)
    ) THEN
      RAISE EXCEPTION 'a decided difference has its own entry' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER cash_counts_end_once BEFORE INSERT ON bookkeeping_cash_count_act
  FOR EACH ROW EXECUTE FUNCTION bookkeeping_check_cash_count_act();

CREATE FUNCTION bookkeeping_stamp_cash_count_rule() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.decided_by IS DISTINCT FROM access_acting() OR NEW.decided_at <> now() THEN
    RAISE EXCEPTION 'a rule is decided by whoever acts, now' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER cash_count_rules_bear_their_maker BEFORE INSERT ON bookkeeping_cash_count_rule
  FOR EACH ROW EXECUTE FUNCTION bookkeeping_stamp_cash_count_rule();
