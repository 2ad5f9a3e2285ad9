ALTER TABLE documents_casefile ADD CONSTRAINT case_file_of_own_handover
  FOREIGN KEY (handover_id, unit_id) REFERENCES documents_casehandover (id, unit_id);
ALTER TABLE documents_casepaper ADD CONSTRAINT paper_of_own_case_file
  FOREIGN KEY (case_file_id, unit_id) REFERENCES documents_casefile (id, unit_id);
ALTER TABLE documents_caseuse ADD CONSTRAINT use_of_own_case_file
  FOREIGN KEY (case_file_id, unit_id) REFERENCES documents_casefile (id, unit_id);

-- A list is decided, and files are received, by whoever acts, today.
CREATE FUNCTION documents_check_case_list() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.decided_by IS DISTINCT FROM access_acting() OR NEW.decided_on IS DISTINCT FROM access_day() OR NEW.decided_at <> now() THEN
    RAISE EXCEPTION 'a list is decided by whoever acts, today' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER case_lists_are_decided BEFORE INSERT ON documents_caselist FOR EACH ROW EXECUTE FUNCTION documents_check_case_list();

CREATE FUNCTION documents_check_case_handover() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.received_by IS DISTINCT FROM access_acting() OR NEW.received_on IS DISTINCT FROM access_day() OR NEW.received_at <> now() THEN
    RAISE EXCEPTION 'files are received by whoever acts, today' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER case_files_are_received BEFORE INSERT ON documents_casehandover
  FOR EACH ROW EXECUTE FUNCTION documents_check_case_handover();

-- A file takes the next number of its section of the year; a section keeps its name; a listed file stands in its unit's list.
CREATE FUNCTION documents_number_case_file() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF access_acting() IS NULL OR NEW.closed_on IS NOT NULL THEN
    RAISE EXCEPTION 'a case file begins open, by whoever acts' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.listed_id IS NOT NULL AND NOT EXISTS (
    SELECT FROM documents_caselist WHERE (id, unit_id, year) = (NEW.listed_id, NEW.unit_id, NEW.year)
  ) THEN
    RAISE EXCEPTION 'a listed file stands in the list of its unit and year' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended(format('documents/cases/%s/%s', NEW.unit_id, NEW.year), 0));
  IF EXISTS (
    SELECT FROM documents_casefile
    WHERE (unit_id, year, section_code) = (NEW.unit_id, NEW.year, NEW.section_code) AND section <> NEW.section
  ) THEN
    RAISE EXCEPTION 'a section has one name in a year'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'case_section_has_one_name';
  END IF;
  NEW.number := 1 + coalesce((
    SELECT max(number) FROM documents_casefile WHERE (unit_id, year, section_code) = (NEW.unit_id, NEW.year, NEW.section_code)
  ), 0);
  RETURN NEW;
END $$;
CREATE TRIGGER case_files_count_on BEFORE INSERT ON documents_casefile FOR EACH ROW EXECUTE FUNCTION documents_number_case_file();

-- A file is closed with the counts of its papers by whoever acts, opened again before it is given away, and given away by another person.
CREATE FUNCTION documents_keep_case_file() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  papers bigint;
  sheets bigint;
BEGIN
  IF OLD.handover_id IS NOT NULL
     OR (NEW.id, NEW.unit_id, NEW.year, NEW.section, NEW.section_code, NEW.number, NEW.listed_id)
     IS DISTINCT FROM (OLD.id, OLD.unit_id, OLD.year, OLD.section, OLD.section_code, OLD.number, OLD.listed_id)
     OR (OLD.opened_on IS NOT NULL AND NEW.opened_on IS DISTINCT FROM OLD.opened_on) THEN
    RAISE EXCEPTION 'case file % keeps its number, and stays as it was given to the archive', OLD.id
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'case_file_in_archive_stays';
  END IF;
  IF OLD.closed_on IS NOT NULL AND NEW.closed_on IS NOT NULL
     AND (NEW.title, NEW.keep_years, NEW.keep_source, NEW.keeper, NEW.closed_on, NEW.closed_by, NEW.paper_count, NEW.page_count)
     IS DISTINCT FROM
     (OLD.title, OLD.keep_years, OLD.keep_source, OLD.keeper, OLD.closed_on, OLD.closed_by, OLD.paper_count, OLD.page_count) THEN
    RAISE EXCEPTION 'a closed file changes only when it is opened again' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF OLD.closed_on IS NULL AND NEW.closed_on IS NOT NULL THEN
    SELECT count(*), coalesce(sum(pages), 0) INTO papers, sheets FROM documents_casepaper WHERE case_file_id = OLD.id AND taken_out = '';
    IF NEW.closed_by IS DISTINCT FROM access_acting() OR NEW.closed_on IS DISTINCT FROM access_day()
       OR (NEW.paper_count, NEW.page_count) IS DISTINCT FROM (papers::integer, sheets::integer) OR NEW.handover_id IS NOT NULL THEN
      RAISE EXCEPTION 'a file is closed by whoever acts, today, with the counts of its papers'
        USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'case_file_counts_its_papers';
    END IF;
  END IF;
  IF NEW.handover_id IS NOT NULL AND NOT EXISTS (
    SELECT FROM documents_casehandover WHERE id = NEW.handover_id AND received_by = access_acting() AND received_at = now()
      AND received_by <> OLD.closed_by
  ) THEN
    RAISE EXCEPTION 'nobody receives into the archive what they closed themselves'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'case_file_received_by_another';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER case_files_are_kept BEFORE UPDATE ON documents_casefile FOR EACH ROW EXECUTE FUNCTION documents_keep_case_file();
