-- A further heir stands beside the main one: the unit has ended with a successor, and the heir stood on the day it took over.
CREATE FUNCTION organisations_check_heir() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM organisations_organisation o JOIN organisations_organisation h ON h.id = NEW.heir_id
    WHERE o.id = NEW.organisation_id AND o.ended_on IS NOT NULL AND o.successor_id IS NOT NULL AND o.successor_id <> NEW.heir_id
      AND h.stands @> o.ended_on
  ) THEN
    RAISE EXCEPTION 'a further heir stands beside a successor on the day it takes over'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'heir_beside_a_successor';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER heirs_beside_a_successor BEFORE INSERT ON organisations_heir
  FOR EACH ROW EXECUTE FUNCTION organisations_check_heir();
