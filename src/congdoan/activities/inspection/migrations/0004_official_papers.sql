-- What belongs to a programme or an inspection stands with its committee; the document is one of that unit, drafted by whoever acts, today.
CREATE FUNCTION inspection_check_official_paper() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.written_by IS DISTINCT FROM access_acting() OR NEW.written_on IS DISTINCT FROM access_day() OR NEW.written_at <> now() OR NOT EXISTS (
    SELECT FROM documents_outgoing o WHERE o.id = NEW.document_id AND o.unit_id = NEW.unit_id AND o.prepared_by = NEW.written_by
  ) THEN
    PERFORM inspection_refuse('a paper is written by whoever acts, today, as a document of the unit', 'official_paper_is_ones_own');
  END IF;
  IF (NEW.programme_id IS NOT NULL AND NOT EXISTS (
       SELECT FROM inspection_programme p WHERE p.id = NEW.programme_id AND p.unit_id = NEW.unit_id AND p.state IN ('submitted', 'approved')))
     OR (NEW.inspection_id IS NOT NULL AND NOT EXISTS (
       SELECT FROM inspection_inspection i WHERE i.id = NEW.inspection_id AND i.owner_id = NEW.unit_id))
     OR (NEW.inspected_id IS NOT NULL AND NOT EXISTS (
       SELECT FROM access_reach r WHERE r.ancestor_id = NEW.unit_id AND r.branch_id = NEW.inspected_id AND r.period @> access_day())) THEN
    PERFORM inspection_refuse('a paper is about what its own committee does', 'official_paper_of_own_committee');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER official_papers_are_ones_own BEFORE INSERT ON inspection_officialpaper
  FOR EACH ROW EXECUTE FUNCTION inspection_check_official_paper();

-- An inspection that names its decision was opened by that numbered document, written for this unit.
CREATE FUNCTION inspection_check_decision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.decision_document_id IS NOT NULL AND NOT EXISTS (
    SELECT FROM inspection_officialpaper p
    JOIN documents_outgoingnumber n ON n.outgoing_id = p.document_id AND n.unit_id = p.unit_id
    WHERE p.document_id = NEW.decision_document_id AND p.unit_id = NEW.owner_id AND p.kind = 'decision' AND p.inspected_id = NEW.unit_id
  ) THEN
    PERFORM inspection_refuse('the decision is a numbered document of the committee about this unit', 'inspection_opened_by_numbered_decision');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER decisions_are_numbered BEFORE INSERT ON inspection_inspection FOR EACH ROW EXECUTE FUNCTION inspection_check_decision();
