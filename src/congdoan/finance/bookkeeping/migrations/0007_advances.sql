-- Advances, kept twice: numbers follow each other, nobody approves what they asked for or pays what they approved, what was paid is
-- settled, returned or open, every step of money stands in the books, and who did it when is proved.
ALTER TABLE bookkeeping_advance ADD CONSTRAINT advance_with_its_unit UNIQUE (id, unit_id);
ALTER TABLE bookkeeping_advance_step
  ADD CONSTRAINT advance_step_with_its_unit UNIQUE (id, unit_id),
  ADD CONSTRAINT advance_step_of_own_unit FOREIGN KEY (advance_id, unit_id) REFERENCES bookkeeping_advance (id, unit_id);
ALTER TABLE bookkeeping_advance_part
  ADD CONSTRAINT advance_part_of_own_unit FOREIGN KEY (step_id, unit_id) REFERENCES bookkeeping_advance_step (id, unit_id);

-- The same fold as `rules.advances.standing_of`.
CREATE FUNCTION bookkeeping_advance_standing(
  of_advance bigint,
  OUT state text, OUT last smallint, OUT paid bigint, OUT topped_up bigint, OUT settled bigint, OUT returned bigint,
  OUT pending bigint, OUT is_accepted boolean, OUT open bigint
) LANGUAGE plpgsql STABLE AS $$
DECLARE
  kinds text[];
  settling text;
  told bigint;
BEGIN
  SELECT coalesce(max(s.place), 0), coalesce(array_agg(s.kind), '{}'),
         coalesce(sum(s.amount) FILTER (WHERE s.kind = 'paid' AND t.id IS NULL), 0),
         coalesce(sum(s.amount) FILTER (WHERE s.kind = 'topped_up' AND t.id IS NULL), 0),
         coalesce(sum(s.amount) FILTER (WHERE s.kind = 'settled' AND t.id IS NULL), 0),
         coalesce(sum(s.amount) FILTER (WHERE s.kind = 'returned' AND t.id IS NULL), 0)
    INTO last, kinds, paid, topped_up, settled, returned
    FROM bookkeeping_advance_step s
    LEFT JOIN bookkeeping_advance_step t ON (t.advance_id, t.takes_back) = (s.advance_id, s.place)
    WHERE s.advance_id = of_advance;
  SELECT s.kind, s.amount INTO settling, told FROM bookkeeping_advance_step s
    WHERE s.advance_id = of_advance AND s.kind IN ('filed', 'accepted', 'refused', 'settled') ORDER BY s.place DESC LIMIT 1;
  pending := CASE WHEN settling IN ('filed', 'accepted') THEN told ELSE 0 END;
  is_accepted := coalesce(settling = 'accepted', false);
  open := paid + topped_up - settled - returned;
  state := CASE
    WHEN 'declined' = ANY(kinds) THEN 'declined'
    WHEN paid > 0 AND (open > 0 OR pending > 0) THEN 'paid'
    WHEN paid > 0 THEN 'closed'
    WHEN 'paid' = ANY(kinds) THEN 'taken_back'
    WHEN 'approved' = ANY(kinds) THEN 'approved'
    ELSE 'requested'
  END;
END $$;

CREATE FUNCTION bookkeeping_check_advance() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.requested_by IS DISTINCT FROM access_acting() OR NEW.requested_at <> now() THEN
    RAISE EXCEPTION 'an advance is requested by whoever acts, now' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('bookkeeping_advance', NEW.unit_id));
  SELECT coalesce(max(number), 0) + 1 INTO NEW.number FROM bookkeeping_advance WHERE (unit_id, year) = (NEW.unit_id, NEW.year);
  IF NEW.second_reason = '' AND EXISTS (
    SELECT FROM bookkeeping_advance a, LATERAL bookkeeping_advance_standing(a.id) s
    WHERE (a.unit_id, a.person_key) = (NEW.unit_id, NEW.person_key) AND s.state IN ('requested', 'approved', 'paid')
  ) THEN
    RAISE EXCEPTION 'a second advance says why' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'second_advance_says_why';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER advances_are_numbered BEFORE INSERT ON bookkeeping_advance FOR EACH ROW EXECUTE FUNCTION bookkeeping_check_advance();

CREATE FUNCTION bookkeeping_may_move_advance(step bookkeeping_advance_step, asked bigint) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
DECLARE
  now_ record;
  meant bookkeeping_advance_step;
