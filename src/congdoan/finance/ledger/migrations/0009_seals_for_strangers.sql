-- Seals that a stranger recomputes: every record of the books is one line of JSON, the same bytes in PostgreSQL and in any
-- JSON library; a seal is the hash of its own line, which names the seal before it and the hash of its records' hashes; a
-- root is the hash over all units' newest seals, chained to the root before. Form 2; decision 0030.

DROP FUNCTION ledger_prove_seals, ledger_seal_books, ledger_link, ledger_sealed_entry, ledger_sealed_line;

-- Records --------------------------------------------------------------------------------------------------------------

CREATE FUNCTION ledger_moment(at timestamptz) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT '"' || to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || '"'
$$;
CREATE FUNCTION ledger_hash(line text) RETURNS bytea LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT sha256(convert_to(line, 'UTF8'))
$$;

-- Each arm reads one table and looks the rest up row by row, so that a range of one unit's numbers is an index scan.
CREATE VIEW ledger_record WITH (security_invoker = true) AS
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
    || ',"unit":' || e.unit_id || '}}' AS line
  FROM ledger_entry e
  UNION ALL
  SELECT v.unit_id, v.id, 'evidence', 0, v.recorded_at,
    '{"evidence":{"at":' || ledger_moment(v.recorded_at) || ',"body":' || v.body || ',"by":' || v.recorded_by
    || ',"kind":' || to_json(v.kind)::text || ',"number":' || v.id || ',"subject":' || to_json(v.subject)::text || ',"unit":' || v.unit_id || '}}'
  FROM ledger_evidence v
  UNION ALL
  SELECT m.unit_id, m.record_no, 'lock', 0, m.recorded_at,
    '{"lock":{"at":' || ledger_moment(m.recorded_at) || ',"by":' || m.recorded_by || ',"is_locked":' || to_json(m.is_locked)::text
    || ',"is_soft":' || to_json(m.is_soft)::text || ',"month":' || m.period || ',"number":' || m.record_no
    || ',"reason":' || to_json(m.reason)::text || ',"turn":' || m.number || ',"unit":' || m.unit_id || '}}'
  FROM ledger_month_lock m
  UNION ALL
  SELECT d.unit_id, d.record_no, 'ending', 0, d.recorded_at,
    '{"ending":{"at":' || ledger_moment(d.recorded_at) || ',"by":' || d.recorded_by
    || ',"ended_on":' || coalesce('"' || to_char(d.ended_on, 'YYYY-MM-DD') || '"', 'null') || ',"number":' || d.record_no
    || ',"reason":' || to_json(d.reason)::text || ',"turn":' || d.number || ',"unit":' || d.unit_id || '}}'
  FROM ledger_ending d;

-- Locks and endings take their numbers like every record of the books, after they hold them alone.
DO $$
DECLARE
  next_of text;
BEGIN
  FOREACH next_of IN ARRAY ARRAY['ledger_next_lock', 'ledger_next_ending'] LOOP
    EXECUTE replace(pg_get_functiondef(next_of::regproc), 'RETURN NEW;', 'NEW.record_no := nextval(''ledger_entry_id_seq''); RETURN NEW;');
  END LOOP;
END $$;

-- Seals ----------------------------------------------------------------------------------------------------------------

-- The column that says how far a seal reaches has a new name in the checks of what arrives.
DO $$
DECLARE
  check_of text;
BEGIN
  FOREACH check_of IN ARRAY ARRAY['ledger_check_entries', 'ledger_check_evidence'] LOOP
    EXECUTE replace(pg_get_functiondef(check_of::regproc), 'through_entry_id', 'through_id');
  END LOOP;
END $$;

CREATE FUNCTION ledger_seal_text(s ledger_seal) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT '{"seal":{"at":' || ledger_moment(s.recorded_at) || ',"by":' || s.recorded_by || ',"code":' || to_json(s.unit_code)::text
    || ',"day":"' || to_char(s.sealed_on, 'YYYY-MM-DD') || '","entries":' || s.entries || ',"evidence":' || s.evidence
    || ',"leaves":"' || s.leaves || '","lines":' || s.lines || ',"locks":' || s.locks || ',"number":' || s.number
    || ',"previous":"' || s.previous || '","through":' || s.through_id || ',"unit":' || s.unit_id || '}}'
$$;

CREATE FUNCTION ledger_tie_seal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.sha256 := encode(ledger_hash(ledger_seal_text(NEW)), 'hex');
  RETURN NEW;
END $$;
CREATE TRIGGER tied BEFORE INSERT ON ledger_seal FOR EACH ROW EXECUTE FUNCTION ledger_tie_seal();  -- after `stamped`, by name

