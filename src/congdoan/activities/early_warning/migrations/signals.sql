-- Early warning, kept twice: who writes a row is who acts, on the day of the act; a unit tells of employers below it alone; nothing reaches
-- back into a day that has passed, so that the points of a past day stay as they were.
CREATE FUNCTION early_warning_check_told() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  told_on date := (to_jsonb(NEW) ->> TG_ARGV[0])::date;
BEGIN
  IF NEW.told_by_id IS DISTINCT FROM access_acting() OR told_on IS DISTINCT FROM access_day() THEN
    RAISE EXCEPTION 'a signal is written by whoever acts, from the day of the act' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NOT EXISTS (
    SELECT FROM access_reach r WHERE r.ancestor_id = NEW.unit_id AND r.branch_id = NEW.employer_id AND r.depth > 0 AND r.period @> told_on
  ) THEN
    RAISE EXCEPTION 'a unit tells of the employers below it alone' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER signals_are_told_today BEFORE INSERT ON early_warning_signal
  FOR EACH ROW EXECUTE FUNCTION early_warning_check_told('since');
CREATE TRIGGER pay_days_are_told_today BEFORE INSERT ON early_warning_payday
  FOR EACH ROW EXECUTE FUNCTION early_warning_check_told('since');
CREATE TRIGGER answers_are_told_today BEFORE INSERT ON early_warning_payanswer
  FOR EACH ROW EXECUTE FUNCTION early_warning_check_told('told_on');

ALTER TABLE early_warning_signalend ADD CONSTRAINT ends_in_the_unit_of_its_signal
  FOREIGN KEY (signal_id, unit_id) REFERENCES early_warning_signal (id, unit_id);

CREATE FUNCTION early_warning_check_end() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.ended_by_id IS DISTINCT FROM access_acting() OR NEW.ended_on IS DISTINCT FROM access_day()
     OR NEW.ended_on < (SELECT s.since FROM early_warning_signal s WHERE s.id = NEW.signal_id) THEN
    RAISE EXCEPTION 'a signal is ended by whoever acts, from the day of the act' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER ends_are_told_today BEFORE INSERT ON early_warning_signalend
  FOR EACH ROW EXECUTE FUNCTION early_warning_check_end();

CREATE FUNCTION early_warning_check_weighing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.decided_by_id IS DISTINCT FROM access_acting() OR NEW.valid_from <= access_day() THEN
    RAISE EXCEPTION 'weights are decided by whoever acts, for days to come' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER weights_begin_later BEFORE INSERT ON early_warning_weighing
  FOR EACH ROW EXECUTE FUNCTION early_warning_check_weighing();
