-- A change of chart leaves nothing on the old one, one change after another: whoever writes one holds the books alone.
ALTER TABLE bookkeeping_chartchange ADD CONSTRAINT bookkeeping_change_with_its_unit UNIQUE (id, unit_id);
ALTER TABLE bookkeeping_chartchangeundone ADD CONSTRAINT bookkeeping_undone_of_that_unit
  FOREIGN KEY (change_id, unit_id) REFERENCES bookkeeping_chartchange (id, unit_id);

CREATE FUNCTION bookkeeping_check_chart_changes() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  stray bigint;
BEGIN
  SELECT a.unit_id INTO stray
  FROM arrived a LEFT JOIN ledger_entry e ON e.id = a.entry_id
  WHERE (e.unit_id, e.period, e.event) IS DISTINCT FROM (a.unit_id, a.period, 'bookkeeping/change_chart') LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'the entry is no change of chart of unit %', stray
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'bookkeeping_chart_changes_by_entry';
  END IF;
  SELECT a.unit_id INTO stray
  FROM arrived a
  JOIN ledger_turnover t ON t.unit_id = a.unit_id AND t.period <= a.period
  JOIN ledger_account k ON k.id = t.account_id AND k.chart = a.from_chart
  GROUP BY a.unit_id, t.account_id HAVING sum(t.debit - t.credit) <> 0
  LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'the old chart of unit % still holds balances', stray
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'bookkeeping_chart_changes_whole';
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER books_are_closed BEFORE INSERT ON bookkeeping_chartchange FOR EACH STATEMENT EXECUTE FUNCTION ledger_close_books();
CREATE TRIGGER stamped BEFORE INSERT ON bookkeeping_chartchange FOR EACH ROW EXECUTE FUNCTION bookkeeping_stamp();
CREATE TRIGGER charts_change_whole AFTER INSERT ON bookkeeping_chartchange
  REFERENCING NEW TABLE AS arrived FOR EACH STATEMENT EXECUTE FUNCTION bookkeeping_check_chart_changes();
CREATE TRIGGER stamped BEFORE INSERT ON bookkeeping_chartchangeundone FOR EACH ROW EXECUTE FUNCTION bookkeeping_stamp();

CREATE POLICY judged_by_owner ON bookkeeping_chartchange FOR SELECT TO CURRENT_USER USING (true);

-- Balances that a table brought follow each other, and the ones before are taken back first.
CREATE FUNCTION bookkeeping_check_openings() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  before record;
BEGIN
  PERFORM pg_advisory_xact_lock(ledger_books());
  SELECT number, entry_id INTO before FROM bookkeeping_openingimport WHERE unit_id = NEW.unit_id ORDER BY number DESC LIMIT 1;
  IF NEW.number <> coalesce(before.number, 0) + 1
     OR (SELECT e.unit_id FROM ledger_entry e WHERE e.id = NEW.entry_id) IS DISTINCT FROM NEW.unit_id
     OR (SELECT e.reverses_id FROM ledger_entry e WHERE e.id = NEW.took_back_id) IS DISTINCT FROM before.entry_id THEN
    RAISE EXCEPTION 'opening balances of unit % do not take the place of those before', NEW.unit_id
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'bookkeeping_openings_follow';
  END IF;
  NEW.recorded_by := access_acting();
  NEW.recorded_at := now();
  RETURN NEW;
END $$;
CREATE TRIGGER openings_follow BEFORE INSERT ON bookkeeping_openingimport FOR EACH ROW EXECUTE FUNCTION bookkeeping_check_openings();
CREATE POLICY judged_by_owner ON bookkeeping_openingimport FOR SELECT TO CURRENT_USER USING (true);
