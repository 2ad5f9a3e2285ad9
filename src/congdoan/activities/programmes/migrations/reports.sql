-- What belongs to a target, a request or a report stands in its unit.
ALTER TABLE programmes_frozenbase ADD CONSTRAINT base_of_own_target
  FOREIGN KEY (target_id, unit_id) REFERENCES programmes_target (id, unit_id);
ALTER TABLE programmes_requestact ADD CONSTRAINT act_on_own_request
  FOREIGN KEY (request_id, unit_id) REFERENCES programmes_reportrequest (id, unit_id);
ALTER TABLE programmes_reportact ADD CONSTRAINT act_on_own_report
  FOREIGN KEY (report_id, unit_id) REFERENCES programmes_report (id, unit_id);

CREATE FUNCTION programmes_check_base() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.frozen_by IS DISTINCT FROM access_acting() OR NEW.frozen_on IS DISTINCT FROM access_day() OR NEW.frozen_at <> now() THEN
    RAISE EXCEPTION 'a denominator is frozen by whoever acts, today' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER bases_frozen_today BEFORE INSERT ON programmes_frozenbase FOR EACH ROW EXECUTE FUNCTION programmes_check_base();

-- Requests and reports say what they say from the beginning; their state moves with their acts.
CREATE FUNCTION programmes_keep_request() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.state <> 'opened' OR NEW.paper_id IS NOT NULL OR NEW.prepared_by IS DISTINCT FROM access_acting() THEN
      RAISE EXCEPTION 'a request begins open, by whoever acts' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
  ELSIF (to_jsonb(NEW) - 'state' - 'paper_id') <> (to_jsonb(OLD) - 'state' - 'paper_id')
     OR (NEW.state <> OLD.state AND pg_trigger_depth() < 2) THEN
    RAISE EXCEPTION 'what was asked for never changes' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'request_stands';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER requests_stand BEFORE INSERT OR UPDATE ON programmes_reportrequest
  FOR EACH ROW EXECUTE FUNCTION programmes_keep_request();
CREATE TRIGGER requests_stay BEFORE DELETE OR TRUNCATE ON programmes_reportrequest
  FOR EACH STATEMENT EXECUTE FUNCTION access_refuse_change();

CREATE FUNCTION programmes_keep_report() RETURNS trigger LANGUAGE plpgsql AS $$
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
CREATE TRIGGER reports_move_with_acts BEFORE INSERT OR UPDATE ON programmes_report
  FOR EACH ROW EXECUTE FUNCTION programmes_keep_report();
CREATE TRIGGER reports_stay BEFORE DELETE OR TRUNCATE ON programmes_report
  FOR EACH STATEMENT EXECUTE FUNCTION access_refuse_change();

CREATE FUNCTION programmes_check_request_act() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  now_state text;
  last smallint;
BEGIN
  SELECT state INTO now_state FROM programmes_reportrequest WHERE id = NEW.request_id FOR UPDATE;
  SELECT max(place) INTO last FROM programmes_requestact WHERE request_id = NEW.request_id;
  IF NEW.acted_by IS DISTINCT FROM access_acting() OR NEW.acted_on IS DISTINCT FROM access_day() OR NEW.acted_at <> now() THEN
    RAISE EXCEPTION 'an act is done by whoever acts, today' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.place <> COALESCE(last, 0) + 1 OR NOT (CASE
    WHEN last IS NULL THEN NEW.kind = 'opened'
    WHEN now_state = 'opened' THEN NEW.kind = 'consolidated'
    WHEN now_state = 'consolidated' THEN NEW.kind IN ('consolidated', 'locked')
    ELSE false
  END) OR (NEW.kind = 'consolidated') <> (NEW.totals IS NOT NULL) THEN
    RAISE EXCEPTION 'a request does not go from % to %', now_state, NEW.kind
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'request_goes_one_way';
  END IF;
  UPDATE programmes_reportrequest SET state = NEW.kind WHERE id = NEW.request_id;
  RETURN NEW;
END $$;
CREATE TRIGGER requests_go_one_way BEFORE INSERT ON programmes_requestact
  FOR EACH ROW EXECUTE FUNCTION programmes_check_request_act();

-- A report goes one way; who reaches the request decides on it; figures come with what is sent; what is returned or amended says why.
CREATE FUNCTION programmes_check_report_act() RETURNS trigger LANGUAGE plpgsql AS $$
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
CREATE TRIGGER reports_go_one_way BEFORE INSERT ON programmes_reportact
  FOR EACH ROW EXECUTE FUNCTION programmes_check_report_act();

-- A reminder stands in the unit of what it is about, bears its last day, and is said of what is still to do.
ALTER TABLE programmes_reminder ADD CONSTRAINT reminder_of_own_report
  FOREIGN KEY (report_id, unit_id) REFERENCES programmes_report (id, unit_id);
ALTER TABLE programmes_reminder ADD CONSTRAINT reminder_of_own_request
  FOREIGN KEY (request_id, unit_id) REFERENCES programmes_reportrequest (id, unit_id);
ALTER TABLE programmes_reminder ADD CONSTRAINT reminder_of_own_task
  FOREIGN KEY (task_id, unit_id) REFERENCES programmes_task (id, unit_id);

CREATE FUNCTION programmes_check_reminder() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.said_by IS DISTINCT FROM access_acting() OR NEW.said_on IS DISTINCT FROM access_day() OR NEW.said_at <> now() THEN
    RAISE EXCEPTION 'a reminder is said by whoever acts, today' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF (NEW.kind IN ('late', 'escalated')) <> (NEW.due_on < NEW.said_on) OR NOT (CASE
    WHEN NEW.report_id IS NOT NULL THEN NEW.kind <> 'escalated' AND EXISTS (
      SELECT FROM programmes_report WHERE id = NEW.report_id AND due_on = NEW.due_on AND state IN ('open', 'returned'))
    WHEN NEW.request_id IS NOT NULL THEN EXISTS (
      SELECT FROM programmes_reportrequest WHERE id = NEW.request_id AND due_on = NEW.due_on AND escalate_on < NEW.said_on AND state <> 'locked')
    WHEN NEW.kind = 'escalated' THEN EXISTS (SELECT FROM programmes_task WHERE id = NEW.task_id AND due_on = NEW.due_on)
      AND EXISTS (SELECT FROM programmes_task WHERE parent_id = NEW.task_id AND due_on < NEW.said_on AND state IN ('open', 'under_way'))
    ELSE EXISTS (SELECT FROM programmes_task WHERE id = NEW.task_id AND due_on = NEW.due_on AND state IN ('open', 'under_way'))
  END) THEN
    RAISE EXCEPTION 'a reminder is said of what is still to do, with its last day'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'reminder_of_what_is_to_do';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER reminders_of_what_is_to_do BEFORE INSERT ON programmes_reminder
  FOR EACH ROW EXECUTE FUNCTION programmes_check_reminder();
