-- A paper is a document of the unit, drafted by whoever acts, today; a notice tells of a step that its petition took there.
CREATE FUNCTION petitions_check_paper() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.written_by IS DISTINCT FROM access_acting() OR NEW.written_on IS DISTINCT FROM access_day() OR NEW.written_at <> now() OR NOT EXISTS (
    SELECT FROM documents_outgoing o WHERE o.id = NEW.document_id AND o.unit_id = NEW.unit_id AND o.prepared_by = NEW.written_by
  ) THEN
    RAISE EXCEPTION 'a paper is written by whoever acts, today, as a document of the unit'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'petition_paper_is_ones_own';
  END IF;
  IF NEW.petition_id IS NOT NULL AND NOT EXISTS (
    SELECT FROM petitions_petition p WHERE p.id = NEW.petition_id AND p.unit_id = NEW.unit_id AND (NEW.kind = 'discipline' OR EXISTS (
      SELECT FROM petitions_petitionstep s WHERE s.petition_id = p.id AND s.step = NEW.kind))
  ) THEN
    RAISE EXCEPTION 'a notice tells of a step that its petition took in this unit'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'petition_paper_of_own_unit';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER papers_are_ones_own BEFORE INSERT ON petitions_paper FOR EACH ROW EXECUTE FUNCTION petitions_check_paper();

-- Discipline that names its document was decided by it: numbered on that day, in force, with the facts that were written down.
CREATE OR REPLACE FUNCTION petitions_check_discipline() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.recorded_by_id IS DISTINCT FROM access_acting() OR NEW.recorded_at <> now() OR NEW.voided_on IS NOT NULL THEN
      RAISE EXCEPTION 'a decision is written by whoever acts, now' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF NEW.document_id IS NOT NULL AND NOT EXISTS (
      SELECT FROM petitions_paper p JOIN documents_outgoingnumber n ON n.outgoing_id = p.document_id AND n.unit_id = p.unit_id
      WHERE p.document_id = NEW.document_id AND p.unit_id = NEW.unit_id AND p.kind = 'discipline' AND n.given_on = NEW.decided_on
        AND documents_state_of(p.document_id) NOT IN ('voided', 'recalled', 'replaced')
        AND (p.petition_id, p.facts->>'subject_kind', p.facts->>'subject_id', p.facts->>'form', p.facts->>'reason') IS NOT DISTINCT FROM
            (NEW.petition_id, NEW.subject_kind, COALESCE(NEW.subject_unit_id, NEW.membership_id)::text, NEW.form, NEW.reason)
    ) THEN
      RAISE EXCEPTION 'a decision that was written here is recorded as it was signed, while it stands'
        USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'discipline_by_numbered_decision';
    END IF;
  ELSIF OLD.voided_on IS NOT NULL THEN
    RAISE EXCEPTION 'a decision is voided once' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
