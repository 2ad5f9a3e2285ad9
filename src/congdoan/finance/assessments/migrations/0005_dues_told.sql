-- Dues are told by whoever acts, now.
CREATE FUNCTION assessments_check_dues_told() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.submitted_by IS DISTINCT FROM access_acting() OR NEW.submitted_at <> now() THEN
    RAISE EXCEPTION 'dues are told by whoever acts, now' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER dues_are_told_now BEFORE INSERT ON assessments_duessubmission FOR EACH ROW EXECUTE FUNCTION assessments_check_dues_told();

ALTER TABLE assessments_duesdecision ADD CONSTRAINT dues_decision_on_its_unit
  FOREIGN KEY (submission_id, unit_id) REFERENCES assessments_duessubmission (id, unit_id);

-- They are decided by who reaches the unit above, accepted by another person than told them, and only as they were told last.
CREATE FUNCTION assessments_check_dues_decision() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  told assessments_duessubmission;
BEGIN
  IF NEW.decided_by IS DISTINCT FROM access_acting() OR NEW.decided_at <> now() THEN
    RAISE EXCEPTION 'dues are decided by whoever acts, now' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  SELECT * INTO told FROM assessments_duessubmission WHERE id = NEW.submission_id;
  IF NOT EXISTS (
    SELECT FROM access_reach
    WHERE branch_id = told.unit_id AND depth = 1 AND period @> access_day() AND ancestor_id IN (SELECT access_reached())
  ) THEN
    RAISE EXCEPTION 'dues are decided above' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.is_accepted AND told.submitted_by = NEW.decided_by THEN
    RAISE EXCEPTION 'nobody accepts dues of their own telling' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.is_accepted AND EXISTS (
    SELECT FROM assessments_duessubmission WHERE (unit_id, month) = (told.unit_id, told.month) AND id > told.id
  ) THEN
    RAISE EXCEPTION 'dues % were told again later', told.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER dues_are_decided_above BEFORE INSERT ON assessments_duesdecision
  FOR EACH ROW EXECUTE FUNCTION assessments_check_dues_decision();
