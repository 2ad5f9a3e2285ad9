-- A programme, or a report that is owed, ends with its unit, by the decision that ends it; who takes over is asked instead.
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
    WHEN of.state IN ('drafted', 'returned') THEN NEW.kind IN ('submitted', 'withdrawn', 'handed_over')
    WHEN of.state = 'submitted' THEN NEW.kind IN ('returned', 'approved', 'handed_over')
    WHEN of.state = 'approved' THEN NEW.kind IN ('returned', 'issued', 'handed_over')
    WHEN of.state = 'issued' THEN NEW.kind = 'handed_over'
    ELSE false
  END) THEN
    RAISE EXCEPTION 'a programme does not go from % to %', of.state, NEW.kind
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'programme_goes_one_way';
  END IF;
  IF NEW.kind IN ('returned', 'withdrawn', 'issued', 'handed_over') AND NEW.words = '' THEN
    RAISE EXCEPTION 'this act says why, or under which number' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.kind = 'approved' AND EXISTS (
    SELECT FROM programmes_programmeact
    WHERE programme_id = NEW.programme_id AND acted_by = NEW.acted_by AND kind IN ('drafted', 'submitted')
  ) THEN
    RAISE EXCEPTION 'nobody approves a programme of their own'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'programme_approved_by_another';
  END IF;
  IF NEW.kind = 'submitted' AND NOT EXISTS (SELECT FROM programmes_task WHERE programme_id = NEW.programme_id) THEN
    RAISE EXCEPTION 'a programme has tasks'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'programme_has_tasks';
  END IF;
  UPDATE programmes_programme SET state = NEW.kind WHERE id = NEW.programme_id;
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION programmes_keep_report() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.state <> 'open' OR NEW.sent_on IS NOT NULL OR NEW.is_amended OR NOT EXISTS (
      SELECT FROM programmes_reportrequest r WHERE r.id = NEW.request_id AND (r.prepared_by = access_acting() OR EXISTS (
        SELECT FROM programmes_report o WHERE o.request_id = r.id AND o.state = 'handed_over'))
        AND (r.title, r.first, r.last, r.opens_on, r.due_on, r.cells) = (NEW.title, NEW.first, NEW.last, NEW.opens_on, NEW.due_on, NEW.cells)
    ) THEN
      RAISE EXCEPTION 'a report begins open, as it was asked for' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
  ELSIF pg_trigger_depth() < 2 THEN
    RAISE EXCEPTION 'a report moves with its acts' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'report_moves_with_acts';
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION programmes_check_report_act() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  of programmes_report;
  last smallint;
BEGIN
  SELECT * INTO of FROM programmes_report WHERE id = NEW.report_id FOR UPDATE;
  SELECT max(place) INTO last FROM programmes_reportact WHERE report_id = NEW.report_id;
  IF NEW.acted_by IS DISTINCT FROM access_acting() OR NEW.acted_on IS DISTINCT FROM access_day() OR NEW.acted_at <> now() THEN
    RAISE EXCEPTION 'an act is done by whoever acts, today' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.place <> COALESCE(last, 0) + 1 OR NOT (CASE
    WHEN of.state IN ('open', 'returned') THEN NEW.kind = 'handed_over' OR (NEW.kind = 'submitted' AND NEW.acted_on >= of.opens_on)
    WHEN of.state = 'submitted' THEN NEW.kind IN ('returned', 'accepted')
    WHEN of.state = 'accepted' THEN NEW.kind IN ('returned', 'locked')
    WHEN of.state = 'locked' THEN NEW.kind = 'amended'
    ELSE false
  END) THEN
    RAISE EXCEPTION 'a report does not go from % to %', of.state, NEW.kind
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'report_goes_one_way';
  END IF;
  IF NEW.kind <> 'submitted' AND NOT EXISTS (SELECT FROM programmes_reportrequest WHERE id = of.request_id) THEN
    RAISE EXCEPTION 'a report is decided on by who asked for it'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'report_decided_from_above';
  END IF;
  IF (NEW.kind IN ('submitted', 'amended')) <> (NEW.figures IS NOT NULL) OR (NEW.kind IN ('returned', 'amended', 'handed_over') AND NEW.reason = '') THEN
    RAISE EXCEPTION 'what is sent has figures, what is returned or amended a reason' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  UPDATE programmes_report SET
    state = CASE NEW.kind WHEN 'amended' THEN 'locked' ELSE NEW.kind END,
    sent_on = COALESCE(sent_on, CASE WHEN NEW.kind = 'submitted' THEN NEW.acted_on END),
    is_amended = is_amended OR NEW.kind = 'amended'
  WHERE id = NEW.report_id;
  RETURN NEW;
END $$;