-- What a unit wrote between two numbers of its books, counted and hashed; no leaves where it wrote nothing.
CREATE FUNCTION ledger_leaves(unit bigint, above bigint, below bigint)
  RETURNS TABLE (entries integer, lines integer, evidence integer, locks integer, leaves text) LANGUAGE sql STABLE AS $$
  SELECT count(*) FILTER (WHERE r.kind = 'entry')::integer, coalesce(sum(r.lines), 0)::integer, count(*) FILTER (WHERE r.kind = 'evidence')::integer,
         count(*) FILTER (WHERE r.kind IN ('lock', 'ending'))::integer, encode(sha256(string_agg(ledger_hash(r.line), ''::bytea ORDER BY r.number, r.kind)), 'hex')
  FROM ledger_record r WHERE r.unit_id = unit AND r.number > above AND r.number < below
$$;

-- Seal what was written since each unit's seal before; units without news get none. Only this writes seals. The seal takes
-- the next number of the books while nobody else holds them: whatever has a lower number is in the books or will never be.
CREATE FUNCTION ledger_seal_books(units bigint[], day date)
  RETURNS TABLE (sealed_unit bigint, sealed_number integer, sealed_entries integer, sealed_lines integer, sealed_evidence integer,
                 sealed_locks integer, sealed_sha256 text)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  beyond bigint;
  through bigint;
BEGIN
  PERFORM ledger_refuse_old_snapshots();
  PERFORM pg_advisory_xact_lock(ledger_books());
  SELECT wanted INTO beyond
  FROM (SELECT unnest(units) AS wanted EXCEPT SELECT branch_id FROM access_reached() AS branch_id) b
  WHERE NOT ledger_everywhere() LIMIT 1;  -- who reaches the root seals units that have ended too
  IF FOUND THEN
    PERFORM ledger_refuse('ledger_unit_reached', beyond);
  END IF;
  through := nextval('ledger_entry_id_seq');
  RETURN QUERY
  INSERT INTO ledger_seal (unit_id, unit_code, number, sealed_on, through_id, entries, lines, evidence, locks, leaves, previous, sha256, recorded_by)
  WITH before AS MATERIALIZED (
    SELECT u.unit_id, b.code, coalesce(s.number, 0) AS number, coalesce(s.sha256, '') AS previous, coalesce(s.through_id, 0) AS through_id
    FROM unnest(units) AS u(unit_id)
    JOIN access_branch b ON b.id = u.unit_id
    LEFT JOIN LATERAL (
      SELECT l.number, l.sha256, l.through_id FROM ledger_seal l WHERE l.unit_id = u.unit_id ORDER BY l.number DESC LIMIT 1
    ) s ON true
  )
  SELECT b.unit_id, b.code, b.number + 1, day, through, n.entries, n.lines, n.evidence, n.locks, n.leaves, b.previous, '', access_acting()
  FROM before b
  CROSS JOIN LATERAL ledger_leaves(b.unit_id, b.through_id, through) n
  WHERE n.leaves IS NOT NULL
  ORDER BY b.unit_id
  RETURNING ledger_seal.unit_id, ledger_seal.number, ledger_seal.entries, ledger_seal.lines, ledger_seal.evidence,
            ledger_seal.locks, ledger_seal.sha256::text;
END $$;

-- Roots ----------------------------------------------------------------------------------------------------------------

-- A unit's leaf and the tree over leaves: a pair is hashed, the odd one goes up as it is. Different first bytes for leaves
-- and pairs, so that no pair passes for a leaf.
CREATE FUNCTION ledger_leaf(unit bigint, number integer, sha256 text) RETURNS bytea LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT sha256('\x00'::bytea || convert_to('{"number":' || number || ',"sha256":"' || sha256 || '","unit":' || unit || '}', 'UTF8'))
$$;
CREATE FUNCTION ledger_tree(leaves bytea[]) RETURNS text LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  nodes bytea[] := leaves;
BEGIN
  WHILE cardinality(nodes) > 1 LOOP
    SELECT array_agg(CASE WHEN pair.n = 2 THEN sha256('\x01'::bytea || pair.joined) ELSE pair.joined END ORDER BY pair.place) INTO nodes
    FROM (
      SELECT (u.place - 1) / 2 AS place, string_agg(u.node, ''::bytea ORDER BY u.place) AS joined, count(*) AS n
      FROM unnest(nodes) WITH ORDINALITY AS u(node, place) GROUP BY (u.place - 1) / 2
    ) pair;
  END LOOP;
  RETURN encode(nodes[1], 'hex');
END $$;

