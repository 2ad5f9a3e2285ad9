-- A sum of whole numbers that stays one: PostgreSQL's own becomes a numeric, which costs every entry more than its lines do. What passes
-- 64 bits is refused.
CREATE AGGREGATE ledger_sum(bigint) (SFUNC = int8pl, STYPE = bigint, INITCOND = '0', PARALLEL = SAFE);

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
    general AS MATERIALIZED (
      SELECT own.unit_id, own.period, coalesce(k.general_id, k.id) AS account_id, own.debit, own.credit
      FROM own JOIN ledger_account k ON k.id = own.account_id
    ),
    news AS (
      SELECT unit_id AS branch_id, false AS is_rollup, period, account_id, debit, credit FROM own
      UNION ALL
      SELECT above.ancestor_id, true, g.period, g.account_id, sum(g.debit)::bigint, sum(g.credit)::bigint
      FROM general g JOIN above ON above.unit_id = g.unit_id AND above.period = g.period
      GROUP BY above.ancestor_id, g.period, g.account_id
    )
    SELECT f.promise, f.subject, o.first_entry, o.last_entry, o.taken,
           (SELECT array_agg((NULL::bigint, branch_id, is_rollup, period, account_id, debit, credit)::ledger_delta) FROM news)
    FROM (SELECT min(first_entry) AS first_entry, max(last_entry) AS last_entry, sum(taken) AS taken FROM own) o
    LEFT JOIN first_fault f ON true
  $sum$ INTO promise, subject, first_entry, last_entry, taken, news;
  IF promise IS NOT NULL THEN
    PERFORM ledger_refuse(promise, subject);
  END IF;

  -- One pass by entry, sorted: lines arrive so, and neighbours are added up without a place for each entry. The numbers of the lines
  -- differ (key) and begin at 1 (check): as many as the head counts, and the last of that number, are all of them. A full join, so that
  -- no estimate however wrong makes it a loop in a loop; a head whose lines come in a later statement is no fault yet.
  EXECUTE $whole$
    SELECT min(l.entry_id) FILTER (
             WHERE e.id IS NULL OR l.balance <> 0 OR (l.unit_id, l.period, l.lines, l.last) <> (e.unit_id, e.period, e.line_count, e.line_count)),
           coalesce(bool_or(e.reverses_id IS NOT NULL), false)
    FROM (
      SELECT entry_id, unit_id, period, ledger_sum(amount) AS balance, count(*) AS lines, max(line_no) AS last
      FROM (SELECT entry_id, unit_id, period, amount, line_no FROM arrived ORDER BY entry_id, unit_id, period) sorted
      GROUP BY entry_id, unit_id, period
    ) l
    FULL JOIN (
      SELECT id, unit_id, period, line_count, reverses_id FROM ledger_entry WHERE id BETWEEN $1 AND $2 AND posted_at = now()
    ) e ON e.id = l.entry_id
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
