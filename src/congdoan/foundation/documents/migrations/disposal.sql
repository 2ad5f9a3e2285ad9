ALTER TABLE documents_casehold ADD CONSTRAINT hold_of_own_case_file
  FOREIGN KEY (case_file_id, unit_id) REFERENCES documents_casefile (id, unit_id);
ALTER TABLE documents_casedisposalfile ADD CONSTRAINT disposal_of_own_case_file
  FOREIGN KEY (case_file_id, unit_id) REFERENCES documents_casefile (id, unit_id);
ALTER TABLE documents_casedisposalfile ADD CONSTRAINT file_of_own_disposal
  FOREIGN KEY (disposal_id, unit_id) REFERENCES documents_casedisposal (id, unit_id);

CREATE FUNCTION documents_is_destroyed(asked bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT FROM documents_casedisposalfile f JOIN documents_casedisposal d ON d.id = f.disposal_id
    WHERE f.case_file_id = asked AND f.kept_back = '' AND d.carried_on IS NOT NULL
  )
$$;

-- What keeps a case file from being destroyed today; null where nothing does.
-- Its term counts from the end of the year in which it was closed, so that it is over under every reading of the law.
CREATE FUNCTION documents_kept_by(asked bigint) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT CASE
    WHEN documents_is_destroyed(f.id) THEN 'destroyed'
    WHEN f.closed_on IS NULL THEN 'open'
    WHEN f.keep_years IS NULL THEN 'for_ever'
    WHEN access_day() <= make_date(extract(year FROM f.closed_on)::integer + f.keep_years, 12, 31) THEN 'term'
    WHEN EXISTS (SELECT FROM documents_caseuse WHERE case_file_id = f.id AND returned_on IS NULL) THEN 'lent'
    WHEN EXISTS (SELECT FROM documents_casehold WHERE case_file_id = f.id AND released_on IS NULL) THEN 'held'
  END FROM documents_casefile f WHERE f.id = asked
$$;

CREATE FUNCTION documents_check_case_hold() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF OLD.released_on IS NOT NULL OR NEW.released_on IS DISTINCT FROM access_day() OR NEW.released_by IS DISTINCT FROM access_acting()
       OR to_jsonb(NEW) - 'released_on' - 'released_by' - 'release_words'
          <> to_jsonb(OLD) - 'released_on' - 'released_by' - 'release_words' THEN
      RAISE EXCEPTION 'a hold is released once, by whoever acts, today' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
  ELSIF NEW.held_by IS DISTINCT FROM access_acting() OR NEW.held_on IS DISTINCT FROM access_day() OR NEW.released_on IS NOT NULL
     OR documents_is_destroyed(NEW.case_file_id) THEN
    RAISE EXCEPTION 'a file that still stands is held by whoever acts, today' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER case_holds_are_told BEFORE INSERT OR UPDATE ON documents_casehold
  FOR EACH ROW EXECUTE FUNCTION documents_check_case_hold();
CREATE TRIGGER case_holds_stay BEFORE DELETE OR TRUNCATE ON documents_casehold
  FOR EACH STATEMENT EXECUTE FUNCTION access_refuse_change();

