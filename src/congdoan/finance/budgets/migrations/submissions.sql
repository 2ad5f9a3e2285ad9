-- A settlement is sent by whoever acts, one at a time, and answered once: above, by somebody else, as it was sent.
CREATE FUNCTION budgets_check_submission() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  former budgets_submission;
  fate text;
BEGIN
  NEW.submitted_by := access_acting();
  NEW.submitted_on := access_day();
  NEW.submitted_at := now();
  PERFORM pg_advisory_xact_lock(hashtextextended('budgets/submission/' || NEW.unit_id || '/' || NEW.year, 0));
  SELECT * INTO former FROM budgets_submission WHERE unit_id = NEW.unit_id AND year = NEW.year ORDER BY number DESC LIMIT 1;
  SELECT kind INTO fate FROM budgets_submissionanswer WHERE submission_id = former.id;
  IF NEW.number <> COALESCE(former.number, 0) + 1 OR (former.id IS NOT NULL AND fate IS NULL) THEN
    RAISE EXCEPTION 'a settlement of this year waits for its answer' USING ERRCODE = 'integrity_constraint_violation',
      CONSTRAINT = 'one_open_submission';
  END IF;
  IF fate = 'approved' AND NEW.reason = '' THEN
    RAISE EXCEPTION 'an approved settlement is replaced for a reason' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.sha256 <> encode(sha256(convert_to(NEW.content, 'UTF8')), 'hex') THEN
    RAISE EXCEPTION 'the figures are not those of their seal' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NOT EXISTS (
    SELECT FROM access_reach
    WHERE ancestor_id = NEW.upper_id AND branch_id = NEW.unit_id AND depth > 0 AND ancestor_id <> 1 AND period @> access_day()
  ) THEN
    RAISE EXCEPTION 'a settlement goes to a level above' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER sent_one_at_a_time BEFORE INSERT ON budgets_submission FOR EACH ROW EXECUTE FUNCTION budgets_check_submission();

CREATE FUNCTION budgets_check_answer() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  asked budgets_submission;
BEGIN
  NEW.answered_by := access_acting();
  NEW.answered_on := access_day();
  NEW.answered_at := now();
  SELECT * INTO asked FROM budgets_submission WHERE id = NEW.submission_id;
  IF asked.unit_id IS DISTINCT FROM NEW.unit_id OR asked.sha256 IS DISTINCT FROM NEW.sha256 THEN
    RAISE EXCEPTION 'an answer names the settlement as it was sent' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.kind = 'withdrawn' THEN
    RETURN NEW;
  END IF;
  IF NEW.answered_by = asked.submitted_by THEN
    RAISE EXCEPTION 'nobody approves a settlement of their own' USING ERRCODE = 'integrity_constraint_violation',
      CONSTRAINT = 'second_person';
  END IF;
  IF asked.upper_id NOT IN (SELECT access_reached()) THEN
    RAISE EXCEPTION 'a settlement is answered above' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'answered_above';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER answered_above BEFORE INSERT ON budgets_submissionanswer FOR EACH ROW EXECUTE FUNCTION budgets_check_answer();

CREATE FUNCTION budgets_check_remark() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  said budgets_submissionanswer;
BEGIN
  SELECT * INTO said FROM budgets_submissionanswer WHERE id = NEW.answer_id;
  IF said.unit_id IS DISTINCT FROM NEW.unit_id OR said.answered_at <> now() OR (NEW.approved IS NOT NULL AND said.kind <> 'approved') THEN
    RAISE EXCEPTION 'a remark is said with its answer' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER said_with_its_answer BEFORE INSERT ON budgets_submissionremark FOR EACH ROW EXECUTE FUNCTION budgets_check_remark();
