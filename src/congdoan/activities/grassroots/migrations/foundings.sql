-- Founding, kept twice: an open founding goes forward only, what is done stays done, and a union stands on enough applications, a founding
-- meeting and a numbered decision of the federation.
CREATE FUNCTION grassroots_check_founding() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  steps text[] := ARRAY['prospect', 'contacted', 'applications', 'team', 'congress', 'dossier', 'decision', 'active'];
BEGIN
  IF (NEW.unit_id, NEW.employer_id, NEW.kind, NEW.least, NEW.opened_on) IS DISTINCT FROM
     (OLD.unit_id, OLD.employer_id, OLD.kind, OLD.least, OLD.opened_on) THEN
    RAISE EXCEPTION 'a founding keeps its federation, its employer and its kind' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF OLD.state IN ('active', 'closed')
     OR (NEW.state <> 'closed' AND array_position(steps, NEW.state::text) < array_position(steps, OLD.state::text)) THEN
    RAISE EXCEPTION 'a founding goes forward until it has ended' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.state = 'active' AND (
    NOT EXISTS (SELECT FROM organisations_organisation o WHERE o.id = NEW.union_id AND o.kind = NEW.kind)
    OR NOT EXISTS (SELECT FROM documents_outgoingnumber n WHERE n.outgoing_id = NEW.document_id AND n.unit_id = NEW.unit_id)
    OR NOT EXISTS (SELECT FROM grassroots_foundingact a WHERE a.founding_id = NEW.id AND a.kind = 'meeting')
    OR (SELECT count(*) FROM grassroots_foundingapplicant p JOIN members_application m ON m.id = p.application_id
        WHERE p.founding_id = NEW.id AND m.state = 'admitted') < NEW.least
  ) THEN
    RAISE EXCEPTION 'a union stands on its members, its founding meeting and a numbered decision'
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER foundings_go_forward BEFORE UPDATE ON grassroots_founding FOR EACH ROW EXECUTE FUNCTION grassroots_check_founding();

CREATE FUNCTION grassroots_stamp_act() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.recorded_by_id IS DISTINCT FROM access_acting() OR NEW.recorded_at <> now() THEN
    RAISE EXCEPTION 'an act is written by whoever acts, now' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER acts_are_written_by_whoever_acts BEFORE INSERT ON grassroots_foundingact
  FOR EACH ROW EXECUTE FUNCTION grassroots_stamp_act();
