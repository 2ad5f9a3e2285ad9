-- Moves of before get the day of their step. The owner of the tables is bound by their guards like everybody, so they rest meanwhile.
ALTER TABLE collection_creditmove NO FORCE ROW LEVEL SECURITY;
ALTER TABLE collection_step NO FORCE ROW LEVEL SECURITY;
ALTER TABLE collection_creditmove DISABLE TRIGGER never_changes;
UPDATE collection_creditmove m SET moved_on = s.occurred_on FROM collection_step s WHERE s.id = m.step_id;
ALTER TABLE collection_creditmove ENABLE TRIGGER never_changes;
ALTER TABLE collection_step FORCE ROW LEVEL SECURITY;
ALTER TABLE collection_creditmove FORCE ROW LEVEL SECURITY;

CREATE FUNCTION collection_check_moved_on() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.moved_on IS DISTINCT FROM (SELECT occurred_on FROM collection_step WHERE id = NEW.step_id) THEN
    RAISE EXCEPTION 'a surplus moves on the day of its step' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER moved_on_its_steps_day BEFORE INSERT ON collection_creditmove
  FOR EACH ROW EXECUTE FUNCTION collection_check_moved_on();
