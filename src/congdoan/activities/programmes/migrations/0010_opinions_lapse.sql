-- A draft that was withdrawn, or that ended with its unit, asks nobody any more: what it asked lapses with it.
CREATE POLICY served_by_functions ON programmes_opinion USING (current_user <> 'congdoan_app') WITH CHECK (current_user <> 'congdoan_app');

CREATE OR REPLACE FUNCTION programmes_keep_opinion() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  asks boolean := EXISTS (
    SELECT FROM programmes_consultation c WHERE c.id = NEW.consultation_id AND c.due_on = NEW.due_on
      AND c.unit_id IN (SELECT branch_id FROM access_reached() AS branch_id)
  );
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.state <> 'open' OR NOT asks THEN
      RAISE EXCEPTION 'an opinion is asked for by who drafts' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'opinion_goes_one_way';
    END IF;
  ELSIF (NEW.id, NEW.unit_id, NEW.consultation_id, NEW.due_on) <> (OLD.id, OLD.unit_id, OLD.consultation_id, OLD.due_on) OR NOT (CASE
    WHEN OLD.state = 'open' AND NEW.state = 'told' THEN
      NEW.told_by = access_acting() AND NEW.told_on = access_day() AND NEW.told_on <= OLD.due_on
    WHEN OLD.state = 'told' AND NEW.state = 'answered' THEN
      asks AND NEW.answered_by = access_acting() AND NEW.answered_on = access_day()
      AND (NEW.words, NEW.told_by, NEW.told_on) = (OLD.words, OLD.told_by, OLD.told_on)
    WHEN OLD.state IN ('open', 'told') AND NEW.state = 'lapsed' THEN
      pg_trigger_depth() > 1 AND (NEW.words, NEW.told_by, NEW.told_on) IS NOT DISTINCT FROM (OLD.words, OLD.told_by, OLD.told_on)
    ELSE false
  END) THEN
    RAISE EXCEPTION 'an opinion is told once by its unit, in time, and answered once by who asked; it lapses with its draft'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'opinion_goes_one_way';
  END IF;
  RETURN NEW;
END $$;

-- The owner does it: a unit that was asked may stand under another federation by now.
CREATE FUNCTION programmes_lapse_opinions() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE programmes_opinion SET state = 'lapsed' WHERE state IN ('open', 'told')
    AND consultation_id IN (SELECT id FROM programmes_consultation WHERE programme_id = NEW.programme_id);
  RETURN NULL;
END $$;
CREATE TRIGGER opinions_lapse_with_their_draft AFTER INSERT ON programmes_programmeact
  FOR EACH ROW WHEN (NEW.kind IN ('withdrawn', 'handed_over')) EXECUTE FUNCTION programmes_lapse_opinions();

-- Those that were asked for before.
ALTER TABLE programmes_opinion DISABLE TRIGGER opinions_go_one_way;
ALTER TABLE programmes_programme NO FORCE ROW LEVEL SECURITY;
ALTER TABLE programmes_consultation NO FORCE ROW LEVEL SECURITY;
UPDATE programmes_opinion SET state = 'lapsed' WHERE state IN ('open', 'told') AND consultation_id IN (
  SELECT c.id FROM programmes_consultation c JOIN programmes_programme p ON p.id = c.programme_id WHERE p.state IN ('withdrawn', 'handed_over')
);
ALTER TABLE programmes_consultation FORCE ROW LEVEL SECURITY;
ALTER TABLE programmes_programme FORCE ROW LEVEL SECURITY;
ALTER TABLE programmes_opinion ENABLE TRIGGER opinions_go_one_way;
