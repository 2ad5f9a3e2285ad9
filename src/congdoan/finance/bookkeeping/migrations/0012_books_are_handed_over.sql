-- A handover empties the giver's books, and what was given is what was taken.
CREATE FUNCTION bookkeeping_check_handovers() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  given numeric;
  taken numeric;
BEGIN
  PERFORM ledger_refuse_old_snapshots();
  PERFORM pg_advisory_xact_lock(ledger_books());
  NEW.recorded_by := access_acting();
  NEW.recorded_at := now();
  IF NEW.receiver_id NOT IN (SELECT branch_id FROM access_reached() AS branch_id) THEN
    RAISE EXCEPTION 'the acting person does not reach unit %', NEW.receiver_id USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF EXISTS (
    SELECT FROM ledger_turnover t WHERE t.unit_id = NEW.unit_id GROUP BY t.account_id HAVING sum(t.debit - t.credit) <> 0
  ) THEN
    RAISE EXCEPTION 'the books of unit % still hold balances', NEW.unit_id
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'bookkeeping_handover_empties';
  END IF;
  SELECT coalesce(sum(-l.amount), 0) INTO given
  FROM ledger_line l JOIN ledger_account k ON k.id = l.account_id AND k.code ~ '^(11[123]|141)'
  WHERE l.unit_id = NEW.unit_id AND l.period = NEW.period AND l.entry_id = (NEW.given ->> 'give_money')::bigint;
  SELECT coalesce(sum(l.amount), 0) INTO taken
  FROM ledger_line l JOIN ledger_account k ON k.id = l.account_id AND k.code ~ '^(11[123]|141)'
  WHERE l.unit_id = NEW.receiver_id AND l.period = NEW.period AND l.entry_id = (NEW.taken ->> 'take_money')::bigint;
  IF (given, taken) IS DISTINCT FROM (NEW.money::numeric, NEW.money::numeric) THEN
    RAISE EXCEPTION 'unit % gave %, % was taken, % is written', NEW.unit_id, given, taken, NEW.money
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'bookkeeping_given_is_taken';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER handovers_empty_the_books BEFORE INSERT ON bookkeeping_handover FOR EACH ROW EXECUTE FUNCTION bookkeeping_check_handovers();
CREATE POLICY seen_by_the_receiver ON bookkeeping_handover FOR SELECT
  USING (receiver_id IN (SELECT branch_id FROM access_reached() AS branch_id));
