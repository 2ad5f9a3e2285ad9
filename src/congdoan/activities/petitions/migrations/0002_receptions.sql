-- A visit's number is the next of its unit and year; it is written by whoever acts, now, at a reception of the same unit, and voided once.
CREATE FUNCTION petitions_check_visit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF OLD.voided_on IS NOT NULL THEN
      RAISE EXCEPTION 'a visit is voided once' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'visit_voided_once';
    END IF;
    RETURN NEW;
  END IF;
  IF NEW.recorded_by_id IS DISTINCT FROM access_acting() OR NEW.recorded_at <> now() OR NEW.voided_on IS NOT NULL
     OR (NEW.reception_id IS NOT NULL AND NOT EXISTS (
       SELECT FROM petitions_reception r
       WHERE r.id = NEW.reception_id AND r.unit_id = NEW.unit_id AND r.held_on = NEW.visited_on AND r.cancelled_on IS NULL))
     OR (NEW.petition_id IS NOT NULL AND NOT EXISTS (
       SELECT FROM petitions_petition p WHERE p.id = NEW.petition_id AND p.unit_id = NEW.unit_id AND p.channel = 'office')) THEN
    RAISE EXCEPTION 'a visit is written by whoever acts, now, where it was received' USING ERRCODE = 'integrity_constraint_violation',
      CONSTRAINT = 'visit_is_ones_own';
  END IF;
  IF NEW.year <> extract(year FROM NEW.visited_on) OR NEW.number <> 1 + COALESCE(
    (SELECT max(v.number) FROM petitions_visit v WHERE v.unit_id = NEW.unit_id AND v.year = NEW.year), 0) THEN
    RAISE EXCEPTION 'a visit bears the next number of its year' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'visit_numbers_follow';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER visits_stay BEFORE INSERT OR UPDATE ON petitions_visit FOR EACH ROW EXECUTE FUNCTION petitions_check_visit();
REVOKE UPDATE ON petitions_visit FROM congdoan_app;
GRANT UPDATE (voided_on, voided_why) ON petitions_visit TO congdoan_app;

-- A reception is planned by whoever acts; everybody reads it; it is cancelled once.
CREATE FUNCTION petitions_check_reception() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (TG_OP = 'UPDATE' AND OLD.cancelled_on IS NOT NULL)
     OR (TG_OP = 'INSERT' AND (NEW.planned_by_id IS DISTINCT FROM access_acting() OR NEW.planned_at <> now() OR NEW.cancelled_on IS NOT NULL)) THEN
    RAISE EXCEPTION 'a reception is planned by whoever acts, and cancelled once' USING ERRCODE = 'integrity_constraint_violation',
      CONSTRAINT = 'reception_cancelled_once';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER receptions_stay BEFORE INSERT OR UPDATE ON petitions_reception FOR EACH ROW EXECUTE FUNCTION petitions_check_reception();
REVOKE UPDATE ON petitions_reception FROM congdoan_app;
GRANT UPDATE (cancelled_on, cancelled_why) ON petitions_reception TO congdoan_app;
CREATE POLICY cancelled_within_reach ON petitions_reception FOR UPDATE USING (unit_id IN (SELECT branch_id FROM access_reached() AS branch_id));

-- Sendings are counted while nobody acts, one by one, and shown to nobody who acts.
ALTER TABLE petitions_sending ENABLE ROW LEVEL SECURITY;
ALTER TABLE petitions_sending FORCE ROW LEVEL SECURITY;
CREATE POLICY counted_when_nobody_acts ON petitions_sending USING (access_acting() IS NULL) WITH CHECK (access_acting() IS NULL);
CREATE FUNCTION petitions_check_sending() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (TG_OP = 'INSERT' AND NEW.count <> 1) OR (TG_OP = 'UPDATE' AND (NEW.day, NEW.bucket, NEW.count) <> (OLD.day, OLD.bucket, OLD.count + 1)) THEN
    RAISE EXCEPTION 'sendings are counted one by one' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'sendings_one_by_one';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER sendings_one_by_one BEFORE INSERT OR UPDATE ON petitions_sending FOR EACH ROW EXECUTE FUNCTION petitions_check_sending();
