-- Officers as cadres, kept twice: what was told stays and is told by whoever acts, a plan is left once with a reason, an allowance lies
-- within the days of its seat.
CREATE FUNCTION officers_stamp_cadre() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.recorded_by_id IS DISTINCT FROM access_acting() THEN
    RAISE EXCEPTION 'a record is written by whoever acts' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER written_by_whoever_acts BEFORE INSERT ON officers_cadrerecord FOR EACH ROW EXECUTE FUNCTION officers_stamp_cadre();
CREATE TRIGGER written_by_whoever_acts BEFORE INSERT ON officers_attendance FOR EACH ROW EXECUTE FUNCTION officers_stamp_cadre();

CREATE FUNCTION officers_check_planned() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.dropped_on IS NOT NULL OR NEW.dropped_on IS NULL OR NEW.drop_reason = ''
     OR (to_jsonb(NEW) - 'dropped_on' - 'drop_reason') IS DISTINCT FROM (to_jsonb(OLD) - 'dropped_on' - 'drop_reason') THEN
    RAISE EXCEPTION 'a line leaves the plan once, with a reason' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER plans_are_left_once BEFORE UPDATE ON officers_plannedofficer FOR EACH ROW EXECUTE FUNCTION officers_check_planned();

CREATE FUNCTION officers_check_allowance() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM officers_seat s WHERE s.id = NEW.seat_id AND s.unit_id = NEW.unit_id AND s.held @> NEW.since AND s.voided_on IS NULL
  ) OR NEW.set_by_id IS DISTINCT FROM access_acting() THEN
    RAISE EXCEPTION 'an allowance lies within the days of its seat' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER allowances_within_their_seat BEFORE INSERT ON officers_allowance FOR EACH ROW EXECUTE FUNCTION officers_check_allowance();
