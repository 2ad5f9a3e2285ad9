-- A batch goes straight into the partition of its year: into a partitioned table with statement triggers PostgreSQL copies row by
-- row. A partition carries the triggers of the whole table, so every promise is proved there too. The application itself stays out.
DO $$
DECLARE
  place text;
BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'congdoan_poster') THEN
    FOR place IN SELECT inhrelid::regclass::text FROM pg_inherits WHERE inhparent = 'ledger_line'::regclass LOOP
      EXECUTE format('GRANT INSERT ON %s TO congdoan_poster', place);
    END LOOP;
  END IF;
END $$;

-- The same checks; who acts is asked once for a statement, no longer once for each of its rows.
CREATE OR REPLACE FUNCTION ledger_check_entries() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  fault record;
BEGIN
  WITH news AS MATERIALIZED (  -- one pass over what arrived; everything after looks at units and months only
    SELECT unit_id, period, min(id) AS first, min(batch_id) AS batch_id, max(batch_id) AS other_batch_id,
           max(id) FILTER (WHERE posted_at <> now() OR posted_by IS DISTINCT FROM (SELECT access_acting())) AS badly_stamped,
           count(reverses_id) AS reversals
    FROM arrived GROUP BY unit_id, period
  )
  SELECT promise, subject INTO fault FROM (
    SELECT 'ledger_unit_reached' AS promise, unit_id AS subject
    FROM (SELECT unit_id FROM news EXCEPT SELECT branch_id FROM access_reached() AS branch_id) beyond
    UNION ALL
    SELECT 'ledger_stamped', badly_stamped FROM news WHERE badly_stamped IS NOT NULL
    UNION ALL
    SELECT 'ledger_month_open', unit_id FROM news a
    WHERE (SELECT l.is_locked FROM ledger_month_lock l WHERE l.unit_id = a.unit_id AND l.period = a.period ORDER BY l.number DESC LIMIT 1)
    UNION ALL
    SELECT 'ledger_after_the_seal', unit_id FROM news a
    WHERE a.first <= (SELECT s.through_entry_id FROM ledger_seal s WHERE s.unit_id = a.unit_id ORDER BY s.number DESC LIMIT 1)
    UNION ALL
    SELECT 'ledger_batch_known', batch_id FROM (SELECT DISTINCT batch_id, other_batch_id FROM news WHERE batch_id IS NOT NULL) a
    WHERE batch_id <> other_batch_id OR (SELECT b.recorded_at FROM ledger_batch b WHERE b.id = a.batch_id) IS DISTINCT FROM now()
    UNION ALL
    SELECT 'ledger_reversal_known', a.id
    FROM arrived a
    WHERE (SELECT sum(reversals) FROM news) > 0 AND a.reverses_id IS NOT NULL
      AND (a.reverses_id = a.id OR (SELECT e.unit_id FROM ledger_entry e WHERE e.id = a.reverses_id) IS DISTINCT FROM a.unit_id)
  ) faults LIMIT 1;
  IF FOUND THEN
    PERFORM ledger_refuse(fault.promise, fault.subject);
  END IF;
  RETURN NULL;
END $$;
