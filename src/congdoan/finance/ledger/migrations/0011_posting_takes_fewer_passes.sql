-- The same promises, proved in fewer passes over what arrived; a large statement adds to the summaries at once, where nobody else does.

CREATE OR REPLACE FUNCTION ledger_refuse(promise text, subject bigint) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION USING
    ERRCODE = CASE promise WHEN 'ledger_unit_reached' THEN 'insufficient_privilege' ELSE 'integrity_constraint_violation' END,
    CONSTRAINT = promise,
    DETAIL = subject,
    MESSAGE = CASE promise
      WHEN 'ledger_unit_reached' THEN 'the acting person does not reach unit ' || subject
      WHEN 'ledger_stamped' THEN 'an entry is posted by the acting person, now'
      WHEN 'ledger_month_open' THEN 'the month is locked in the books of unit ' || subject
      WHEN 'ledger_late_with_reason' THEN 'the month is softly locked in the books of unit ' || subject || ': give the reason as evidence first'
      WHEN 'ledger_books_go_on' THEN 'the books of unit ' || subject || ' have ended: only a supplement is taken'
      WHEN 'ledger_after_the_seal' THEN 'the books of unit ' || subject || ' are sealed past this entry''s number'
      WHEN 'ledger_batch_known' THEN 'batch ' || subject || ' is not being booked in this transaction'
      WHEN 'ledger_reversal_known' THEN 'entry ' || subject || ' reverses no other entry of its unit'
      WHEN 'ledger_reversal_mirrors' THEN 'entry ' || subject || ' does not mirror the entry that it reverses'
      WHEN 'ledger_entry_whole' THEN 'entry ' || subject || ' must arrive whole and balanced, in one statement, in the transaction that books it'
      WHEN 'ledger_account_known' THEN 'there is no account ' || subject
      WHEN 'ledger_general_matches' THEN 'account ' || subject || ' does not stand under its own general account'
    END;
END $$;

