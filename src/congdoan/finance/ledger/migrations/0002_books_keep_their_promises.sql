-- What the services promise, kept a second time for every writer, psql included. Each check looks at a whole statement.
-- The check functions run as the owner of the tables, so that they see what they judge whatever the writer may see.

-- Two locks, held until the transaction ends. Whoever books holds the books' lock with others; whoever locks a month or
-- seals holds it alone, so that nothing is booked behind his back. The summaries' lock lets one session fold at a time.
CREATE FUNCTION ledger_books() RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE AS 'SELECT 7264100001';
CREATE FUNCTION ledger_summaries() RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE AS 'SELECT 7264100002';

CREATE FUNCTION ledger_refuse_old_snapshots() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN  -- an older snapshot would not see a lock just committed
    RAISE EXCEPTION 'the books are written in READ COMMITTED' USING ERRCODE = 'invalid_transaction_state';
  END IF;
END $$;

CREATE FUNCTION ledger_hold_books() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM ledger_refuse_old_snapshots();
  PERFORM pg_advisory_xact_lock_shared(ledger_books());
  RETURN NULL;
END $$;

CREATE FUNCTION ledger_close_books() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM ledger_refuse_old_snapshots();
  PERFORM pg_advisory_xact_lock(ledger_books());
  RETURN NULL;
END $$;

CREATE FUNCTION ledger_stamp() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.recorded_by := access_acting();
  NEW.recorded_at := now();
  RETURN NEW;
END $$;

CREATE FUNCTION ledger_refuse(promise text, subject bigint) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION USING
    ERRCODE = CASE promise WHEN 'ledger_unit_reached' THEN 'insufficient_privilege' ELSE 'integrity_constraint_violation' END,
    CONSTRAINT = promise,
    DETAIL = subject,
    MESSAGE = CASE promise
      WHEN 'ledger_unit_reached' THEN 'the acting person does not reach unit ' || subject
      WHEN 'ledger_stamped' THEN 'an entry is posted by the acting person, now'
      WHEN 'ledger_month_open' THEN 'the month is locked in the books of unit ' || subject
      WHEN 'ledger_after_the_seal' THEN 'the books of unit ' || subject || ' are sealed past this entry''s number'
      WHEN 'ledger_batch_known' THEN 'batch ' || subject || ' is not being booked in this transaction'
      WHEN 'ledger_reversal_known' THEN 'entry ' || subject || ' reverses no other entry of its unit'
      WHEN 'ledger_reversal_mirrors' THEN 'entry ' || subject || ' does not mirror the entry that it reverses'
      WHEN 'ledger_entry_whole' THEN 'entry ' || subject || ' must arrive whole and balanced, in one statement, in the transaction that books it'
      WHEN 'ledger_account_known' THEN 'there is no account ' || subject
      WHEN 'ledger_general_matches' THEN 'account ' || subject || ' does not stand under its own general account'
    END;
END $$;

-- Accounts -----------------------------------------------------------------------------------------------------------

CREATE FUNCTION ledger_check_accounts() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  stray bigint;
BEGIN
  SELECT a.id INTO stray
  FROM arrived a JOIN ledger_account g ON g.id = a.general_id
  WHERE (g.chart, g.code, g.item) IS DISTINCT FROM (a.chart, a.code, a.item) OR g.party_id IS NOT NULL
  LIMIT 1;
  IF FOUND THEN
    PERFORM ledger_refuse('ledger_general_matches', stray);
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER accounts_stand_under_their_general AFTER INSERT ON ledger_account
  REFERENCING NEW TABLE AS arrived FOR EACH STATEMENT EXECUTE FUNCTION ledger_check_accounts();

-- Entries ------------------------------------------------------------------------------------------------------------

