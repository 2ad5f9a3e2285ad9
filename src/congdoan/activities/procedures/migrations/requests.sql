-- Requests, kept twice. Who comes by a code sees that one request; who filed sees the own ones; a queue is seen by reach.
CREATE FUNCTION procedures_code() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT NULLIF(current_setting('congdoan.request', true), '')
$$;

CREATE POLICY followed_by_code ON procedures_request FOR SELECT USING (code_hash = (SELECT procedures_code()));
CREATE POLICY moved_by_code ON procedures_request FOR UPDATE USING (code_hash = (SELECT procedures_code()));
CREATE POLICY seen_by_filer ON procedures_request FOR SELECT USING (filed_by = (SELECT access_acting()) AND channel IN ('account', 'unit'));
CREATE POLICY seen_by_asking_unit ON procedures_request FOR SELECT USING (from_unit_id IN (SELECT branch_id FROM access_reached() AS branch_id));
CREATE POLICY filed_by_anybody ON procedures_request FOR INSERT WITH CHECK (
  code_hash = (SELECT procedures_code()) AND (
    (channel = 'public' AND access_acting() IS NULL AND from_unit_id IS NULL)
    OR (channel = 'account' AND filed_by = access_acting() AND from_unit_id IS NULL)
    OR (channel = 'unit' AND filed_by = access_acting() AND from_unit_id IN (SELECT branch_id FROM access_reached() AS branch_id))
  )
);

CREATE POLICY of_seen_requests ON procedures_requestact FOR SELECT USING (
  EXISTS (SELECT FROM procedures_request r WHERE r.id = request_id)
);
CREATE POLICY told_by_code ON procedures_requestact FOR INSERT WITH CHECK (
  kind IN ('filed', 'resumed', 'withdrawn') AND EXISTS (SELECT FROM procedures_request r WHERE r.id = request_id AND r.code_hash = (SELECT procedures_code()))
);
CREATE POLICY of_seen_requests ON procedures_requestpaper FOR SELECT USING (
  EXISTS (SELECT FROM procedures_request r WHERE r.id = request_id)
);
CREATE POLICY brought_by_code ON procedures_requestpaper FOR INSERT WITH CHECK (
  key <> 'result' AND EXISTS (SELECT FROM procedures_request r WHERE r.id = request_id AND r.code_hash = (SELECT procedures_code()))
);
CREATE POLICY of_seen_requests ON procedures_rating FOR SELECT USING (EXISTS (SELECT FROM procedures_request r WHERE r.id = request_id));
CREATE POLICY rated_by_code ON procedures_rating FOR INSERT WITH CHECK (
  EXISTS (SELECT FROM procedures_request r WHERE r.id = request_id AND r.code_hash = (SELECT procedures_code()))
);

-- What belongs to a request stands in its unit.
ALTER TABLE procedures_requestact ADD CONSTRAINT act_on_own_procedure_request
  FOREIGN KEY (request_id, unit_id) REFERENCES procedures_request (id, unit_id);
ALTER TABLE procedures_requestpaper ADD CONSTRAINT paper_of_own_procedure_request
  FOREIGN KEY (request_id, unit_id) REFERENCES procedures_request (id, unit_id);
ALTER TABLE procedures_rating ADD CONSTRAINT rating_of_own_procedure_request
  FOREIGN KEY (request_id, unit_id) REFERENCES procedures_request (id, unit_id);

-- What was told is sealed, and no citizen number lies about in words.
ALTER TABLE procedures_request ADD CONSTRAINT procedure_request_sealed_shape
  CHECK (octet_length(told_sealed) >= 35 AND get_byte(told_sealed, 0) = 1);
ALTER TABLE procedures_requestpaper ADD CONSTRAINT procedure_paper_sealed_shape
  CHECK (octet_length(sealed) >= 35 AND get_byte(sealed, 0) = 1);
