-- No case file is destroyed while it holds a paper of a petition that is still open.
CREATE FUNCTION petitions_keep_evidence() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM documents_casedisposalfile f
    JOIN documents_casepaper p ON p.case_file_id = f.case_file_id AND p.taken_out = ''
    JOIN petitions_paper w ON w.document_id = p.outgoing_id
    JOIN petitions_petition q ON q.id = w.petition_id
    WHERE f.disposal_id = NEW.id AND f.kept_back = '' AND q.state <> 'closed'
  ) THEN
    RAISE EXCEPTION 'a case file is evidence of an open petition'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'case_file_is_evidence';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER evidence_of_petitions_stays BEFORE UPDATE ON documents_casedisposal FOR EACH ROW
  WHEN (OLD.carried_on IS NULL AND NEW.carried_on IS NOT NULL) EXECUTE FUNCTION petitions_keep_evidence();
