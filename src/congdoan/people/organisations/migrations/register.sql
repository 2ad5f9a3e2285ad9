-- What plain columns cannot say: numbers start above the root, and a place copies the rank and days of both its ends under
-- foreign keys that follow every change, so the checks of the table prove for every writer and every day that the parent
-- stands higher (so there is no cycle) and that both stand. Foreign keys look past row-level security; triggers would not.
ALTER TABLE organisations_organisation ALTER COLUMN id SET MINVALUE 101 SET START WITH 101 RESTART;

ALTER TABLE organisations_placement
  ADD CONSTRAINT placed_organisation_as_it_is FOREIGN KEY (organisation_id, organisation_rank, organisation_stands)
    REFERENCES organisations_organisation (id, rank, stands) ON UPDATE CASCADE,
  ADD CONSTRAINT parent_as_it_is FOREIGN KEY (parent_id, parent_rank, parent_stands)
    REFERENCES organisations_organisation (id, rank, stands) ON UPDATE CASCADE;

-- Federations are known to everybody who is signed in: a union sees who stands above it. Their accounts are not.
CREATE POLICY federations_are_known ON organisations_organisation FOR SELECT USING (rank < 40 AND access_acting() IS NOT NULL);
CREATE POLICY federations_are_known ON organisations_placement FOR SELECT USING (organisation_rank < 40 AND access_acting() IS NOT NULL);

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

-- A suspension keeps its union, its first day and its ground; only its end is written later, once, with the decision that ends it.
CREATE FUNCTION organisations_check_suspension() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.organisation_id, lower(NEW.period), NEW.reason, NEW.decision) IS DISTINCT FROM
     (OLD.organisation_id, lower(OLD.period), OLD.reason, OLD.decision)
     OR NOT upper_inf(OLD.period) OR upper_inf(NEW.period) OR NEW.lifted_by = '' THEN
    RAISE EXCEPTION 'a suspension is ended once, by a decision' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER suspensions_end_once BEFORE UPDATE ON organisations_suspension
  FOR EACH ROW EXECUTE FUNCTION organisations_check_suspension();
