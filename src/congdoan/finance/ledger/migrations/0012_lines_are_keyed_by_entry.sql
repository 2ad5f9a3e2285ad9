-- Lines are keyed by their entry, so that what is booked goes to the end of the key; who reads a unit's month begins at its
-- entries. The key of every partition is built anew, under a lock that lets nobody read the books until it stands: about a second
-- for a million lines.
ALTER TABLE ledger_line DROP CONSTRAINT ledger_line_pkey;
ALTER TABLE ledger_line ADD PRIMARY KEY (entry_id, line_no, period);

-- Each arm reads one table and looks the rest up row by row; entries tell their month, by which they are found.
CREATE OR REPLACE VIEW ledger_record WITH (security_invoker = true) AS
  SELECT e.unit_id, e.id AS number, 'entry'::text AS kind, e.line_count AS lines, e.posted_at AS at,
    '{"entry":{"at":' || ledger_moment(e.posted_at) || ',"batch":' || coalesce(e.batch_id::text, 'null') || ',"by":' || e.posted_by
    || ',"date":"' || to_char(e.accounting_date, 'YYYY-MM-DD') || '","description":' || to_json(e.description)::text
    || ',"event":' || to_json(e.event)::text || ',"line_count":' || e.line_count || ',"lines":[' || coalesce((
      SELECT string_agg(
        '{"account":[' || to_json(k.chart)::text || ',' || to_json(k.code)::text || ',' || to_json(k.item)::text || ','
        || coalesce(k.party_id::text, 'null') || '],"amount":' || l.amount || ',"no":' || l.line_no
        || ',"red":' || CASE WHEN l.is_red THEN 'true' ELSE 'false' END || '}', ',' ORDER BY l.line_no)
      FROM ledger_line l LEFT JOIN ledger_account k ON k.id = l.account_id
      WHERE l.unit_id = e.unit_id AND l.period = e.period AND l.entry_id = e.id), '')
    || '],"month":' || e.period || ',"number":' || e.id || ',"reverses":' || coalesce(e.reverses_id::text, 'null')
    || ',"source":' || coalesce(to_json(coalesce(e.source, (SELECT b.source FROM ledger_batch b WHERE b.id = e.batch_id)))::text, 'null')
    || ',"unit":' || e.unit_id || '}}' AS line, e.period
  FROM ledger_entry e
  UNION ALL
  SELECT v.unit_id, v.id, 'evidence', 0, v.recorded_at,
    '{"evidence":{"at":' || ledger_moment(v.recorded_at) || ',"body":' || v.body || ',"by":' || v.recorded_by
    || ',"kind":' || to_json(v.kind)::text || ',"number":' || v.id || ',"subject":' || to_json(v.subject)::text || ',"unit":' || v.unit_id || '}}', NULL
  FROM ledger_evidence v
  UNION ALL
  SELECT m.unit_id, m.record_no, 'lock', 0, m.recorded_at,
    '{"lock":{"at":' || ledger_moment(m.recorded_at) || ',"by":' || m.recorded_by || ',"is_locked":' || to_json(m.is_locked)::text
    || ',"is_soft":' || to_json(m.is_soft)::text || ',"month":' || m.period || ',"number":' || m.record_no
    || ',"reason":' || to_json(m.reason)::text || ',"turn":' || m.number || ',"unit":' || m.unit_id || '}}', NULL
  FROM ledger_month_lock m
  UNION ALL
  SELECT d.unit_id, d.record_no, 'ending', 0, d.recorded_at,
    '{"ending":{"at":' || ledger_moment(d.recorded_at) || ',"by":' || d.recorded_by
    || ',"ended_on":' || coalesce('"' || to_char(d.ended_on, 'YYYY-MM-DD') || '"', 'null') || ',"number":' || d.record_no
    || ',"reason":' || to_json(d.reason)::text || ',"turn":' || d.number || ',"unit":' || d.unit_id || '}}', NULL
  FROM ledger_ending d;

-- The months in which a unit has entries: one step down the index for each.
CREATE FUNCTION ledger_months_of(unit bigint) RETURNS SETOF integer LANGUAGE sql STABLE AS $$
  WITH RECURSIVE months AS (
    SELECT min(e.period) AS period FROM ledger_entry e WHERE e.unit_id = unit
    UNION ALL
    SELECT (SELECT min(e.period) FROM ledger_entry e WHERE e.unit_id = unit AND e.period > m.period) FROM months m WHERE m.period IS NOT NULL
  )
  SELECT period FROM months WHERE period IS NOT NULL
$$;

-- What a unit wrote between two numbers of its books, counted and hashed; no leaves where it wrote nothing. Entries are looked
-- for month by month, so that a seal of one day does not walk past all that the unit has ever booked.
CREATE OR REPLACE FUNCTION ledger_leaves(unit bigint, above bigint, below bigint)
  RETURNS TABLE (entries integer, lines integer, evidence integer, locks integer, leaves text) LANGUAGE sql STABLE AS $$
  SELECT count(*) FILTER (WHERE r.kind = 'entry')::integer, coalesce(sum(r.lines), 0)::integer, count(*) FILTER (WHERE r.kind = 'evidence')::integer,
         count(*) FILTER (WHERE r.kind IN ('lock', 'ending'))::integer, encode(sha256(string_agg(ledger_hash(r.line), ''::bytea ORDER BY r.number, r.kind)), 'hex')
  FROM (
    SELECT r.* FROM ledger_months_of(unit) AS month CROSS JOIN LATERAL (
      SELECT e.* FROM ledger_record e
      WHERE e.kind = 'entry' AND e.unit_id = unit AND e.period = month AND e.number > above AND e.number < below
      OFFSET 0  -- a loop over the months, whatever is estimated
    ) r
    UNION ALL
    SELECT r.* FROM ledger_record r WHERE r.kind <> 'entry' AND r.unit_id = unit AND r.number > above AND r.number < below
  ) r
$$;

-- A unit's books as they are exported: records and seals in the order of their numbers, then what the summaries say of each
-- general account and how many lines stand on it. One statement, so one moment.
CREATE OR REPLACE FUNCTION ledger_export(unit bigint) RETURNS TABLE (line text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT told.line FROM (
    SELECT 1 AS part, r.number, r.kind, r.line FROM ledger_record r WHERE r.unit_id = unit
    UNION ALL
    SELECT 1, s.through_id, 'seal', left(ledger_seal_text(s), -1) || ',"sha256":"' || s.sha256 || '"}' FROM ledger_seal s WHERE s.unit_id = unit
    UNION ALL
    SELECT 2, row_number() OVER (ORDER BY k.chart, k.code, k.item), 'balance',
      '{"balance":{"account":[' || to_json(k.chart)::text || ',' || to_json(k.code)::text || ',' || to_json(k.item)::text || '],"credit":' || sum(t.credit)
      || ',"debit":' || sum(t.debit) || ',"lines":' || sum(t.lines) || '}}'
    FROM (
      SELECT t.account_id, t.debit, t.credit, 0 AS lines FROM ledger_turnover t WHERE t.unit_id = unit
      UNION ALL
      SELECT l.account_id, 0, 0, 1
      FROM ledger_entry e JOIN ledger_line l ON l.entry_id = e.id AND l.unit_id = e.unit_id  -- in whatever month they were put
      WHERE e.unit_id = unit
    ) t JOIN ledger_account k ON k.id = t.account_id
    GROUP BY k.chart, k.code, k.item
  ) told
  WHERE unit IN (SELECT branch_id FROM access_reached() AS branch_id)
  ORDER BY told.part, told.number, told.kind
$$;
