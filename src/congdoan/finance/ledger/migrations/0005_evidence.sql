-- What stands in the books beside their entries: approvals, attachments by their hash, closings, counts.
-- Evidence takes its numbers from the entries' sequence, under the books' lock, so that one seal covers both up to one number.

-- A flat JSON object as one text: keys in the order of their code points, no spaces, whole numbers. Python's
-- `json.dumps(…, ensure_ascii=False, sort_keys=True, separators=(",", ":"))` writes the same bytes.
CREATE FUNCTION ledger_canonical(body jsonb) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT '{' || coalesce(string_agg(to_json(f.key)::text || ':' || f.value::text, ',' ORDER BY f.key COLLATE "C"), '') || '}'
  FROM jsonb_each(body) AS f
$$;
CREATE FUNCTION ledger_is_flat(body jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT jsonb_typeof(body) = 'object' AND NOT EXISTS (
    SELECT FROM jsonb_each(CASE WHEN jsonb_typeof(body) = 'object' THEN body ELSE '{}' END) AS f
    WHERE jsonb_typeof(f.value) NOT IN ('string', 'number', 'null')
       OR jsonb_typeof(f.value) = 'number' AND (f.value::text !~ '^-?[0-9]{1,19}$' OR f.value::numeric NOT BETWEEN -9223372036854775808 AND 9223372036854775807))
$$;

ALTER TABLE ledger_evidence
  ALTER id SET DEFAULT nextval('ledger_entry_id_seq'),
  ADD CONSTRAINT ledger_evidence_named CHECK (kind ~ '^[a-z][a-z0-9_/-]*$' AND subject <> ''),
  ADD CONSTRAINT ledger_evidence_canonical CHECK (octet_length(body) <= 32000 AND ledger_is_flat(body::jsonb) AND body = ledger_canonical(body::jsonb));

CREATE FUNCTION ledger_check_evidence() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  fault record;
BEGIN
  SELECT promise, subject INTO fault FROM (
    SELECT 'ledger_unit_reached' AS promise, unit_id AS subject
    FROM (SELECT unit_id FROM arrived EXCEPT SELECT branch_id FROM access_reached() AS branch_id) beyond
    UNION ALL
    SELECT 'ledger_after_the_seal', a.unit_id FROM arrived a
    WHERE a.id <= (SELECT s.through_entry_id FROM ledger_seal s WHERE s.unit_id = a.unit_id ORDER BY s.number DESC LIMIT 1)
  ) faults LIMIT 1;
  IF FOUND THEN
    PERFORM ledger_refuse(fault.promise, fault.subject);
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER books_are_held BEFORE INSERT ON ledger_evidence FOR EACH STATEMENT EXECUTE FUNCTION ledger_hold_books();
CREATE TRIGGER stamped BEFORE INSERT ON ledger_evidence FOR EACH ROW EXECUTE FUNCTION ledger_stamp();
CREATE TRIGGER evidence_is_allowed AFTER INSERT ON ledger_evidence
  REFERENCING NEW TABLE AS arrived FOR EACH STATEMENT EXECUTE FUNCTION ledger_check_evidence();
CREATE POLICY judged_by_owner ON ledger_evidence FOR SELECT TO CURRENT_USER USING (true);
