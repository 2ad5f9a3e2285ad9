-- What belongs to a consultation, an opinion or a review stands in its unit.
ALTER TABLE programmes_consultation ADD CONSTRAINT consultation_of_own_programme
  FOREIGN KEY (programme_id, unit_id) REFERENCES programmes_programme (id, unit_id);
ALTER TABLE programmes_review ADD CONSTRAINT review_of_own_programme
  FOREIGN KEY (programme_id, unit_id) REFERENCES programmes_programme (id, unit_id);

-- Who is asked reads the draft that they are asked about.
CREATE POLICY read_by_who_is_asked ON programmes_consultation FOR SELECT USING (
  id IN (SELECT consultation_id FROM programmes_opinion)
);

CREATE FUNCTION programmes_check_consultation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.opened_by IS DISTINCT FROM access_acting() OR NEW.opened_on IS DISTINCT FROM access_day() OR NEW.opened_at <> now()
     OR NEW.due_on < NEW.opened_on OR programmes_state_of(NEW.programme_id) IS DISTINCT FROM 'consulting' THEN
    RAISE EXCEPTION 'a draft is asked about by whoever acts, today, with days to answer' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER consultations_open_today BEFORE INSERT ON programmes_consultation
  FOR EACH ROW EXECUTE FUNCTION programmes_check_consultation();

-- An opinion is asked by who reaches the draft, told once by its unit until the last day, answered once by who asked.
CREATE FUNCTION programmes_keep_opinion() RETURNS trigger LANGUAGE plpgsql AS $$
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
CREATE TRIGGER opinions_go_one_way BEFORE INSERT OR UPDATE ON programmes_opinion FOR EACH ROW EXECUTE FUNCTION programmes_keep_opinion();
CREATE TRIGGER opinions_stay BEFORE DELETE OR TRUNCATE ON programmes_opinion FOR EACH STATEMENT EXECUTE FUNCTION access_refuse_change();

-- A review belongs to its act and says what it said on its day.
CREATE FUNCTION programmes_keep_review() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF (to_jsonb(NEW) - 'paper_id') <> (to_jsonb(OLD) - 'paper_id') THEN
      RAISE EXCEPTION 'a review never changes' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'review_stands';
    END IF;
  ELSIF NEW.made_at <> now() OR NEW.paper_id IS NOT NULL OR NOT EXISTS (
    SELECT FROM programmes_programmeact a WHERE a.id = NEW.act_id AND (a.programme_id, a.kind, a.acted_by, a.acted_at)
      = (NEW.programme_id, NEW.kind, NEW.made_by, now()) AND a.acted_on = NEW.until
  ) THEN
    RAISE EXCEPTION 'a review comes with its act' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'review_stands';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER reviews_stand BEFORE INSERT OR UPDATE ON programmes_review FOR EACH ROW EXECUTE FUNCTION programmes_keep_review();
CREATE TRIGGER reviews_stay BEFORE DELETE OR TRUNCATE ON programmes_review FOR EACH STATEMENT EXECUTE FUNCTION access_refuse_change();

CREATE FUNCTION programmes_check_reviewed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.kind IN ('midterm', 'final') AND EXISTS (SELECT FROM programmes_programmeact WHERE id = NEW.id)
     AND NOT EXISTS (SELECT FROM programmes_review WHERE act_id = NEW.id) THEN
    RAISE EXCEPTION 'a review is written down' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'review_is_written';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER reviews_are_written AFTER INSERT ON programmes_programmeact
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION programmes_check_reviewed();

-- After the final review neither figures nor denominators are told.
CREATE FUNCTION programmes_refuse_closed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM programmes_target WHERE id = NEW.target_id AND programmes_state_of(programme_id) = 'closed') THEN
    RAISE EXCEPTION 'this programme is closed' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'closed_programmes_stand';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER closed_programmes_stand BEFORE INSERT ON programmes_targetfigure FOR EACH ROW EXECUTE FUNCTION programmes_refuse_closed();
CREATE TRIGGER closed_programmes_stand BEFORE INSERT ON programmes_frozenbase FOR EACH ROW EXECUTE FUNCTION programmes_refuse_closed();

-- A draft that was withdrawn, or that ended with its unit, asks nobody any more: what it asked lapses with it.
CREATE POLICY served_by_functions ON programmes_opinion USING (current_user <> 'congdoan_app') WITH CHECK (current_user <> 'congdoan_app');

-- The owner does it: a unit that was asked may stand under another federation by now.
CREATE FUNCTION programmes_lapse_opinions() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE programmes_opinion SET state = 'lapsed' WHERE state IN ('open', 'told')
    AND consultation_id IN (SELECT id FROM programmes_consultation WHERE programme_id = NEW.programme_id);
  RETURN NULL;
END $$;
CREATE TRIGGER opinions_lapse_with_their_draft AFTER INSERT ON programmes_programmeact
  FOR EACH ROW WHEN (NEW.kind IN ('withdrawn', 'handed_over')) EXECUTE FUNCTION programmes_lapse_opinions();