-- A disposal goes forward a step at a time, each told once by whoever acts, today; who proposes does not decide, who decides does not
-- carry out; until then it may be withdrawn. Nothing is carried out while something keeps one of its files.
CREATE FUNCTION documents_check_disposal() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  step text;
  told text[];
  kept text;
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.proposed_by IS DISTINCT FROM access_acting() OR NEW.proposed_on IS DISTINCT FROM access_day() OR NEW.proposed_at <> now()
       OR coalesce(NEW.reviewed_on, NEW.decided_on, NEW.carried_on, NEW.withdrawn_on) IS NOT NULL THEN
      RAISE EXCEPTION 'a disposal is proposed by whoever acts, today' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
  END IF;
  step := CASE
    WHEN OLD.carried_on IS NOT NULL OR OLD.withdrawn_on IS NOT NULL THEN 'over'
    WHEN NEW.withdrawn_on IS NOT NULL THEN 'withdrawn'
    WHEN OLD.reviewed_on IS NULL THEN 'reviewed'
    WHEN OLD.decided_on IS NULL THEN 'decided'
    ELSE 'carried'
  END;
  told := ARRAY[step || '_by', step || '_on', step || '_at', step || '_words'] || CASE step
    WHEN 'reviewed' THEN ARRAY['council', 'minutes'] WHEN 'decided' THEN ARRAY['decision'] WHEN 'carried' THEN ARRAY['way', 'witnesses']
    ELSE ARRAY[]::text[] END;
  IF step = 'over'
     OR to_jsonb(NEW) ->> (step || '_by') IS DISTINCT FROM access_acting()::text
     OR (to_jsonb(NEW) ->> (step || '_on'))::date IS DISTINCT FROM access_day()
     OR to_jsonb(NEW) - told <> to_jsonb(OLD) - told THEN
    RAISE EXCEPTION 'a disposal goes forward a step at a time, each told once by whoever acts, today'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'case_disposal_goes_forward';
  END IF;
  IF (step = 'reviewed' AND (NEW.council = '' OR NEW.minutes = '')) OR (step = 'decided' AND NEW.decision = '')
     OR (step = 'carried' AND (NEW.way = '' OR NEW.witnesses = '' OR NEW.carried_at <> now()))
     OR (step = 'withdrawn' AND NEW.withdrawn_words = '') THEN
    RAISE EXCEPTION 'each step of a disposal has its words' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF (step = 'decided' AND NEW.decided_by = OLD.proposed_by) OR (step = 'carried' AND NEW.carried_by = OLD.decided_by) THEN
    RAISE EXCEPTION 'who proposes does not decide, who decides does not carry out'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'case_disposal_by_another';
  END IF;
  IF step = 'carried' THEN
    PERFORM FROM documents_casefile WHERE id IN (SELECT case_file_id FROM documents_casedisposalfile WHERE disposal_id = OLD.id) FOR UPDATE;
    SELECT documents_kept_by(case_file_id) INTO kept FROM documents_casedisposalfile
      WHERE disposal_id = OLD.id AND kept_back = '' AND documents_kept_by(case_file_id) IS NOT NULL LIMIT 1;
    IF FOUND THEN
      RAISE EXCEPTION 'a case file of this disposal may not be destroyed: %', kept
        USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'case_file_not_to_destroy';
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER disposals_go_forward BEFORE INSERT OR UPDATE ON documents_casedisposal
  FOR EACH ROW EXECUTE FUNCTION documents_check_disposal();
CREATE TRIGGER disposals_stay BEFORE DELETE OR TRUNCATE ON documents_casedisposal
  FOR EACH STATEMENT EXECUTE FUNCTION access_refuse_change();

-- Files are named when a disposal is proposed, only those that nothing keeps and no other disposal names; the council keeps some back.
CREATE FUNCTION documents_check_disposal_file() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  of documents_casedisposal;
BEGIN
  SELECT * INTO of FROM documents_casedisposal WHERE id = NEW.disposal_id;
  IF TG_OP = 'UPDATE' THEN
    IF to_jsonb(NEW) - 'kept_back' <> to_jsonb(OLD) - 'kept_back' OR NEW.kept_back = '' OR OLD.kept_back <> ''
       OR of.reviewed_on IS NOT NULL OR of.withdrawn_on IS NOT NULL OR access_acting() IS NULL THEN
      RAISE EXCEPTION 'the council keeps a file back once, with its reason' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
  END IF;
  PERFORM FROM documents_casefile WHERE id = NEW.case_file_id FOR UPDATE;
  IF of.proposed_at <> now() OR NEW.kept_back <> '' OR documents_kept_by(NEW.case_file_id) IS NOT NULL OR EXISTS (
    SELECT FROM documents_casedisposalfile f JOIN documents_casedisposal d ON d.id = f.disposal_id
    WHERE f.case_file_id = NEW.case_file_id AND f.kept_back = '' AND d.withdrawn_on IS NULL
  ) THEN
    RAISE EXCEPTION 'only a file that nothing keeps is proposed, once'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'case_file_not_to_destroy';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER disposals_name_files BEFORE INSERT OR UPDATE ON documents_casedisposalfile
  FOR EACH ROW EXECUTE FUNCTION documents_check_disposal_file();
CREATE TRIGGER disposal_files_stay BEFORE DELETE OR TRUNCATE ON documents_casedisposalfile
  FOR EACH STATEMENT EXECUTE FUNCTION access_refuse_change();