-- Entries: one pass over what arrived; everything after looks at units and months only.
DROP TRIGGER entries_pass_no_bar ON ledger_entry;
DROP FUNCTION ledger_check_bars;
CREATE OR REPLACE FUNCTION ledger_check_entries() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  fault record;
BEGIN
  WITH news AS MATERIALIZED (
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
    SELECT CASE b.bar WHEN 'hard' THEN 'ledger_month_open' WHEN 'soft' THEN 'ledger_late_with_reason' ELSE 'ledger_books_go_on' END, b.unit_id
    FROM (SELECT array_agg(unit_id) AS units, array_agg(period) AS months FROM news) asked, ledger_barred(asked.units, asked.months) b
    UNION ALL
    SELECT 'ledger_after_the_seal', unit_id FROM news a
    WHERE a.first <= (SELECT s.through_id FROM ledger_seal s WHERE s.unit_id = a.unit_id ORDER BY s.number DESC LIMIT 1)
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

-- Lines: the statements are planned anew each time: one plan for two lines and for half a million would be wrong for one of them.
CREATE OR REPLACE FUNCTION ledger_take_lines() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  promise text;
  subject bigint;
  first_entry bigint;
  last_entry bigint;
  taken bigint;
  has_reversals boolean;
  news ledger_delta[];
BEGIN
  -- One pass by unit, month and account: the references are proved on its few rows; they and the rows of the branches above
  -- are what the summaries get.
  EXECUTE $sum$
    WITH own AS MATERIALIZED (
      SELECT unit_id, period, account_id,
             coalesce(sum(amount) FILTER (WHERE (amount > 0) <> is_red), 0)::bigint AS debit,
             coalesce(-sum(amount) FILTER (WHERE (amount > 0) = is_red), 0)::bigint AS credit,
             min(entry_id) AS first_entry, max(entry_id) AS last_entry, count(*) AS taken
      FROM arrived GROUP BY unit_id, period, account_id
    ),
    months AS MATERIALIZED (SELECT DISTINCT unit_id, period FROM own),
    above AS MATERIALIZED (
      SELECT m.unit_id, m.period, a.ancestor_id
      FROM months m CROSS JOIN LATERAL (
        SELECT ancestor_id FROM ledger_above a WHERE a.unit_id = m.unit_id AND a.period @> ledger_last_day(m.period)
      ) a
    ),
    faults AS (
      SELECT 'ledger_unit_reached' AS promise, unit_id AS subject
      FROM (SELECT unit_id FROM months EXCEPT SELECT branch_id FROM access_reached() AS branch_id) beyond
      UNION ALL
      SELECT 'ledger_month_open', unit_id FROM months a
      WHERE (SELECT l.is_locked FROM ledger_month_lock l WHERE l.unit_id = a.unit_id AND l.period = a.period ORDER BY l.number DESC LIMIT 1)
      UNION ALL
      SELECT 'ledger_account_known', account_id
      FROM (SELECT DISTINCT account_id FROM own) a WHERE NOT EXISTS (SELECT FROM ledger_account k WHERE k.id = a.account_id)
    ),
    first_fault AS (SELECT promise, subject FROM faults LIMIT 1),
    news AS (
      SELECT unit_id AS branch_id, false AS is_rollup, period, account_id, debit, credit FROM own
      UNION ALL
      SELECT above.ancestor_id, true, own.period, coalesce(k.general_id, k.id), sum(own.debit)::bigint, sum(own.credit)::bigint
      FROM own
      JOIN ledger_account k ON k.id = own.account_id
      JOIN above ON above.unit_id = own.unit_id AND above.period = own.period
      GROUP BY above.ancestor_id, own.period, coalesce(k.general_id, k.id)
    )
    SELECT f.promise, f.subject, o.first_entry, o.last_entry, o.taken,
           (SELECT array_agg((NULL::bigint, branch_id, is_rollup, period, account_id, debit, credit)::ledger_delta) FROM news)
    FROM (SELECT min(first_entry) AS first_entry, max(last_entry) AS last_entry, sum(taken) AS taken FROM own) o
    LEFT JOIN first_fault f ON true
  $sum$ INTO promise, subject, first_entry, last_entry, taken, news;
  IF promise IS NOT NULL THEN
    PERFORM ledger_refuse(promise, subject);
  END IF;

  -- One pass by entry, its head and its lines put together. The numbers of the lines differ (key) and begin at 1 (check): as many
  -- as the head counts, and the last of that number, are all of them. The sum is kept in halves, which 64 bits hold without numeric.
  EXECUTE $whole$
    SELECT min(id) FILTER (WHERE low & 1048575 <> 0 OR high + (low >> 20) <> 0 OR missing <> 0 OR last <> line_count),
           coalesce(bool_or(is_reversal), false)
    FROM (
      SELECT id, sum(high) AS high, sum(low) AS low, sum(missing) AS missing, max(last) AS last, max(line_count) AS line_count,
             bool_or(is_reversal) AS is_reversal
      FROM (
        SELECT entry_id AS id, unit_id, period, (amount >> 20)::integer AS high, (amount & 1048575)::integer AS low, -1 AS missing,
               line_no AS last, 0 AS line_count, false AS is_reversal
        FROM arrived
        UNION ALL
        SELECT id, unit_id, period, 0, 0, line_count, 0, line_count, reverses_id IS NOT NULL
        FROM ledger_entry WHERE id BETWEEN $1 AND $2 AND posted_at = now()
      ) parts
      GROUP BY id, unit_id, period
    ) whole
    WHERE last > 0  -- a head whose lines come in a later statement is no fault yet
  $whole$ INTO subject, has_reversals USING first_entry, last_entry;
  IF subject IS NOT NULL THEN
    PERFORM ledger_refuse('ledger_entry_whole', subject);
  END IF;

  IF has_reversals THEN
    EXECUTE $mirror$
      SELECT min(w.id)
      FROM ledger_entry w JOIN ledger_entry o ON o.id = w.reverses_id
      WHERE w.id BETWEEN $1 AND $2 AND w.posted_at = now() AND w.id IN (SELECT entry_id FROM arrived)
        AND (w.line_count <> o.line_count
             OR (SELECT count(*) FILTER (WHERE l.is_red = a.is_red) NOT IN (0, count(*)) OR count(*) <> o.line_count
                 FROM arrived a JOIN ledger_line l
                   ON l.unit_id = o.unit_id AND l.period = o.period AND l.entry_id = o.id
                  AND l.line_no = a.line_no AND l.account_id = a.account_id AND l.amount = -a.amount
                 WHERE a.entry_id = w.id))
    $mirror$ INTO subject USING first_entry, last_entry;
    IF subject IS NOT NULL THEN
      PERFORM ledger_refuse('ledger_reversal_mirrors', subject);
    END IF;
  END IF;

  PERFORM ledger_add(news, taken >= 1000 OR last_entry % 50 = 0);  -- the rows that wait stay few, and posting stays free of waiting
  RETURN NULL;
END $$;

-- Turnover goes into the summaries, with all that waits, where nobody else is at them; else it waits.
CREATE FUNCTION ledger_add(news ledger_delta[], is_worth_folding boolean) RETURNS void LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF is_worth_folding AND pg_try_advisory_xact_lock(ledger_summaries()) THEN
    BEGIN
      PERFORM ledger_keep(news);
      RETURN;
    EXCEPTION WHEN numeric_value_out_of_range THEN  -- somebody's sums pass 64 bits: all of it waits
      NULL;
    END;
  END IF;
  INSERT INTO ledger_delta (branch_id, is_rollup, period, account_id, debit, credit)
  SELECT branch_id, is_rollup, period, account_id, debit, credit FROM unnest(news);
END $$;

-- The only writer of the summaries; whoever calls it holds their lock.
CREATE FUNCTION ledger_keep(news ledger_delta[]) RETURNS bigint LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  folded bigint;
BEGIN
  WITH waiting AS (
    DELETE FROM ledger_delta RETURNING branch_id, is_rollup, period, account_id, debit, credit
  ),
  taken AS MATERIALIZED (
    SELECT branch_id, is_rollup, period, account_id, sum(debit)::bigint AS debit, sum(credit)::bigint AS credit
    FROM (
      SELECT branch_id, is_rollup, period, account_id, debit, credit FROM waiting
      UNION ALL
      SELECT branch_id, is_rollup, period, account_id, debit, credit FROM unnest(news)
    ) t GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
  ),
  own AS (
    INSERT INTO ledger_balance AS kept (unit_id, period, account_id, debit, credit)
    SELECT branch_id, period, account_id, debit, credit FROM taken WHERE NOT is_rollup
    ON CONFLICT (unit_id, period, account_id) DO UPDATE SET debit = kept.debit + EXCLUDED.debit, credit = kept.credit + EXCLUDED.credit
  ),
  below AS (
    INSERT INTO ledger_rollup AS kept (ancestor_id, period, account_id, debit, credit)
    SELECT branch_id, period, account_id, debit, credit FROM taken WHERE is_rollup
    ON CONFLICT (ancestor_id, period, account_id) DO UPDATE SET debit = kept.debit + EXCLUDED.debit, credit = kept.credit + EXCLUDED.credit
  )
  SELECT count(*) INTO folded FROM waiting;
  RETURN folded;
END $$;

-- Folding: one session at a time; who finds another at it leaves the rows waiting.
CREATE OR REPLACE FUNCTION ledger_fold(is_patient boolean DEFAULT false) RETURNS bigint
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM ledger_refuse_old_snapshots();
  IF is_patient THEN
    PERFORM pg_advisory_xact_lock(ledger_summaries());
  ELSIF NOT pg_try_advisory_xact_lock(ledger_summaries()) THEN
    RETURN 0;
  END IF;
  RETURN ledger_keep('{}');
END $$;
