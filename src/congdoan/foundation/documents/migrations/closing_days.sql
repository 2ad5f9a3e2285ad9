-- A file is closed no earlier than the days of its papers: its term of keeping counts from that day.
CREATE FUNCTION documents_check_closing_day() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.closed_on < (
    SELECT greatest(max(issued_on), max(filed_on)) FROM documents_casepaper WHERE case_file_id = NEW.id AND taken_out = ''
  ) THEN
    RAISE EXCEPTION 'a file is closed no earlier than its last paper'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'case_file_closed_after_its_papers';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER case_files_close_after_their_papers BEFORE UPDATE OF closed_on ON documents_casefile
  FOR EACH ROW WHEN (OLD.closed_on IS NULL) EXECUTE FUNCTION documents_check_closing_day();
