-- A softly locked month, and the books of a unit that have ended, take only entries whose reason stands as evidence of the same
-- transaction: "late-entry" about that month, "supplement" about those books.
CREATE FUNCTION ledger_month_named(unit bigint, month integer) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
  $$ SELECT 'ledger/month/' || unit || '/' || month $$;
CREATE FUNCTION ledger_books_named(unit bigint) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT 'ledger/books/' || unit $$;

-- Why a month of a unit takes no entry of this transaction; NULL where it does.
CREATE FUNCTION ledger_bar(unit bigint, month integer) RETURNS text LANGUAGE plpgsql STABLE AS $$
DECLARE
  lock record;
BEGIN
  SELECT l.is_locked, l.is_soft INTO lock FROM ledger_month_lock l WHERE l.unit_id = unit AND l.period = month ORDER BY l.number DESC LIMIT 1;
  IF lock.is_locked THEN
    RETURN 'hard';
  END IF;
  IF lock.is_soft AND NOT EXISTS (
    SELECT FROM ledger_evidence v
    WHERE v.subject = ledger_month_named(unit, month) AND v.kind = 'late-entry' AND v.unit_id = unit AND v.recorded_at = now()
  ) THEN
    RETURN 'soft';
  END IF;
  IF (SELECT d.ended_on FROM ledger_ending d WHERE d.unit_id = unit ORDER BY d.number DESC LIMIT 1) IS NOT NULL AND NOT EXISTS (
    SELECT FROM ledger_evidence v
    WHERE v.subject = ledger_books_named(unit) AND v.kind = 'supplement' AND v.unit_id = unit AND v.recorded_at = now()
  ) THEN
    RETURN 'ended';
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION ledger_check_bars() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  barred record;
BEGIN
  SELECT unit_id, period, bar INTO barred
  FROM (SELECT n.unit_id, n.period, ledger_bar(n.unit_id, n.period) AS bar FROM (SELECT DISTINCT unit_id, period FROM arrived) n) b
  WHERE bar IN ('soft', 'ended') LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION USING
      ERRCODE = 'integrity_constraint_violation',
      CONSTRAINT = CASE barred.bar WHEN 'soft' THEN 'ledger_late_with_reason' ELSE 'ledger_books_go_on' END,
      DETAIL = barred.unit_id,
      MESSAGE = CASE barred.bar
        WHEN 'soft' THEN 'month ' || barred.period || ' is softly locked in the books of unit ' || barred.unit_id || ': give the reason as evidence first'
        ELSE 'the books of unit ' || barred.unit_id || ' have ended: only a supplement is taken' END;
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER entries_pass_no_bar AFTER INSERT ON ledger_entry
  REFERENCING NEW TABLE AS arrived FOR EACH STATEMENT EXECUTE FUNCTION ledger_check_bars();

-- A month goes from one state to another: open, softly locked, locked.
CREATE OR REPLACE FUNCTION ledger_next_lock() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  before record;
BEGIN
  SELECT number, is_locked, is_soft INTO before
  FROM ledger_month_lock WHERE unit_id = NEW.unit_id AND period = NEW.period ORDER BY number DESC LIMIT 1;
  IF (NEW.is_locked, NEW.is_soft) = (coalesce(before.is_locked, false), coalesce(before.is_soft, false)) THEN
    RAISE EXCEPTION 'the month is already so' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'ledger_lock_changes';
  END IF;
  NEW.number := coalesce(before.number, 0) + 1;
  RETURN NEW;
END $$;

CREATE FUNCTION ledger_next_ending() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  before record;
BEGIN
  SELECT number, ended_on INTO before FROM ledger_ending WHERE unit_id = NEW.unit_id ORDER BY number DESC LIMIT 1;
  IF (NEW.ended_on IS NULL) = (before.ended_on IS NULL) THEN
    RAISE EXCEPTION 'the books have ended, or go on, already' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'ledger_ending_changes';
  END IF;
  NEW.number := coalesce(before.number, 0) + 1;
  RETURN NEW;
END $$;

CREATE TRIGGER books_are_closed BEFORE INSERT ON ledger_ending FOR EACH STATEMENT EXECUTE FUNCTION ledger_close_books();
CREATE TRIGGER endings_alternate BEFORE INSERT ON ledger_ending FOR EACH ROW EXECUTE FUNCTION ledger_next_ending();
CREATE TRIGGER stamped BEFORE INSERT ON ledger_ending FOR EACH ROW EXECUTE FUNCTION ledger_stamp();
CREATE POLICY judged_by_owner ON ledger_ending FOR SELECT TO CURRENT_USER USING (true);