BEGIN
  SELECT * INTO now_ FROM bookkeeping_advance_standing(step.advance_id);
  IF step.place <> now_.last + 1 OR (step.kind = 'reversed') <> (step.takes_back IS NOT NULL) THEN
    RETURN false;
  END IF;
  IF now_.state = 'requested' THEN
    RETURN step.kind = 'declined' OR (step.kind = 'approved' AND step.amount = asked);
  ELSIF now_.state = 'approved' THEN
    RETURN step.kind = 'declined' OR (step.kind = 'paid' AND step.amount = asked);
  ELSIF step.kind = 'reversed' THEN
    SELECT * INTO meant FROM bookkeeping_advance_step WHERE (advance_id, place) = (step.advance_id, step.takes_back);
    IF meant.id IS NULL OR meant.kind NOT IN ('paid', 'topped_up', 'settled', 'returned') OR now_.pending > 0
       OR step.amount <> meant.amount
       OR EXISTS (SELECT FROM bookkeeping_advance_step WHERE (advance_id, takes_back) = (step.advance_id, meant.place)) THEN
      RETURN false;
    END IF;
    RETURN CASE meant.kind
      WHEN 'paid' THEN now_.topped_up + now_.settled + now_.returned = 0
      WHEN 'topped_up' THEN now_.open >= meant.amount
      ELSE true
    END;
  END IF;
  RETURN now_.state = 'paid' AND CASE step.kind
    WHEN 'filed' THEN now_.pending = 0 AND now_.open > 0 AND step.amount > 0
    WHEN 'accepted' THEN now_.pending > 0 AND NOT now_.is_accepted AND step.amount = now_.pending
    WHEN 'refused' THEN now_.pending > 0 AND step.amount = now_.pending
    WHEN 'topped_up' THEN now_.is_accepted AND step.amount > 0 AND step.amount = now_.pending - now_.open
    WHEN 'settled' THEN now_.is_accepted AND step.amount = now_.pending AND step.amount <= now_.open
    WHEN 'returned' THEN step.amount > 0 AND step.amount <= now_.open - now_.pending
    ELSE false
  END;
END $$;

-- The other person: who asked does not approve, who filed does not accept, who approved or accepted does not pay; who asked or filed
-- pays only where the unit's setting allows it.
CREATE FUNCTION bookkeeping_other_person(step bookkeeping_advance_step, asked_by bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT CASE step.kind
    WHEN 'approved' THEN step.recorded_by <> asked_by
    WHEN 'paid' THEN step.recorded_by <> last_by.approved AND (step.recorded_by <> asked_by OR one_hand.is_allowed)
    WHEN 'accepted' THEN step.recorded_by <> last_by.filed
    WHEN 'topped_up' THEN step.recorded_by <> last_by.accepted AND (step.recorded_by <> last_by.filed OR one_hand.is_allowed)
    ELSE true
  END
  FROM (
    SELECT (array_agg(recorded_by ORDER BY place DESC) FILTER (WHERE kind = 'approved'))[1] AS approved,
           (array_agg(recorded_by ORDER BY place DESC) FILTER (WHERE kind = 'filed'))[1] AS filed,
           (array_agg(recorded_by ORDER BY place DESC) FILTER (WHERE kind = 'accepted'))[1] AS accepted
    FROM bookkeeping_advance_step WHERE advance_id = step.advance_id
  ) last_by,
  (SELECT coalesce((
     SELECT payer_may_prepare FROM bookkeeping_separation_setting
     WHERE unit_id = step.unit_id AND since <= step.happened_on ORDER BY since DESC, id DESC LIMIT 1
   ), false) AS is_allowed) one_hand
$$;

CREATE FUNCTION bookkeeping_check_advance_step() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  asked bookkeeping_advance;
  booked record;
BEGIN
  IF NEW.recorded_by IS DISTINCT FROM access_acting() OR NEW.recorded_at <> now() THEN
    RAISE EXCEPTION 'a step is recorded by whoever acts, now' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  SELECT * INTO asked FROM bookkeeping_advance WHERE id = NEW.advance_id;
  IF NOT bookkeeping_may_move_advance(NEW, asked.amount) THEN
    RAISE EXCEPTION 'an advance does not take the step % of % now', NEW.kind, NEW.amount USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NOT bookkeeping_other_person(NEW, asked.requested_by) THEN
    RAISE EXCEPTION 'another person takes the step %', NEW.kind USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.entry_id IS NOT NULL THEN
    SELECT unit_id, source, reverses_id INTO booked FROM ledger_entry WHERE id = NEW.entry_id;
    IF booked.unit_id IS DISTINCT FROM NEW.unit_id OR (NEW.kind <> 'reversed' AND booked.source IS DISTINCT FROM
         format('bookkeeping/advance/%s/%s', NEW.advance_id, NEW.place))
       OR (NEW.kind = 'reversed' AND booked.reverses_id IS DISTINCT FROM (
         SELECT entry_id FROM bookkeeping_advance_step WHERE (advance_id, place) = (NEW.advance_id, NEW.takes_back))) THEN
      RAISE EXCEPTION 'a step of money has its own entry' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER advances_go_one_way BEFORE INSERT ON bookkeeping_advance_step
  FOR EACH ROW EXECUTE FUNCTION bookkeeping_check_advance_step();

-- Checked when the transaction ends, since a settlement and its lines arrive in several statements.
CREATE FUNCTION bookkeeping_check_settlement() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  checked bigint := CASE TG_TABLE_NAME WHEN 'bookkeeping_advance_step' THEN (to_jsonb(NEW)->>'id')::bigint
                                       ELSE (to_jsonb(NEW)->>'step_id')::bigint END;
BEGIN
  IF NOT EXISTS (
    SELECT FROM bookkeeping_advance_step s
    WHERE s.id = checked AND s.kind = 'filed'
      AND s.amount = (SELECT coalesce(sum(amount), 0) FROM bookkeeping_advance_part WHERE step_id = s.id)
  ) THEN
    RAISE EXCEPTION 'a settlement is the sum of its lines' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER settlements_add_up AFTER INSERT ON bookkeeping_advance_step
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.kind = 'filed') EXECUTE FUNCTION bookkeeping_check_settlement();
CREATE CONSTRAINT TRIGGER settlements_add_up AFTER INSERT ON bookkeeping_advance_part
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION bookkeeping_check_settlement();
