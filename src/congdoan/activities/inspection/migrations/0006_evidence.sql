-- No case file is destroyed while it holds a paper of an inspection that is not over.
CREATE FUNCTION inspection_keep_evidence() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM documents_casedisposalfile f
    JOIN documents_casepaper p ON p.case_file_id = f.case_file_id AND p.taken_out = ''
    JOIN inspection_inspection i ON i.document_id = p.outgoing_id OR i.decision_document_id = p.outgoing_id
      OR EXISTS (SELECT FROM inspection_officialpaper w WHERE w.inspection_id = i.id AND w.document_id = p.outgoing_id)
    WHERE f.disposal_id = NEW.id AND f.kept_back = '' AND i.state NOT IN ('closed', 'withdrawn')
  ) THEN
    RAISE EXCEPTION 'a case file is evidence of an open inspection'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'case_file_is_evidence';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER evidence_of_inspections_stays BEFORE UPDATE ON documents_casedisposal FOR EACH ROW
  WHEN (OLD.carried_on IS NULL AND NEW.carried_on IS NOT NULL) EXECUTE FUNCTION inspection_keep_evidence();
