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