-- What a root stands on: of every unit the newest seal made before the root took its number. Hashes alone, so nobody's
-- books are told.
CREATE FUNCTION ledger_seals_before(through bigint) RETURNS TABLE (unit_id bigint, number integer, sha256 text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT DISTINCT ON (s.unit_id) s.unit_id, s.number, s.sha256::text
  FROM ledger_seal s WHERE s.through_id < through ORDER BY s.unit_id, s.number DESC
$$;

-- All of them in the order of time, for whoever rebuilds the trees of many roots in one pass.
CREATE FUNCTION ledger_seals_in_order() RETURNS TABLE (through_id bigint, unit_id bigint, number integer, sha256 text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT s.through_id, s.unit_id, s.number, s.sha256::text FROM ledger_seal s ORDER BY s.through_id, s.unit_id, s.number
$$;

CREATE FUNCTION ledger_root_text(r ledger_root) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT '{"root":{"at":' || ledger_moment(r.recorded_at) || ',"by":' || r.recorded_by || ',"day":"' || to_char(r.published_on, 'YYYY-MM-DD')
    || '","number":' || r.number || ',"previous":"' || r.previous || '","through":' || r.through_id || ',"tree":"' || r.tree
    || '","units":' || r.units || '}}'
$$;

CREATE FUNCTION ledger_tie_root() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.sha256 := encode(ledger_hash(ledger_root_text(NEW)), 'hex');
  RETURN NEW;
END $$;
CREATE TRIGGER books_are_closed BEFORE INSERT ON ledger_root FOR EACH STATEMENT EXECUTE FUNCTION ledger_close_books();
CREATE TRIGGER stamped BEFORE INSERT ON ledger_root FOR EACH ROW EXECUTE FUNCTION ledger_stamp();
CREATE TRIGGER tied BEFORE INSERT ON ledger_root FOR EACH ROW EXECUTE FUNCTION ledger_tie_root();

-- The root over all units' newest seals; none while no seal is newer than the root before. Only this writes roots.
CREATE FUNCTION ledger_make_root(day date) RETURNS SETOF ledger_root
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  before ledger_root;
  through bigint;
BEGIN
  PERFORM ledger_refuse_old_snapshots();
  PERFORM pg_advisory_xact_lock(ledger_books());
  IF NOT ledger_everywhere() THEN
    PERFORM ledger_refuse('ledger_unit_reached', 1);
  END IF;
  SELECT * INTO before FROM ledger_root ORDER BY number DESC LIMIT 1;
  IF NOT EXISTS (SELECT FROM ledger_seal s WHERE s.through_id > coalesce(before.through_id, 0)) THEN
    RETURN;
  END IF;
  through := nextval('ledger_entry_id_seq');
  RETURN QUERY
  INSERT INTO ledger_root (number, published_on, through_id, units, tree, previous, sha256, recorded_by)
  SELECT coalesce(before.number, 0) + 1, day, through, count(*),
         ledger_tree(array_agg(ledger_leaf(s.unit_id, s.number, s.sha256) ORDER BY s.unit_id)), coalesce(before.sha256, ''), '', access_acting()
  FROM ledger_seals_before(through) s
  RETURNING *;
END $$;

-- What anybody may ask: whether this begins the hash of a seal, of which unit (by its code), and since which root it is proved.
CREATE FUNCTION ledger_find_seal(mark text)
  RETURNS TABLE (sha256 text, unit_code text, number integer, sealed_on date, root_number integer, published_on date)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT s.sha256::text, s.unit_code::text, s.number, s.sealed_on, r.number, r.published_on
  FROM ledger_seal s
  LEFT JOIN LATERAL (SELECT t.number, t.published_on FROM ledger_root t WHERE t.through_id > s.through_id ORDER BY t.number LIMIT 1) r ON true
  WHERE s.sha256 >= mark AND s.sha256 < mark || 'g' AND length(mark) >= 16 AND left(s.sha256, length(mark)) = mark
  ORDER BY s.sha256 LIMIT 1
$$;

-- A unit's books as they are exported: records and seals in the order of their numbers, then what the summaries say of each
-- general account and how many lines stand on it. One statement, so one moment.
CREATE FUNCTION ledger_export(unit bigint) RETURNS TABLE (line text)
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
      SELECT l.account_id, 0, 0, 1 FROM ledger_line l WHERE l.unit_id = unit
    ) t JOIN ledger_account k ON k.id = t.account_id
    GROUP BY k.chart, k.code, k.item
  ) told
  WHERE unit IN (SELECT branch_id FROM access_reached() AS branch_id)
  ORDER BY told.part, told.number, told.kind
