-- Why months of units take no entry of this transaction. Reasons are looked for only where a month is barred: planning to look for them
-- took longer than looking at every lock.
CREATE OR REPLACE FUNCTION ledger_barred(units bigint[], months integer[]) RETURNS TABLE (unit_id bigint, period integer, bar text)
  LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
DECLARE
  barred_units bigint[];
  barred_months integer[];
BEGIN
  SELECT array_agg(w.unit_id), array_agg(w.period) INTO barred_units, barred_months
  FROM unnest(units, months) AS w (unit_id, period)
  WHERE (SELECT k.is_locked OR k.is_soft FROM ledger_month_lock k WHERE k.unit_id = w.unit_id AND k.period = w.period ORDER BY k.number DESC LIMIT 1)
     OR (SELECT e.ended_on IS NOT NULL FROM ledger_ending e WHERE e.unit_id = w.unit_id ORDER BY e.number DESC LIMIT 1);
  IF barred_units IS NULL THEN
    RETURN;
  END IF;
  RETURN QUERY
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
    FROM unnest(barred_units, barred_months) AS w (unit_id, period)
    LEFT JOIN LATERAL (
      SELECT k.is_locked, k.is_soft FROM ledger_month_lock k WHERE k.unit_id = w.unit_id AND k.period = w.period ORDER BY k.number DESC LIMIT 1
    ) l ON true
    LEFT JOIN LATERAL (SELECT e.ended_on FROM ledger_ending e WHERE e.unit_id = w.unit_id ORDER BY e.number DESC LIMIT 1) d ON true
  ) judged
  WHERE bar IS NOT NULL;
END $$;
