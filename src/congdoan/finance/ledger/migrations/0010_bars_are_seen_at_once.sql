-- Why months of units take no entry of this transaction, asked once for all of them: a call for each cost more than the posting.
DROP TRIGGER IF EXISTS entries_pass_no_bar ON ledger_entry;
DROP FUNCTION IF EXISTS ledger_bar;

CREATE OR REPLACE FUNCTION ledger_barred(units bigint[], months integer[]) RETURNS TABLE (unit_id bigint, period integer, bar text)
  LANGUAGE sql STABLE AS $$
  SELECT unit_id, period, bar FROM (
    SELECT w.unit_id, w.period, CASE
      WHEN l.is_locked THEN 'hard'
      WHEN l.is_soft AND NOT EXISTS (
        SELECT FROM ledger_evidence v
        WHERE v.subject = ledger_month_named(w.unit_id, w.period) AND v.kind = 'late-entry' AND v.unit_id = w.unit_id AND v.recorded_at = now()
      ) THEN 'soft'
      WHEN d.ended_on IS NOT NULL AND NOT EXISTS (
        SELECT FROM ledger_evidence v
        WHERE v.subject = ledger_books_named(w.unit_id) AND v.kind = 'supplement' AND v.unit_id = w.unit_id AND v.recorded_at = now()
      ) THEN 'ended'
    END AS bar
    FROM unnest(units, months) AS w (unit_id, period)
    LEFT JOIN LATERAL (
      SELECT k.is_locked, k.is_soft FROM ledger_month_lock k WHERE k.unit_id = w.unit_id AND k.period = w.period ORDER BY k.number DESC LIMIT 1
    ) l ON true
    LEFT JOIN LATERAL (SELECT e.ended_on FROM ledger_ending e WHERE e.unit_id = w.unit_id ORDER BY e.number DESC LIMIT 1) d ON true
  ) judged
  WHERE bar IS NOT NULL
$$;

CREATE OR REPLACE FUNCTION ledger_check_bars() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  barred record;
BEGIN
  SELECT b.unit_id, b.period, b.bar INTO barred
  FROM (SELECT array_agg(n.unit_id) AS units, array_agg(n.period) AS months FROM (SELECT DISTINCT unit_id, period FROM arrived) n) asked,
       ledger_barred(asked.units, asked.months) b
  WHERE b.bar IN ('soft', 'ended') LIMIT 1;
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