$$;

-- Proving anew ---------------------------------------------------------------------------------------------------------

CREATE FUNCTION ledger_prove_seals() RETURNS TABLE (kind text, unit_id bigint, period integer, subject text, expected text, found text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET work_mem = '64MB' AS $$
  WITH seals AS MATERIALIZED (
    SELECT s.unit_id, s.number, s.previous, s.sha256, s.through_id, encode(ledger_hash(ledger_seal_text(s)), 'hex') AS again,
           (s.entries, s.lines, s.evidence, s.locks, s.leaves::text) AS sealed,
           lag(s.number, 1, 0) OVER chain AS number_before, lag(s.sha256, 1, '') OVER chain AS sha256_before,
           lag(s.through_id, 1, 0::bigint) OVER chain AS through_before
    FROM ledger_seal s WHERE ((SELECT ledger_everywhere()) OR s.unit_id IN (SELECT r FROM access_reached() AS r))
    WINDOW chain AS (PARTITION BY s.unit_id ORDER BY s.number)
  )
  (SELECT 'seal-differs', s.unit_id, NULL::integer, s.number::text, concat_ws(' ', s.sealed, s.again),
          concat_ws(' ', (n.entries, n.lines, n.evidence, n.locks, n.leaves), s.sha256)
   FROM seals s CROSS JOIN LATERAL ledger_leaves(s.unit_id, s.through_before, s.through_id) n
   WHERE (n.entries, n.lines, n.evidence, n.locks, n.leaves) IS DISTINCT FROM s.sealed OR s.again <> s.sha256
   ORDER BY 2, s.number LIMIT 100)
  UNION ALL
  (SELECT 'seal-chain-broken', s.unit_id, NULL::integer, s.number::text, concat_ws(' ', s.number_before + 1, s.sha256_before), concat_ws(' ', s.number, s.previous)
   FROM seals s WHERE s.number <> s.number_before + 1 OR s.previous <> s.sha256_before OR s.through_id <= s.through_before
   ORDER BY 2, s.number LIMIT 100)
  UNION ALL
  SELECT 'checked', NULL::bigint, NULL::integer, 'seals', NULL, count(*)::text FROM seals
$$;

-- Every root's own hash and chain; the tree of the newest 31, which stand on every seal there is.
CREATE FUNCTION ledger_prove_roots() RETURNS TABLE (kind text, unit_id bigint, period integer, subject text, expected text, found text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET work_mem = '64MB' AS $$
  WITH roots AS MATERIALIZED (
    SELECT r.number, r.previous, r.sha256::text, r.tree::text, r.units, r.through_id, encode(ledger_hash(ledger_root_text(r)), 'hex') AS again,
           row_number() OVER (ORDER BY r.number DESC) AS age, lag(r.number, 1, 0) OVER chain AS number_before,
           lag(r.sha256, 1, '') OVER chain AS sha256_before, lag(r.through_id, 1, 0::bigint) OVER chain AS through_before
    FROM ledger_root r WINDOW chain AS (ORDER BY r.number)
  )
  (SELECT 'root-differs', NULL::bigint, NULL::integer, r.number::text, concat_ws(' ', r.units, r.tree, r.again), concat_ws(' ', n.units, n.tree, r.sha256)
   FROM roots r
   LEFT JOIN LATERAL (
     SELECT count(*)::integer AS units, ledger_tree(array_agg(ledger_leaf(s.unit_id, s.number, s.sha256) ORDER BY s.unit_id)) AS tree
     FROM ledger_seals_before(r.through_id) s WHERE r.age <= 31
   ) n ON true
   WHERE r.again <> r.sha256 OR (r.age <= 31 AND (n.units, n.tree) IS DISTINCT FROM (r.units, r.tree)) ORDER BY r.number LIMIT 100)
  UNION ALL
  (SELECT 'root-chain-broken', NULL::bigint, NULL::integer, r.number::text, concat_ws(' ', r.number_before + 1, r.sha256_before), concat_ws(' ', r.number, r.previous)
   FROM roots r WHERE r.number <> r.number_before + 1 OR r.previous <> r.sha256_before OR r.through_id <= r.through_before
   ORDER BY r.number LIMIT 100)
  UNION ALL
  SELECT 'checked', NULL::bigint, NULL::integer, 'roots', NULL, count(*)::text FROM roots
$$;

-- Who may do what ------------------------------------------------------------------------------------------------------

CREATE POLICY judged_by_owner ON ledger_root FOR ALL TO CURRENT_USER USING (true) WITH CHECK (true);
REVOKE INSERT ON ledger_root FROM congdoan_app;
