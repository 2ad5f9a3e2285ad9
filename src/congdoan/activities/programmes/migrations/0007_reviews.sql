-- What belongs to a consultation, an opinion or a review stands in its unit.
ALTER TABLE programmes_consultation ADD CONSTRAINT consultation_of_own_programme
  FOREIGN KEY (programme_id, unit_id) REFERENCES programmes_programme (id, unit_id);
ALTER TABLE programmes_review ADD CONSTRAINT review_of_own_programme
  FOREIGN KEY (programme_id, unit_id) REFERENCES programmes_programme (id, unit_id);

-- A programme goes one way: a draft may be asked about, what is issued is reviewed, and after the final review it stands closed.
CREATE OR REPLACE FUNCTION programmes_check_act() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  of programmes_programme;
  last smallint;
BEGIN
  SELECT * INTO of FROM programmes_programme WHERE id = NEW.programme_id FOR UPDATE;
  SELECT max(place) INTO last FROM programmes_programmeact WHERE programme_id = NEW.programme_id;
  IF NEW.acted_by IS DISTINCT FROM access_acting() OR NEW.acted_on IS DISTINCT FROM access_day() OR NEW.acted_at <> now() THEN
    RAISE EXCEPTION 'an act is done by whoever acts, today' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.place <> COALESCE(last, 0) + 1 OR NOT (CASE
    WHEN last IS NULL THEN NEW.kind = 'drafted' AND NEW.acted_by = of.prepared_by
    WHEN of.state IN ('drafted', 'returned') THEN NEW.kind IN ('consulting', 'submitted', 'withdrawn', 'handed_over')
    WHEN of.state = 'consulting' THEN NEW.kind IN ('consulted', 'withdrawn', 'handed_over')
    WHEN of.state = 'submitted' THEN NEW.kind IN ('returned', 'approved', 'handed_over')
    WHEN of.state = 'approved' THEN NEW.kind IN ('returned', 'issued', 'handed_over')
    WHEN of.state = 'issued' THEN NEW.kind IN ('midterm', 'final', 'handed_over')
    WHEN of.state = 'closed' THEN NEW.kind = 'reopened'
    ELSE false
  END) THEN
    RAISE EXCEPTION 'a programme does not go from % to %', of.state, NEW.kind
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'programme_goes_one_way';
  END IF;
  IF NEW.kind IN ('returned', 'withdrawn', 'issued', 'handed_over', 'reopened') AND NEW.words = '' THEN
    RAISE EXCEPTION 'this act says why, or under which number' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.kind = 'approved' AND EXISTS (
    SELECT FROM programmes_programmeact
    WHERE programme_id = NEW.programme_id AND acted_by = NEW.acted_by AND kind IN ('drafted', 'submitted')
  ) THEN
    RAISE EXCEPTION 'nobody approves a programme of their own'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'programme_approved_by_another';
  END IF;
  IF NEW.kind = 'reopened' AND NEW.acted_by = (
    SELECT acted_by FROM programmes_programmeact WHERE programme_id = NEW.programme_id AND kind = 'final' ORDER BY place DESC LIMIT 1
  ) THEN
    RAISE EXCEPTION 'a programme is reopened by another than who closed it'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'programme_reopened_by_another';
  END IF;
  IF NEW.kind IN ('consulting', 'submitted') AND NOT EXISTS (SELECT FROM programmes_task WHERE programme_id = NEW.programme_id) THEN
    RAISE EXCEPTION 'a programme has tasks'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'programme_has_tasks';
  END IF;
  IF NEW.kind = 'consulted' AND EXISTS (
    SELECT FROM programmes_opinion o JOIN programmes_consultation c ON c.id = o.consultation_id
    WHERE c.programme_id = NEW.programme_id AND (o.state = 'told' OR (o.state = 'open' AND o.due_on >= NEW.acted_on))
  ) THEN
    RAISE EXCEPTION 'every opinion is answered, and who was not heard has had the days'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'opinions_are_answered';
  END IF;
  UPDATE programmes_programme SET state = CASE NEW.kind
    WHEN 'consulted' THEN 'drafted' WHEN 'midterm' THEN 'issued' WHEN 'reopened' THEN 'issued' WHEN 'final' THEN 'closed' ELSE NEW.kind
  END WHERE id = NEW.programme_id;
  RETURN NEW;
END $$;

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
  ELSIF (NEW.id, NEW.unit_id, NEW.consultation_id, NEW.due_on) <> (OLD.id, OLD.unit_id, OLD.consultation_id, OLD.due_on) OR NOT (CASE OLD.state
    WHEN 'open' THEN NEW.state = 'told' AND NEW.told_by = access_acting() AND NEW.told_on = access_day() AND NEW.told_on <= OLD.due_on
    WHEN 'told' THEN NEW.state = 'answered' AND asks AND NEW.answered_by = access_acting() AND NEW.answered_on = access_day()
      AND (NEW.words, NEW.told_by, NEW.told_on) = (OLD.words, OLD.told_by, OLD.told_on)
    ELSE false
  END) THEN
    RAISE EXCEPTION 'an opinion is told once by its unit, in time, and answered once by who asked'
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
