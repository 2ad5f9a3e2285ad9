-- The books proved anew from the stored rows. Each function returns the problems it finds (at most a hundred) and, under
-- the kind 'checked', how many things it looked at. They run as the owner of the tables and tell only what the acting
-- person reaches; who reaches the root is told of every unit, those that have ended too.

CREATE FUNCTION ledger_everywhere() RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT 1 IN (SELECT branch_id FROM access_reached() AS branch_id)
$$;

CREATE FUNCTION ledger_prove_entries() RETURNS TABLE (kind text, unit_id bigint, period integer, subject text, expected text, found text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET work_mem = '64MB' AS $$
  WITH whole AS MATERIALIZED (
    SELECT l.unit_id, l.period, l.entry_id, sum(l.amount) AS total, count(*) AS n, min(l.line_no) AS first, max(l.line_no) AS last
    FROM ledger_line l GROUP BY 1, 2, 3
  ),
  joined AS MATERIALIZED (
    SELECT coalesce(e.unit_id, w.unit_id) AS unit_id, coalesce(e.period, w.period) AS period, coalesce(e.id, w.entry_id) AS entry_id,
           e.id IS NOT NULL AS has_entry, w.entry_id IS NOT NULL AS has_lines, e.line_count, e.batch_id, e.reverses_id, w.total, w.n, w.first, w.last
    FROM ledger_entry e FULL JOIN whole w ON w.unit_id = e.unit_id AND w.period = e.period AND w.entry_id = e.id
    WHERE ((SELECT ledger_everywhere()) OR coalesce(e.unit_id, w.unit_id) IN (SELECT r FROM access_reached() AS r))
  )
  (SELECT CASE WHEN NOT has_entry THEN 'line-without-entry' WHEN NOT has_lines THEN 'entry-without-lines'
               WHEN total <> 0 THEN 'entry-unbalanced' ELSE 'entry-not-whole' END,
          unit_id, period, entry_id::text, CASE WHEN total <> 0 THEN 0 ELSE line_count END::text, CASE WHEN total <> 0 THEN total ELSE n END::text
   FROM joined
   WHERE NOT has_entry OR NOT has_lines OR total <> 0 OR (first, last, n) <> (1, line_count, line_count) ORDER BY 2, 3, 4 LIMIT 100)
  UNION ALL
  (SELECT 'entry-unknown-unit', j.unit_id, NULL::integer, NULL::text, NULL::text, NULL::text
   FROM (SELECT DISTINCT unit_id FROM joined) j WHERE NOT EXISTS (SELECT FROM access_branch b WHERE b.id = j.unit_id) LIMIT 100)
  UNION ALL
  (SELECT 'entry-unknown-batch', min(j.unit_id), NULL::integer, j.batch_id::text, NULL::text, NULL::text
   FROM joined j WHERE j.batch_id IS NOT NULL AND NOT EXISTS (SELECT FROM ledger_batch b WHERE b.id = j.batch_id) GROUP BY j.batch_id LIMIT 100)
  UNION ALL
  (SELECT 'reversal-not-mirrored', j.unit_id, j.period, j.entry_id::text, j.reverses_id::text, NULL
   FROM joined j LEFT JOIN ledger_entry o ON o.id = j.reverses_id AND o.unit_id = j.unit_id
   WHERE j.reverses_id IS NOT NULL AND (
     o.id IS NULL OR o.line_count <> j.line_count OR (
       SELECT count(*) <> o.line_count OR count(*) FILTER (WHERE m.is_red = l.is_red) NOT IN (0, count(*))
       FROM ledger_line m JOIN ledger_line l
         ON l.line_no = m.line_no AND l.account_id = m.account_id AND l.amount = -m.amount
       WHERE (m.unit_id, m.period, m.entry_id) = (j.unit_id, j.period, j.entry_id) AND (l.unit_id, l.period, l.entry_id) = (o.unit_id, o.period, o.id)
     )) ORDER BY 2, 3 LIMIT 100)
  UNION ALL
  SELECT 'checked', NULL::bigint, NULL::integer, 'entries', NULL, count(*)::text FROM joined
  UNION ALL
  SELECT 'checked', NULL::bigint, NULL::integer, 'lines', NULL, coalesce(sum(n), 0)::text FROM joined
$$;

CREATE FUNCTION ledger_prove_accounts() RETURNS TABLE (kind text, unit_id bigint, period integer, subject text, expected text, found text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET work_mem = '64MB' AS $$
  (SELECT 'line-unknown-account', min(l.unit_id), min(l.period), l.account_id::text, NULL, count(*)::text
   FROM ledger_line l
   WHERE NOT EXISTS (SELECT FROM ledger_account k WHERE k.id = l.account_id) AND ((SELECT ledger_everywhere()) OR l.unit_id IN (SELECT r FROM access_reached() AS r))
   GROUP BY l.account_id LIMIT 100)
  UNION ALL
  (SELECT 'account-general-differs', NULL::bigint, NULL::integer, a.id::text, concat_ws(' ', a.chart, a.code, a.item), concat_ws(' ', g.chart, g.code, g.item)
   FROM ledger_account a LEFT JOIN ledger_account g ON g.id = a.general_id
   WHERE a.party_id IS NOT NULL AND ((g.chart, g.code, g.item) IS DISTINCT FROM (a.chart, a.code, a.item) OR g.party_id IS NOT NULL) LIMIT 100)
  UNION ALL
  SELECT 'checked', NULL::bigint, NULL::integer, 'accounts', NULL::text, count(*)::text FROM ledger_account
$$;

CREATE FUNCTION ledger_prove_balances() RETURNS TABLE (kind text, unit_id bigint, period integer, subject text, expected text, found text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET work_mem = '64MB' AS $$
  WITH compared AS MATERIALIZED (
    SELECT coalesce(t.unit_id, s.unit_id) AS unit_id, coalesce(t.period, s.period) AS period, coalesce(t.account_id, s.account_id) AS account_id,
           coalesce(t.debit, 0) AS true_debit, coalesce(t.credit, 0) AS true_credit, coalesce(s.debit, 0) AS debit, coalesce(s.credit, 0) AS credit
    FROM ledger_turnover_of_lines t
    FULL JOIN (SELECT unit_id, period, account_id, sum(debit) AS debit, sum(credit) AS credit FROM ledger_turnover GROUP BY 1, 2, 3) s
      ON s.unit_id = t.unit_id AND s.period = t.period AND s.account_id = t.account_id
    WHERE ((SELECT ledger_everywhere()) OR coalesce(t.unit_id, s.unit_id) IN (SELECT r FROM access_reached() AS r))
  )
  (SELECT 'balance-differs', unit_id, period, account_id::text, concat_ws(' / ', true_debit, true_credit), concat_ws(' / ', debit, credit)
   FROM compared WHERE (debit, credit) <> (true_debit, true_credit) ORDER BY 2, 3, 4 LIMIT 100)
  UNION ALL
  SELECT 'checked', NULL::bigint, NULL::integer, 'balances', NULL, count(*)::text FROM compared
$$;

CREATE FUNCTION ledger_prove_rollups() RETURNS TABLE (kind text, unit_id bigint, period integer, subject text, expected text, found text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET work_mem = '64MB' AS $$
  WITH truth AS (
    SELECT above.ancestor_id, t.period, coalesce(k.general_id, k.id) AS account_id, sum(t.debit) AS debit, sum(t.credit) AS credit
    FROM ledger_turnover_of_lines t
    JOIN ledger_account k ON k.id = t.account_id
    JOIN ledger_above above ON above.unit_id = t.unit_id AND above.period @> ledger_last_day(t.period)
    GROUP BY 1, 2, 3
  ),
  compared AS MATERIALIZED (
    SELECT coalesce(t.ancestor_id, s.ancestor_id) AS unit_id, coalesce(t.period, s.period) AS period, coalesce(t.account_id, s.account_id) AS account_id,
           coalesce(t.debit, 0) AS true_debit, coalesce(t.credit, 0) AS true_credit, coalesce(s.debit, 0) AS debit, coalesce(s.credit, 0) AS credit
    FROM truth t
    FULL JOIN (SELECT ancestor_id, period, account_id, sum(debit) AS debit, sum(credit) AS credit FROM ledger_turnover_below GROUP BY 1, 2, 3) s
      ON s.ancestor_id = t.ancestor_id AND s.period = t.period AND s.account_id = t.account_id
    WHERE ((SELECT ledger_everywhere()) OR coalesce(t.ancestor_id, s.ancestor_id) IN (SELECT r FROM access_reached() AS r))
  )
  (SELECT 'rollup-differs', unit_id, period, account_id::text, concat_ws(' / ', true_debit, true_credit), concat_ws(' / ', debit, credit)
   FROM compared WHERE (debit, credit) <> (true_debit, true_credit) ORDER BY 2, 3, 4 LIMIT 100)
  UNION ALL
  SELECT 'checked', NULL::bigint, NULL::integer, 'rollups', NULL, count(*)::text FROM compared
$$;

CREATE FUNCTION ledger_prove_seals() RETURNS TABLE (kind text, unit_id bigint, period integer, subject text, expected text, found text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET work_mem = '64MB' AS $$
  WITH seals AS MATERIALIZED (
    SELECT s.*, lag(s.number, 1, 0) OVER chain AS number_before, lag(s.sha256, 1, '') OVER chain AS sha256_before,
           lag(s.through_entry_id, 1, 0::bigint) OVER chain AS through_before
    FROM ledger_seal s WHERE ((SELECT ledger_everywhere()) OR s.unit_id IN (SELECT r FROM access_reached() AS r))
    WINDOW chain AS (PARTITION BY s.unit_id ORDER BY s.number)
  ),
  sealed AS (
    SELECT e.unit_id, e.id, count(l.line_no) AS lines,
           sha256(ledger_sealed_entry(e) || coalesce(string_agg(ledger_sealed_line(l), '' ORDER BY l.line_no) FILTER (WHERE l.line_no IS NOT NULL), '')) AS digest
    FROM (SELECT s.unit_id, max(s.through_entry_id) AS through FROM seals s GROUP BY 1) last
    JOIN ledger_entry e ON e.unit_id = last.unit_id AND e.id <= last.through
    LEFT JOIN ledger_line l ON l.unit_id = e.unit_id AND l.period = e.period AND l.entry_id = e.id
    GROUP BY e.unit_id, e.id
  ),
  placed AS (  -- each entry stands under the first seal that reaches its number
    SELECT m.*, min(m.seal_number) OVER (PARTITION BY m.unit_id ORDER BY m.place DESC) AS number
    FROM (
      SELECT d.unit_id, d.id AS place, NULL::integer AS seal_number, d.lines, d.digest FROM sealed d
      UNION ALL SELECT s.unit_id, s.through_entry_id, s.number, NULL, NULL FROM seals s
    ) m
  ),
  again AS (
    SELECT p.unit_id, p.number, count(*)::integer AS entries, sum(p.lines)::integer AS lines, max(p.place) AS through,
           string_agg(p.digest, '' ORDER BY p.place) AS digests
    FROM placed p WHERE p.digest IS NOT NULL GROUP BY 1, 2
  )
  (SELECT 'seal-differs', s.unit_id, NULL::integer, s.number::text, s.sha256,
          ledger_link(s.unit_id, s.number, s.sealed_on, a.through, a.entries, a.lines, s.previous, a.digests)
   FROM seals s LEFT JOIN again a ON a.unit_id = s.unit_id AND a.number = s.number
   WHERE (a.entries, a.lines, a.through) IS DISTINCT FROM (s.entries, s.lines, s.through_entry_id)
      OR ledger_link(s.unit_id, s.number, s.sealed_on, s.through_entry_id, a.entries, a.lines, s.previous, a.digests) <> s.sha256
   ORDER BY 2, s.number LIMIT 100)
  UNION ALL
  (SELECT 'seal-chain-broken', s.unit_id, NULL::integer, s.number::text, concat_ws(' ', s.number_before + 1, s.sha256_before), concat_ws(' ', s.number, s.previous)
   FROM seals s WHERE s.number <> s.number_before + 1 OR s.previous <> s.sha256_before OR s.through_entry_id <= s.through_before
   ORDER BY 2, s.number LIMIT 100)
  UNION ALL
  SELECT 'checked', NULL::bigint, NULL::integer, 'seals', NULL, count(*)::text FROM seals
$$;

CREATE FUNCTION ledger_prove_batches() RETURNS TABLE (kind text, unit_id bigint, period integer, subject text, expected text, found text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET work_mem = '64MB' AS $$
  WITH batches AS MATERIALIZED (SELECT b.* FROM ledger_batch b WHERE ((SELECT ledger_everywhere()) OR b.unit_id IN (SELECT r FROM access_reached() AS r))),
  heads AS (
    SELECT e.batch_id, count(*) AS entries,
           sha256(string_agg(record_send(ROW(e.id, e.unit_id, e.period, e.accounting_date, e.line_count,
                    octet_length(convert_to(e.event, 'UTF8')), octet_length(convert_to(e.description, 'UTF8')))), '' ORDER BY e.id)) AS digest,
           sha256(string_agg(convert_to(e.event || e.description, 'UTF8'), '' ORDER BY e.id)) AS texts
    FROM ledger_entry e WHERE e.batch_id IN (SELECT id FROM batches) GROUP BY 1
  ),
  bodies AS (
    SELECT e.batch_id, count(*) AS lines, sum(CASE WHEN (l.amount > 0) <> l.is_red THEN l.amount ELSE 0 END) AS debit,
           sha256(string_agg(record_send(ROW(l.unit_id, l.period, l.entry_id, l.line_no, l.account_id, l.amount, l.is_red)),
             '' ORDER BY l.entry_id, l.line_no)) AS digest
    FROM ledger_entry e JOIN ledger_line l ON l.unit_id = e.unit_id AND l.period = e.period AND l.entry_id = e.id
    WHERE e.batch_id IN (SELECT id FROM batches) GROUP BY 1
  )
  (SELECT 'batch-differs', b.unit_id, NULL::integer, b.id::text, concat_ws(' ', b.entries, b.lines, b.debit, b.sha256),
          concat_ws(' ', coalesce(h.entries, 0), coalesce(y.lines, 0), coalesce(y.debit, 0), encode(sha256(h.digest || h.texts || y.digest), 'hex'))
   FROM batches b LEFT JOIN heads h ON h.batch_id = b.id LEFT JOIN bodies y ON y.batch_id = b.id
   WHERE (b.entries, b.lines, b.debit, b.sha256) IS DISTINCT FROM (h.entries, y.lines, y.debit, encode(sha256(h.digest || h.texts || y.digest), 'hex'))
   ORDER BY b.id LIMIT 100)
  UNION ALL
  SELECT 'checked', NULL::bigint, NULL::integer, 'batches', NULL, count(*)::text FROM batches
$$;
