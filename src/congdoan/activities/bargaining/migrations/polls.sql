-- Polls on the phone, kept twice: a slip answers once, nobody reads a count before the end, and no row joins a slip with an answer.
-- The functions below are the only way to answer and to close; they run as the tables' owner, whom the third policy lets in.
CREATE POLICY served_by_functions ON bargaining_phonepoll USING (current_user <> 'congdoan_app') WITH CHECK (current_user <> 'congdoan_app');
CREATE POLICY served_by_functions ON bargaining_pollslip USING (current_user <> 'congdoan_app') WITH CHECK (current_user <> 'congdoan_app');
CREATE POLICY served_by_functions ON bargaining_pollcount USING (current_user <> 'congdoan_app') WITH CHECK (current_user <> 'congdoan_app');
REVOKE ALL ON bargaining_pollcount FROM congdoan_app;

CREATE TRIGGER parts_are_the_unions BEFORE INSERT ON bargaining_phonepoll
  FOR EACH ROW EXECUTE FUNCTION bargaining_check_talks_part();
ALTER TABLE bargaining_pollslip ADD CONSTRAINT slip_of_own_poll
  FOREIGN KEY (poll_id, unit_id) REFERENCES bargaining_phonepoll (id, unit_id);
ALTER TABLE bargaining_pollcount ADD CONSTRAINT count_of_own_poll
  FOREIGN KEY (poll_id, unit_id) REFERENCES bargaining_phonepoll (id, unit_id);

CREATE FUNCTION bargaining_check_slips() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM arrived WHERE is_used) OR EXISTS (
    SELECT FROM bargaining_phonepoll p WHERE p.id IN (SELECT poll_id FROM arrived)
      AND (p.closed_on IS NOT NULL OR p.slips <> (SELECT count(*) FROM bargaining_pollslip s WHERE s.poll_id = p.id))
  ) THEN
    RAISE EXCEPTION 'the slips of a poll come at once, unused, as many as were told' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER slips_come_at_once AFTER INSERT ON bargaining_pollslip
  REFERENCING NEW TABLE AS arrived FOR EACH STATEMENT EXECUTE FUNCTION bargaining_check_slips();

CREATE FUNCTION bargaining_slip(hashed text) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT jsonb_build_object(
    'title', p.title, 'unit_name', p.unit_name, 'questions', p.questions, 'opened_on', p.opened_on, 'closes_on', p.closes_on,
    'is_closed', p.closed_on IS NOT NULL, 'is_used', s.is_used
  )
  FROM bargaining_pollslip s JOIN bargaining_phonepoll p ON p.id = s.poll_id WHERE s.code_hash = hashed
$$;

CREATE FUNCTION bargaining_answer_slip(hashed text, told_on date, told jsonb) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  poll bargaining_phonepoll;
BEGIN
  SELECT p.* INTO poll FROM bargaining_phonepoll p
  WHERE p.id = (SELECT s.poll_id FROM bargaining_pollslip s WHERE s.code_hash = hashed)
    AND p.closed_on IS NULL AND told_on BETWEEN p.opened_on AND p.closes_on
  FOR SHARE;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  IF told = '{}'::jsonb OR EXISTS (
    SELECT FROM jsonb_each_text(told) t
    WHERE t.value NOT IN ('yes', 'no', 'other') OR NOT EXISTS (SELECT FROM jsonb_array_elements(poll.questions) q WHERE q ->> 0 = t.key)
  ) THEN
    RAISE EXCEPTION 'a slip answers what is asked' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  UPDATE bargaining_pollslip SET is_used = true WHERE code_hash = hashed AND NOT is_used;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  INSERT INTO bargaining_pollcount AS c (poll_id, unit_id, place, answer, number)
    SELECT poll.id, poll.unit_id, t.key::int, t.value, 1 FROM jsonb_each_text(told) t ORDER BY t.key, t.value
    ON CONFLICT (poll_id, place, answer) DO UPDATE SET number = c.number + 1;
  RETURN true;
END $$;

CREATE FUNCTION bargaining_close_poll(closed bigint) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  poll bargaining_phonepoll;
  used bigint;
  sums jsonb;
BEGIN
  SELECT p.* INTO poll FROM bargaining_phonepoll p WHERE p.id = closed AND p.closed_on IS NULL FOR UPDATE;
  IF NOT FOUND OR poll.unit_id NOT IN (SELECT branch_id FROM access_reached() AS branch_id) THEN
    RAISE EXCEPTION 'no open poll within reach' USING ERRCODE = 'insufficient_privilege';
  END IF;
  SELECT count(*) INTO used FROM bargaining_pollslip s WHERE s.poll_id = closed AND s.is_used;
  IF access_day() <= poll.closes_on AND used < poll.slips THEN
    RAISE EXCEPTION 'nobody counts before the end' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  SELECT coalesce(jsonb_object_agg(by_place.place, by_place.told), '{}') INTO sums FROM (
    SELECT c.place, jsonb_object_agg(c.answer, c.number) AS told FROM bargaining_pollcount c WHERE c.poll_id = closed GROUP BY c.place
  ) by_place;
  DELETE FROM bargaining_pollcount WHERE poll_id = closed;
  UPDATE bargaining_phonepoll SET closed_on = access_day() WHERE id = closed;
  RETURN jsonb_build_object('answered', used, 'sums', sums);
END $$;

CREATE FUNCTION bargaining_check_result() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM bargaining_phonepoll p WHERE p.id = NEW.phone_id AND p.bargaining_id = NEW.bargaining_id AND p.closed_on = access_day()
      AND p.slips = NEW.asked
      AND NEW.answered = (SELECT count(*) FROM bargaining_pollslip s WHERE s.poll_id = p.id AND s.is_used)
  ) THEN
    RAISE EXCEPTION 'counts from slips are those of a poll of these talks, told as it is closed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER results_are_their_polls BEFORE INSERT ON bargaining_bargainingpoll
  FOR EACH ROW WHEN (NEW.phone_id IS NOT NULL) EXECUTE FUNCTION bargaining_check_result();

-- Talks that end close the poll that runs: its counts are dropped untold, for nobody agreed to be counted before the end.
CREATE FUNCTION bargaining_end_polls() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  WITH ended AS (
    UPDATE bargaining_phonepoll SET closed_on = access_day() WHERE bargaining_id = NEW.id AND closed_on IS NULL RETURNING id
  )
  DELETE FROM bargaining_pollcount WHERE poll_id IN (SELECT id FROM ended);
  RETURN NULL;
END $$;
CREATE TRIGGER polls_end_with_their_talks AFTER UPDATE OF state ON bargaining_bargaining
  FOR EACH ROW WHEN (NEW.state <> 'open') EXECUTE FUNCTION bargaining_end_polls();