ALTER TABLE procedures_requestact ADD CONSTRAINT procedure_words_hold_no_citizen_number CHECK (words !~ '[0-9]{12}');

-- A counter is turned by whoever acts, in its reach, and each turn is a change.
CREATE FUNCTION procedures_check_counter() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.told_by IS DISTINCT FROM access_acting() OR NEW.told_on IS DISTINCT FROM access_day() OR NEW.told_at <> now() THEN
    RAISE EXCEPTION 'a counter is opened and closed by whoever acts, today' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER counters_turned_by_who_acts BEFORE INSERT ON procedures_counter
  FOR EACH ROW EXECUTE FUNCTION procedures_check_counter();

-- A request begins as filed, at an open counter unless it was brought to the office; what was told never changes, acts move the rest.
CREATE FUNCTION procedures_keep_request() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  moving text[] := ARRAY['state', 'due_on', 'paused_on', 'decided_on', 'outcome', 'performed_id', 'document_id', 'escalated_on'];
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.state <> 'filed' OR NEW.paused_on IS NOT NULL OR NEW.decided_on IS NOT NULL OR NEW.outcome <> '' OR NEW.performed_id IS NOT NULL
       OR NEW.document_id IS NOT NULL OR NEW.escalated_on IS NOT NULL OR NEW.filed_at <> now() OR NEW.due_on < NEW.filed_on
       OR NEW.filed_by IS DISTINCT FROM access_acting() OR NEW.definition ->> 'code' IS DISTINCT FROM NEW.code
       OR (NEW.due_on IS NULL) <> (NEW.definition ->> 'working_days' IS NULL) THEN
      RAISE EXCEPTION 'a request begins as filed, under its procedure' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF NEW.channel <> 'counter' AND NOT COALESCE((
      SELECT c.is_open FROM procedures_counter c WHERE (c.unit_id, c.code) = (NEW.unit_id, NEW.code) ORDER BY c.id DESC LIMIT 1
    ), false) THEN
      RAISE EXCEPTION 'this unit takes no such requests from everybody'
        USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'request_at_open_counter';
    END IF;
  ELSIF pg_trigger_depth() < 2 OR (to_jsonb(NEW) - moving) <> (to_jsonb(OLD) - moving) THEN
    RAISE EXCEPTION 'what was asked never changes, and a request moves with its acts'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'request_moves_with_acts';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER requests_move_with_acts BEFORE INSERT OR UPDATE ON procedures_request
  FOR EACH ROW EXECUTE FUNCTION procedures_keep_request();
CREATE TRIGGER requests_stay BEFORE DELETE OR TRUNCATE ON procedures_request
  FOR EACH STATEMENT EXECUTE FUNCTION access_refuse_change();

-- Acts follow each other by the law of the steps; a clock that stood still goes on with what was left, never with less time for nobody.
CREATE FUNCTION procedures_take_act() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  of procedures_request;
  last smallint;