CREATE FUNCTION ledger_check_entries() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  fault record;
BEGIN
  WITH news AS MATERIALIZED (  -- one pass over what arrived; everything after looks at units and months only
    SELECT unit_id, period, min(id) AS first, min(batch_id) AS batch_id, max(batch_id) AS other_batch_id,
           max(id) FILTER (WHERE posted_at <> now() OR posted_by IS DISTINCT FROM access_acting()) AS badly_stamped,
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

CREATE TRIGGER books_are_held BEFORE INSERT ON ledger_entry FOR EACH STATEMENT EXECUTE FUNCTION ledger_hold_books();
CREATE TRIGGER entries_are_allowed AFTER INSERT ON ledger_entry
  REFERENCING NEW TABLE AS arrived FOR EACH STATEMENT EXECUTE FUNCTION ledger_check_entries();

-- Lines: proved as a whole, then added to the summaries --------------------------------------------------------------

-- The statements are planned anew each time: one plan for two lines and for half a million would be wrong for one of them.
CREATE FUNCTION ledger_take_lines() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  promise text;
  subject bigint;
  first_entry bigint;
  last_entry bigint;
  taken bigint;
  has_reversals boolean;
BEGIN
  -- One pass by unit, month and account: the turnover that waits to be folded, and the references on its few rows.
  EXECUTE $add$
    WITH own AS MATERIALIZED (
      SELECT unit_id, period, account_id,
             sum(CASE WHEN (amount > 0) <> is_red THEN amount ELSE 0 END)::bigint AS debit,
             sum(CASE WHEN (amount > 0) <> is_red THEN 0 ELSE -amount END)::bigint AS credit,
             min(entry_id) AS first_entry, max(entry_id) AS last_entry, count(*) AS taken
      FROM arrived GROUP BY unit_id, period, account_id
    ),
    added AS (
      INSERT INTO ledger_delta (branch_id, is_rollup, period, account_id, debit, credit)
      SELECT unit_id, false, period, account_id, debit, credit FROM own
      UNION ALL
      SELECT above.ancestor_id, true, own.period, coalesce(k.general_id, k.id), sum(own.debit)::bigint, sum(own.credit)::bigint
      FROM own
      JOIN ledger_account k ON k.id = own.account_id
      JOIN ledger_above above ON above.unit_id = own.unit_id AND above.period @> ledger_last_day(own.period)
      GROUP BY above.ancestor_id, own.period, coalesce(k.general_id, k.id)
    ),
    faults AS (
      SELECT 'ledger_unit_reached' AS promise, unit_id AS subject
      FROM (SELECT unit_id FROM own EXCEPT SELECT branch_id FROM access_reached() AS branch_id) beyond
      UNION ALL
      SELECT 'ledger_month_open', unit_id
      FROM (SELECT DISTINCT unit_id, period FROM own) a
      WHERE (SELECT l.is_locked FROM ledger_month_lock l WHERE l.unit_id = a.unit_id AND l.period = a.period ORDER BY l.number DESC LIMIT 1)
      UNION ALL
      SELECT 'ledger_account_known', account_id
      FROM (SELECT DISTINCT account_id FROM own) a WHERE NOT EXISTS (SELECT FROM ledger_account k WHERE k.id = a.account_id)
    ),
    first_fault AS (SELECT promise, subject FROM faults LIMIT 1)
    SELECT (SELECT promise FROM first_fault), (SELECT subject FROM first_fault), min(first_entry), max(last_entry), sum(taken) FROM own
  $add$ INTO promise, subject, first_entry, last_entry, taken;
  IF promise IS NOT NULL THEN
    PERFORM ledger_refuse(promise, subject);
  END IF;

  -- One pass by entry. The numbers of the lines differ (key) and begin at 1 (check): the last equal to their count is all of them.
  EXECUTE $whole$
    SELECT min(a.entry_id) FILTER (WHERE e.id IS NULL OR a.total <> 0 OR a.n <> e.line_count OR a.last <> e.line_count),
           coalesce(bool_or(e.reverses_id IS NOT NULL), false)
    FROM (
      SELECT unit_id, period, entry_id, sum(amount) AS total, count(*) AS n, max(line_no) AS last
      FROM arrived GROUP BY unit_id, period, entry_id
    ) a
    FULL JOIN (  -- full, so that no estimate however wrong makes it a loop in a loop; heads without lines fall out of the filter
      SELECT id, unit_id, period, line_count, reverses_id FROM ledger_entry WHERE id BETWEEN $1 AND $2 AND posted_at = now()
    ) e ON e.id = a.entry_id AND e.unit_id = a.unit_id AND e.period = a.period
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

  IF taken >= 1000 OR last_entry % 50 = 0 THEN  -- the rows that wait stay few, and posting stays free of waiting
    BEGIN
      PERFORM ledger_fold();
    EXCEPTION WHEN numeric_value_out_of_range THEN  -- somebody else's sums pass 64 bits: they wait, this entry need not
      NULL;
    END;
  END IF;
  RETURN NULL;
END $$;

-- The last day of a month yyyymm, and who stands above a unit on which days: the same as `access.queries.ancestors`.
CREATE FUNCTION ledger_last_day(month integer) RETURNS date LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT (make_date(month / 100, month % 100, 1) + interval '1 month' - interval '1 day')::date
$$;
CREATE VIEW ledger_above WITH (security_invoker = true) AS
  SELECT branch_id AS unit_id, ancestor_id, period FROM access_reach WHERE depth > 0 AND ancestor_id <> 1;

-- Folding: the only writer of the summaries, one session at a time; who finds another at it leaves the rows waiting.
CREATE FUNCTION ledger_fold(is_patient boolean DEFAULT false) RETURNS bigint
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  folded bigint;
BEGIN
  PERFORM ledger_refuse_old_snapshots();
  IF is_patient THEN
    PERFORM pg_advisory_xact_lock(ledger_summaries());
  ELSIF NOT pg_try_advisory_xact_lock(ledger_summaries()) THEN
    RETURN 0;
  END IF;
  WITH taken AS (
    DELETE FROM ledger_delta RETURNING branch_id, is_rollup, period, account_id, debit, credit
  ),
  own AS (
    INSERT INTO ledger_balance AS kept (unit_id, period, account_id, debit, credit)
    SELECT branch_id, period, account_id, sum(debit)::bigint, sum(credit)::bigint
    FROM taken WHERE NOT is_rollup GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
    ON CONFLICT (unit_id, period, account_id) DO UPDATE SET debit = kept.debit + EXCLUDED.debit, credit = kept.credit + EXCLUDED.credit
  ),
  below AS (
    INSERT INTO ledger_rollup AS kept (ancestor_id, period, account_id, debit, credit)
    SELECT branch_id, period, account_id, sum(debit)::bigint, sum(credit)::bigint
    FROM taken WHERE is_rollup GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
    ON CONFLICT (ancestor_id, period, account_id) DO UPDATE SET debit = kept.debit + EXCLUDED.debit, credit = kept.credit + EXCLUDED.credit
  )
  SELECT count(*) INTO folded FROM taken;
  RETURN folded;
END $$;

-- Summaries of some months from the lines alone: after the tree was changed for days gone by.
CREATE FUNCTION ledger_rebuild(first_month integer, last_month integer) RETURNS bigint
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  rebuilt bigint;
BEGIN
  PERFORM ledger_refuse_old_snapshots();
  PERFORM pg_advisory_xact_lock(ledger_books());
  PERFORM pg_advisory_xact_lock(ledger_summaries());
  DELETE FROM ledger_delta WHERE period BETWEEN first_month AND last_month;
  DELETE FROM ledger_balance WHERE period BETWEEN first_month AND last_month;
  DELETE FROM ledger_rollup WHERE period BETWEEN first_month AND last_month;
  INSERT INTO ledger_balance (unit_id, period, account_id, debit, credit)
  SELECT unit_id, period, account_id, debit, credit FROM ledger_turnover_of_lines
  WHERE period BETWEEN first_month AND last_month ORDER BY unit_id, period, account_id;
  GET DIAGNOSTICS rebuilt = ROW_COUNT;
  INSERT INTO ledger_rollup (ancestor_id, period, account_id, debit, credit)
  SELECT above.ancestor_id, kept.period, coalesce(k.general_id, k.id), sum(kept.debit)::bigint, sum(kept.credit)::bigint
  FROM ledger_balance kept
  JOIN ledger_account k ON k.id = kept.account_id
  JOIN ledger_above above ON above.unit_id = kept.unit_id AND above.period @> ledger_last_day(kept.period)
  WHERE kept.period BETWEEN first_month AND last_month
  GROUP BY 1, 2, 3 ORDER BY 1, 2, 3;
  RETURN rebuilt;
END $$;

-- What a reader adds up: the summaries and the rows that wait; and the truth that both must equal.
CREATE VIEW ledger_turnover WITH (security_invoker = true) AS
  SELECT unit_id, period, account_id, debit, credit FROM ledger_balance
  UNION ALL
  SELECT branch_id, period, account_id, debit, credit FROM ledger_delta WHERE NOT is_rollup;
CREATE VIEW ledger_turnover_below WITH (security_invoker = true) AS
  SELECT ancestor_id, period, account_id, debit, credit FROM ledger_rollup
  UNION ALL
  SELECT branch_id, period, account_id, debit, credit FROM ledger_delta WHERE is_rollup;
CREATE VIEW ledger_turnover_of_lines WITH (security_invoker = true) AS
  SELECT unit_id, period, account_id,
         sum(CASE WHEN (amount > 0) <> is_red THEN amount ELSE 0 END)::bigint AS debit,
         sum(CASE WHEN (amount > 0) <> is_red THEN 0 ELSE -amount END)::bigint AS credit
  FROM ledger_line GROUP BY unit_id, period, account_id;

-- The same triggers stand on the table and on every partition, and the partitions are closed to the application.
DO $$
DECLARE
  place text;
BEGIN
  FOR place IN SELECT 'ledger_line' UNION ALL SELECT inhrelid::regclass::text FROM pg_inherits WHERE inhparent = 'ledger_line'::regclass LOOP
    EXECUTE format('CREATE TRIGGER books_are_held BEFORE INSERT ON %s FOR EACH STATEMENT EXECUTE FUNCTION ledger_hold_books()', place);
    EXECUTE format('CREATE TRIGGER lines_arrive_whole AFTER INSERT ON %s REFERENCING NEW TABLE AS arrived'
                   ' FOR EACH STATEMENT EXECUTE FUNCTION ledger_take_lines()', place);
    EXECUTE format('CREATE TRIGGER never_changes BEFORE UPDATE OR DELETE OR TRUNCATE ON %s'
                   ' FOR EACH STATEMENT EXECUTE FUNCTION access_refuse_change()', place);
    EXECUTE format('REVOKE ALL ON %s FROM congdoan_app', place);
    EXECUTE format('ALTER TABLE %1$s ENABLE ROW LEVEL SECURITY; ALTER TABLE %1$s FORCE ROW LEVEL SECURITY', place);
  END LOOP;
END $$;
GRANT SELECT, INSERT ON ledger_line TO congdoan_app;

-- Months and seals ---------------------------------------------------------------------------------------------------

CREATE FUNCTION ledger_next_lock() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  before record;
BEGIN
  SELECT number, is_locked INTO before
  FROM ledger_month_lock WHERE unit_id = NEW.unit_id AND period = NEW.period ORDER BY number DESC LIMIT 1;
  IF NEW.is_locked = coalesce(before.is_locked, false) THEN
    RAISE EXCEPTION 'the month is already so' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'ledger_lock_changes';
  END IF;
  NEW.number := coalesce(before.number, 0) + 1;
  RETURN NEW;
END $$;

CREATE TRIGGER books_are_closed BEFORE INSERT ON ledger_month_lock FOR EACH STATEMENT EXECUTE FUNCTION ledger_close_books();
CREATE TRIGGER locks_alternate BEFORE INSERT ON ledger_month_lock FOR EACH ROW EXECUTE FUNCTION ledger_next_lock();
CREATE TRIGGER stamped BEFORE INSERT ON ledger_month_lock FOR EACH ROW EXECUTE FUNCTION ledger_stamp();
CREATE TRIGGER stamped BEFORE INSERT ON ledger_batch FOR EACH ROW EXECUTE FUNCTION ledger_stamp();
CREATE TRIGGER books_are_closed BEFORE INSERT ON ledger_seal FOR EACH STATEMENT EXECUTE FUNCTION ledger_close_books();
CREATE TRIGGER stamped BEFORE INSERT ON ledger_seal FOR EACH ROW EXECUTE FUNCTION ledger_stamp();

-- The bytes of an entry and of a line under a seal: values with their types and lengths, so that no two entries share them.
CREATE FUNCTION ledger_sealed_entry(e ledger_entry) RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT record_send(ROW(
    e.id, e.unit_id, e.period, e.accounting_date, convert_to(e.event, 'UTF8'), convert_to(e.description, 'UTF8'),
    convert_to(e.source, 'UTF8'), e.batch_id, e.line_count, e.reverses_id, e.posted_by, e.posted_at))
$$;
CREATE FUNCTION ledger_sealed_line(l ledger_line) RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT record_send(ROW(l.line_no, l.account_id, l.amount, l.is_red))
$$;
-- The link from one seal to the next.
CREATE FUNCTION ledger_link(unit bigint, number integer, sealed_on date, through bigint, entries integer, lines integer, previous text, digests bytea)
  RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT encode(sha256(record_send(ROW(unit, number, sealed_on, through, entries, lines, convert_to(previous, 'UTF8'), digests))), 'hex')
$$;

-- Seal what was booked since each unit's seal before; units without news get none. Only this writes seals.
CREATE FUNCTION ledger_seal_books(units bigint[], day date)
  RETURNS TABLE (sealed_unit bigint, sealed_number integer, sealed_entries integer, sealed_lines integer, sealed_sha256 text)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  beyond bigint;
BEGIN
  PERFORM ledger_refuse_old_snapshots();
  PERFORM pg_advisory_xact_lock(ledger_books());
  SELECT wanted INTO beyond
  FROM (SELECT unnest(units) AS wanted EXCEPT SELECT branch_id FROM access_reached() AS branch_id) b LIMIT 1;
  IF FOUND THEN
    PERFORM ledger_refuse('ledger_unit_reached', beyond);
  END IF;
  RETURN QUERY
  INSERT INTO ledger_seal (unit_id, number, sealed_on, through_entry_id, entries, lines, previous, sha256, recorded_by)
  WITH news AS MATERIALIZED (
    SELECT e.unit_id, e.id, coalesce(s.number, 0) + 1 AS number, coalesce(s.sha256, '') AS previous
    FROM unnest(units) AS u(unit_id)
    LEFT JOIN LATERAL (
      SELECT number, sha256, through_entry_id FROM ledger_seal WHERE unit_id = u.unit_id ORDER BY number DESC LIMIT 1
    ) s ON true
    JOIN ledger_entry e ON e.unit_id = u.unit_id AND e.id > coalesce(s.through_entry_id, 0)
  ),
  digested AS (
    SELECT n.unit_id, n.number, n.previous, n.id, count(l.line_no) AS lines,
           sha256(ledger_sealed_entry(e) || coalesce(string_agg(ledger_sealed_line(l), '' ORDER BY l.line_no) FILTER (WHERE l.line_no IS NOT NULL), '')) AS digest
    FROM news n
    JOIN ledger_entry e ON e.id = n.id
    LEFT JOIN ledger_line l ON l.unit_id = e.unit_id AND l.period = e.period AND l.entry_id = e.id
    GROUP BY n.unit_id, n.number, n.previous, n.id, e.id
  ),
  chained AS (
    SELECT d.unit_id, d.number, d.previous, max(d.id) AS through, count(*)::integer AS entries, sum(d.lines)::integer AS lines,
           string_agg(d.digest, '' ORDER BY d.id) AS digests
    FROM digested d GROUP BY d.unit_id, d.number, d.previous
  )
  SELECT c.unit_id, c.number, day, c.through, c.entries, c.lines, c.previous,
         ledger_link(c.unit_id, c.number, day, c.through, c.entries, c.lines, c.previous, c.digests), access_acting()
  FROM chained c ORDER BY c.unit_id
  RETURNING ledger_seal.unit_id, ledger_seal.number, ledger_seal.entries, ledger_seal.lines, ledger_seal.sha256::text;
END $$;

-- Who may write what -------------------------------------------------------------------------------------------------

-- The functions above act for the owner, whom FORCE ROW LEVEL SECURITY binds too: they may read the books they judge,
-- and write summaries of branches that stand above the writer's reach.
DO $$
DECLARE
  place text;
BEGIN
  FOREACH place IN ARRAY ARRAY['ledger_batch', 'ledger_entry', 'ledger_line', 'ledger_month_lock', 'ledger_seal'] LOOP
    EXECUTE format('CREATE POLICY judged_by_owner ON %s FOR SELECT TO CURRENT_USER USING (true)', place);
  END LOOP;
  FOREACH place IN ARRAY ARRAY['ledger_balance', 'ledger_rollup', 'ledger_delta'] LOOP
    EXECUTE format('CREATE POLICY kept_by_owner ON %s TO CURRENT_USER USING (true) WITH CHECK (true)', place);
    EXECUTE format('REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON %s FROM congdoan_app', place);
  END LOOP;
END $$;
REVOKE INSERT ON ledger_seal FROM congdoan_app;

-- COPY is refused on a table with row-level security, so a batch travels as this role; it may insert and nothing else.
DO $$
BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'congdoan_poster') THEN
    GRANT USAGE ON SCHEMA public TO congdoan_poster;
    GRANT INSERT ON ledger_entry, ledger_line TO congdoan_poster;
  END IF;
END $$;
