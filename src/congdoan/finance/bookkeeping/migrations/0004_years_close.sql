-- A year is closed whole and once: nothing is left on income, spending or result, and no closing stands for it already.
CREATE FUNCTION bookkeeping_stamp() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.recorded_by := access_acting();
  NEW.recorded_at := now();
  RETURN NEW;
END $$;

ALTER TABLE bookkeeping_yearclosing ADD CONSTRAINT bookkeeping_closing_with_its_unit UNIQUE (id, unit_id);
ALTER TABLE bookkeeping_yearreopening ADD CONSTRAINT bookkeeping_reopening_of_that_unit
  FOREIGN KEY (closing_id, unit_id) REFERENCES bookkeeping_yearclosing (id, unit_id);

CREATE FUNCTION bookkeeping_check_closings() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  stray record;
BEGIN
  SELECT a.unit_id, a.year INTO stray
  FROM arrived a
  WHERE a.number <> 1 + (SELECT count(*) FROM bookkeeping_yearclosing c JOIN bookkeeping_yearreopening o ON o.closing_id = c.id
                         WHERE c.unit_id = a.unit_id AND c.year = a.year)
  LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'year % of unit % is closed already', stray.year, stray.unit_id
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'bookkeeping_year_closed_once';
  END IF;
  SELECT a.unit_id, a.year INTO stray
  FROM arrived a
  JOIN ledger_turnover t ON t.unit_id = a.unit_id AND t.period <= a.year * 100 + 12
  JOIN ledger_account k ON k.id = t.account_id AND k.kind IN ('income', 'expense', 'result')
  GROUP BY a.unit_id, a.year, t.account_id HAVING sum(t.debit - t.credit) <> 0
  LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'year % of unit % still has income, spending or a result', stray.year, stray.unit_id
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'bookkeeping_year_closes_whole';
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER stamped BEFORE INSERT ON bookkeeping_yearclosing FOR EACH ROW EXECUTE FUNCTION bookkeeping_stamp();
CREATE TRIGGER years_close_whole AFTER INSERT ON bookkeeping_yearclosing
  REFERENCING NEW TABLE AS arrived FOR EACH STATEMENT EXECUTE FUNCTION bookkeeping_check_closings();

-- A year opens again only while the year after is open.
CREATE FUNCTION bookkeeping_check_reopenings() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (
    SELECT FROM bookkeeping_yearclosing c JOIN bookkeeping_yearclosing later ON later.unit_id = c.unit_id AND later.year = c.year + 1
    WHERE c.id = NEW.closing_id AND NOT EXISTS (SELECT FROM bookkeeping_yearreopening o WHERE o.closing_id = later.id)
  ) THEN
    RAISE EXCEPTION 'the year after is closed' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'bookkeeping_years_open_backwards';
  END IF;
  NEW.recorded_by := access_acting();
  NEW.recorded_at := now();
  RETURN NEW;
END $$;

CREATE TRIGGER years_open_backwards BEFORE INSERT ON bookkeeping_yearreopening FOR EACH ROW EXECUTE FUNCTION bookkeeping_check_reopenings();

-- A month of a closed year is not opened, nor brought down to a soft lock.
CREATE FUNCTION bookkeeping_keep_year_closed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT NEW.is_locked AND EXISTS (
    SELECT FROM bookkeeping_yearclosing c
    WHERE c.unit_id = NEW.unit_id AND c.year = NEW.period / 100
      AND NOT EXISTS (SELECT FROM bookkeeping_yearreopening o WHERE o.closing_id = c.id)
  ) THEN
    RAISE EXCEPTION 'the year of month % is closed in the books of unit %', NEW.period, NEW.unit_id
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'bookkeeping_year_stays_closed', DETAIL = NEW.unit_id;
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER years_stay_closed BEFORE INSERT ON ledger_month_lock FOR EACH ROW EXECUTE FUNCTION bookkeeping_keep_year_closed();

DO $$
DECLARE
  place text;
BEGIN
  FOREACH place IN ARRAY ARRAY['bookkeeping_yearclosing', 'bookkeeping_yearreopening'] LOOP
    EXECUTE format('CREATE POLICY judged_by_owner ON %s FOR SELECT TO CURRENT_USER USING (true)', place);
  END LOOP;
END $$;
