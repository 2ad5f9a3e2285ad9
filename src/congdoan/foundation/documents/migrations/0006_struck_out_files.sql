-- A file that was opened by mistake is struck out while it holds nothing, by whoever acts, today; then it stays as it is.
CREATE FUNCTION documents_strike_case_file() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.struck_on IS NULL AND OLD.struck_on IS NULL THEN
    RETURN NEW;
  END IF;
  IF TG_OP = 'INSERT' OR OLD.struck_on IS NOT NULL
     OR NEW.struck_by IS DISTINCT FROM access_acting() OR NEW.struck_on IS DISTINCT FROM access_day()
     OR EXISTS (SELECT FROM documents_casepaper WHERE case_file_id = NEW.id AND taken_out = '') THEN
    RAISE EXCEPTION 'an empty case file is struck out once, by whoever acts, today'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'case_file_struck_out_empty';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER case_files_are_struck_out_empty BEFORE INSERT OR UPDATE ON documents_casefile
  FOR EACH ROW EXECUTE FUNCTION documents_strike_case_file();

-- Nothing goes into a file that is struck out, and no signed document that was voided goes into any.
CREATE FUNCTION documents_check_filed_paper() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM documents_casefile WHERE id = NEW.case_file_id AND struck_on IS NOT NULL) THEN
    RAISE EXCEPTION 'papers go into an open case file'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'case_paper_of_open_file';
  END IF;
  IF NEW.outgoing_id IS NOT NULL
     AND COALESCE(documents_state_of(NEW.outgoing_id), '') NOT IN ('signed', 'issued', 'amended', 'corrected', 'replaced', 'recalled') THEN
    RAISE EXCEPTION 'what is filed was signed, and not voided'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'case_paper_not_voided';
  END IF;
  RETURN NEW;
END $$;
-- after the row of the file is locked: triggers of one moment go by their names
CREATE TRIGGER case_papers_stand BEFORE INSERT ON documents_casepaper FOR EACH ROW EXECUTE FUNCTION documents_check_filed_paper();