CREATE TRIGGER case_files_stay BEFORE DELETE OR TRUNCATE ON documents_casefile
  FOR EACH STATEMENT EXECUTE FUNCTION access_refuse_change();

-- Papers go into an open file and out of it; what goes in was signed here, sent here, or stands in the unit's book.
CREATE FUNCTION documents_check_case_paper() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  held documents_casefile;
BEGIN
  SELECT * INTO held FROM documents_casefile WHERE id = NEW.case_file_id FOR UPDATE;
  IF held.opened_on IS NULL OR held.closed_on IS NOT NULL THEN
    RAISE EXCEPTION 'papers go into an open case file'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'case_paper_of_open_file';
  END IF;
  IF TG_OP = 'UPDATE' THEN
    IF OLD.taken_out <> '' OR NEW.taken_out = '' OR to_jsonb(NEW) - 'taken_out' <> to_jsonb(OLD) - 'taken_out'
       OR access_acting() IS NULL THEN
      RAISE EXCEPTION 'a paper is taken out once, with a reason' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF NEW.filed_by IS DISTINCT FROM access_acting() OR NEW.filed_on IS DISTINCT FROM access_day() OR NEW.filed_at <> now()
     OR NEW.taken_out <> '' THEN
    RAISE EXCEPTION 'a paper is filed by whoever acts, today' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF (NEW.outgoing_id IS NOT NULL AND NOT EXISTS (
    SELECT FROM documents_outgoing o JOIN documents_outgoingnumber n ON n.outgoing_id = o.id
    WHERE o.id = NEW.outgoing_id AND (o.unit_id = NEW.unit_id OR EXISTS (
      SELECT FROM documents_delivery d WHERE (d.outgoing_id, d.to_unit_id) = (o.id, NEW.unit_id)
    ))
  )) OR (NEW.arrival_id IS NOT NULL AND (
    NOT EXISTS (SELECT FROM documents_incomingdocument WHERE (id, unit_id) = (NEW.arrival_id, NEW.unit_id))
    OR EXISTS (SELECT FROM documents_voidedarrival WHERE document_id = NEW.arrival_id)
  )) THEN
    RAISE EXCEPTION 'what is filed was signed here, sent here or arrived here'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'case_paper_of_own_unit';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER case_papers_go_into_open_files BEFORE INSERT OR UPDATE ON documents_casepaper
  FOR EACH ROW EXECUTE FUNCTION documents_check_case_paper();
CREATE TRIGGER case_papers_stay BEFORE DELETE OR TRUNCATE ON documents_casepaper
  FOR EACH STATEMENT EXECUTE FUNCTION access_refuse_change();

-- What is lent stands in the archive; it comes back once, today.
CREATE FUNCTION documents_check_case_use() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF OLD.returned_on IS NOT NULL OR NEW.returned_on IS DISTINCT FROM access_day() OR access_acting() IS NULL
       OR to_jsonb(NEW) - 'returned_on' <> to_jsonb(OLD) - 'returned_on' THEN
      RAISE EXCEPTION 'a file comes back once, today' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF NEW.recorded_by IS DISTINCT FROM access_acting() OR NEW.used_on IS DISTINCT FROM access_day() OR NEW.recorded_at <> now()
     OR (NEW.due_on IS NULL) <> (NEW.returned_on IS NOT NULL) OR NEW.returned_on <> NEW.used_on THEN
    RAISE EXCEPTION 'a use is recorded by whoever acts, today: read there, or lent until a day'
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NOT EXISTS (SELECT FROM documents_casefile WHERE id = NEW.case_file_id AND handover_id IS NOT NULL) THEN
    RAISE EXCEPTION 'what is used stands in the archive'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'case_use_of_archive';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER case_uses_are_of_the_archive BEFORE INSERT OR UPDATE ON documents_caseuse
  FOR EACH ROW EXECUTE FUNCTION documents_check_case_use();
CREATE TRIGGER case_uses_stay BEFORE DELETE OR TRUNCATE ON documents_caseuse
  FOR EACH STATEMENT EXECUTE FUNCTION access_refuse_change();