-- Whether the content of a document goes with the files that are destroyed in this very transaction: it is the unit's own, was sent to
-- nobody, is not public, and stands in no other file.
CREATE FUNCTION documents_may_erase(of_ours bigint, arrived bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT FROM documents_casepaper p
    JOIN documents_casedisposalfile f ON f.case_file_id = p.case_file_id AND f.kept_back = ''
    JOIN documents_casedisposal d ON d.id = f.disposal_id AND d.carried_at = now()
    WHERE p.taken_out = '' AND (p.outgoing_id = of_ours OR p.arrival_id = arrived)
      AND (of_ours IS NULL OR p.unit_id = (SELECT unit_id FROM documents_outgoing WHERE id = of_ours))
  ) AND NOT EXISTS (
    SELECT FROM documents_casepaper p
    WHERE p.taken_out = '' AND (p.outgoing_id = of_ours OR p.arrival_id = arrived) AND NOT documents_is_destroyed(p.case_file_id)
  ) AND NOT EXISTS (SELECT FROM documents_delivery WHERE outgoing_id = of_ours)
    AND NOT EXISTS (SELECT FROM documents_publisheddocument WHERE outgoing_id = of_ours)
    AND NOT EXISTS (SELECT FROM documents_copysource WHERE outgoing_id = of_ours OR source_id = of_ours OR arrival_id = arrived)
$$;

CREATE OR REPLACE FUNCTION documents_stamp_outgoing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' AND (NEW.prepared_by IS DISTINCT FROM access_acting() OR NEW.prepared_at <> now()) THEN
    RAISE EXCEPTION 'a document is prepared by whoever acts, now' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.content_sha256 <> encode(sha256(convert_to(NEW.content, 'UTF8')), 'hex') THEN
    RAISE EXCEPTION 'a document stands under the hash of its content' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - ARRAY['content', 'content_sha256', 'search_key']
     = to_jsonb(OLD) - ARRAY['content', 'content_sha256', 'search_key'] AND length(NEW.content) < length(OLD.content)
     AND documents_may_erase(OLD.id, NULL) THEN
    RETURN NEW;  -- its file is destroyed
  END IF;
  IF TG_OP = 'UPDATE' AND (
    documents_state_of(OLD.id) NOT IN ('drafted', 'rewritten', 'circulated', 'returned')
    OR (NEW.id, NEW.unit_id, NEW.client_key, NEW.drafted_sha256, NEW.prepared_by, NEW.prepared_at)
       <> (OLD.id, OLD.unit_id, OLD.client_key, OLD.drafted_sha256, OLD.prepared_by, OLD.prepared_at)
  ) THEN
    RAISE EXCEPTION 'document % is no draft any more', OLD.id
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'document_changes_as_draft';
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION documents_keep_arrival() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.content = '' AND OLD.content <> '' THEN
    IF length(NEW.text) < 400 AND documents_may_erase(NULL, OLD.id) AND to_jsonb(NEW) - ARRAY['content', 'text', 'reading', 'search_text']
       = to_jsonb(OLD) - ARRAY['content', 'text', 'reading', 'search_text'] THEN
      RETURN NEW;  -- its file is destroyed; number, head and digest stay
    END IF;
  END IF;
  IF (NEW.id, NEW.unit_id, NEW.year, NEW.number, NEW.arrived_on, NEW.sha256, NEW.content, NEW.text, NEW.received_by, NEW.received_at)
     IS DISTINCT FROM
     (OLD.id, OLD.unit_id, OLD.year, OLD.number, OLD.arrived_on, OLD.sha256, OLD.content, OLD.text, OLD.received_by, OLD.received_at) THEN
    RAISE EXCEPTION 'the file and the number of arrival % never change', OLD.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;

-- The files of a document never change, but for their bytes, which go with the case file.
DROP TRIGGER never_changes ON documents_outgoingfile;
CREATE TRIGGER never_changes BEFORE DELETE OR TRUNCATE ON documents_outgoingfile
  FOR EACH STATEMENT EXECUTE FUNCTION access_refuse_change();
CREATE FUNCTION documents_keep_file() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.content <> '' OR to_jsonb(NEW) - 'content' <> to_jsonb(OLD) - 'content' OR NOT documents_may_erase(OLD.outgoing_id, NULL) THEN
    RAISE EXCEPTION 'the file of a document never changes' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER files_keep_their_bytes BEFORE UPDATE ON documents_outgoingfile FOR EACH ROW EXECUTE FUNCTION documents_keep_file();

CREATE FUNCTION documents_keep_destroyed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF documents_is_destroyed(OLD.id) THEN
    RAISE EXCEPTION 'a destroyed case file stays in the register as it was'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'case_file_in_archive_stays';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER destroyed_files_stay BEFORE UPDATE ON documents_casefile FOR EACH ROW EXECUTE FUNCTION documents_keep_destroyed();

CREATE FUNCTION documents_check_use_of_standing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF documents_is_destroyed(NEW.case_file_id) THEN
    RAISE EXCEPTION 'a destroyed file is not lent'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'case_use_of_archive';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER uses_are_of_what_stands BEFORE INSERT ON documents_caseuse
  FOR EACH ROW EXECUTE FUNCTION documents_check_use_of_standing();
