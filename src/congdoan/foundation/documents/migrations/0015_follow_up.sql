-- Dealing with a document is told by whoever acts, today, of one that was passed on and stands in the book.
ALTER TABLE documents_handling ADD CONSTRAINT handling_of_own_document
  FOREIGN KEY (document_id, unit_id) REFERENCES documents_incomingdocument (id, unit_id);

CREATE FUNCTION documents_check_handling() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.told_by IS DISTINCT FROM access_acting() OR NEW.told_on IS DISTINCT FROM access_day() OR NEW.told_at <> now() THEN
    RAISE EXCEPTION 'dealing with a document is told by whoever acts, today' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NOT EXISTS (SELECT FROM documents_passing WHERE document_id = NEW.document_id)
     OR EXISTS (SELECT FROM documents_voidedarrival WHERE document_id = NEW.document_id) THEN
    RAISE EXCEPTION 'somebody deals with a document that was passed on and stands'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'handling_of_passed_document';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER handlings_of_passed_documents BEFORE INSERT ON documents_handling
  FOR EACH ROW EXECUTE FUNCTION documents_check_handling();