BEGIN
  SELECT * INTO of FROM procedures_request WHERE id = NEW.request_id FOR UPDATE;
  SELECT max(place) INTO last FROM procedures_requestact WHERE request_id = NEW.request_id;
  IF NEW.acted_by IS DISTINCT FROM access_acting() OR NEW.acted_at <> now()
     OR (access_day() IS NOT NULL AND NEW.acted_on IS DISTINCT FROM access_day()) THEN
    RAISE EXCEPTION 'an act is done by whoever acts, today' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.place <> COALESCE(last, 0) + 1 OR NOT (CASE
    WHEN last IS NULL THEN NEW.kind = 'filed' AND NEW.due_on IS NOT DISTINCT FROM of.due_on
    WHEN NEW.kind IN ('reminded', 'escalated') THEN of.state IN ('filed', 'received', 'checked') AND NEW.due_on = of.due_on
    WHEN of.state = 'filed' THEN NEW.kind IN ('received', 'withdrawn')
    WHEN of.state = 'received' THEN NEW.kind IN ('checked', 'asked', 'withdrawn') OR (NEW.kind, NEW.outcome) = ('decided', 'refused')
    WHEN of.state = 'checked' THEN NEW.kind IN ('asked', 'decided', 'withdrawn')
    WHEN of.state = 'paused' THEN NEW.kind IN ('resumed', 'withdrawn') OR (NEW.kind, NEW.outcome) = ('decided', 'refused')
    WHEN of.state = 'decided' THEN NEW.kind IN ('drafted', 'closed')
    ELSE false
  END) THEN
    RAISE EXCEPTION 'a request does not go from % to %', of.state, NEW.kind
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'procedure_request_goes_one_way';
  END IF;
  IF (NEW.kind = 'decided') <> (NEW.outcome <> '') OR (NEW.kind IN ('asked', 'decided', 'resumed') AND NEW.words = '')
     OR (NEW.kind = 'resumed' AND (NEW.due_on IS NULL) <> (of.due_on IS NULL)) OR (NEW.kind = 'resumed' AND NEW.due_on < of.due_on)
     OR (NEW.kind = 'drafted' AND NEW.refers_to IS NULL) THEN
    RAISE EXCEPTION 'an act says what it must, and no pause shortens the time' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  UPDATE procedures_request SET
    state = CASE NEW.kind WHEN 'asked' THEN 'paused' WHEN 'resumed' THEN 'received' WHEN 'drafted' THEN of.state
      WHEN 'reminded' THEN of.state WHEN 'escalated' THEN of.state ELSE NEW.kind END,
    due_on = CASE NEW.kind WHEN 'resumed' THEN NEW.due_on ELSE of.due_on END,
    paused_on = CASE NEW.kind WHEN 'asked' THEN NEW.acted_on WHEN 'resumed' THEN NULL ELSE of.paused_on END,
    decided_on = CASE NEW.kind WHEN 'decided' THEN NEW.acted_on ELSE of.decided_on END,
    outcome = CASE NEW.kind WHEN 'decided' THEN NEW.outcome ELSE of.outcome END,
    performed_id = CASE WHEN NEW.kind IN ('checked', 'decided') THEN COALESCE(NEW.refers_to, of.performed_id) ELSE of.performed_id END,
    document_id = CASE NEW.kind WHEN 'drafted' THEN NEW.refers_to ELSE of.document_id END,
    escalated_on = CASE NEW.kind WHEN 'escalated' THEN NEW.acted_on ELSE of.escalated_on END
  WHERE id = of.id;
  RETURN NEW;
END $$;
CREATE TRIGGER requests_go_one_way BEFORE INSERT ON procedures_requestact
  FOR EACH ROW EXECUTE FUNCTION procedures_take_act();

-- A result is the signed answer; papers come by whoever acts; who rates rates what was decided.
CREATE FUNCTION procedures_check_paper() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.added_by IS DISTINCT FROM access_acting() OR NEW.added_at <> now() OR (NEW.key = 'result' AND NOT EXISTS (
    SELECT FROM procedures_request r JOIN documents_outgoingnumber n ON n.outgoing_id = r.document_id
    WHERE r.id = NEW.request_id AND r.state = 'decided'
  )) THEN
    RAISE EXCEPTION 'a paper is brought by whoever acts, and a result is a signed answer' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER results_are_signed BEFORE INSERT ON procedures_requestpaper FOR EACH ROW EXECUTE FUNCTION procedures_check_paper();

CREATE FUNCTION procedures_check_rating() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.rated_at <> now() OR NOT EXISTS (SELECT FROM procedures_request WHERE id = NEW.request_id AND state IN ('decided', 'closed')) THEN
    RAISE EXCEPTION 'only what was decided is rated' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER decided_ones_are_rated BEFORE INSERT ON procedures_rating FOR EACH ROW EXECUTE FUNCTION procedures_check_rating();
