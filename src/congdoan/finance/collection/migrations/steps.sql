-- A step loses no đồng: bank = pieces + surplus + suspense + own - transfers, and a piece is its base and its upper shares.
-- Checked when the transaction ends, for every writer and every late part, since a step's rows arrive in several statements.
CREATE FUNCTION collection_check_step(checked bigint) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  moved bigint;
  placed bigint;
BEGIN
  SELECT bank INTO moved FROM collection_step WHERE id = checked;
  SELECT COALESCE((SELECT sum(amount) FROM collection_piece WHERE step_id = checked), 0)
       + COALESCE((SELECT sum(amount) FROM collection_creditmove WHERE step_id = checked), 0)
       + COALESCE((SELECT sum(amount) FROM collection_suspensemove WHERE step_id = checked), 0)
       + COALESCE((SELECT sum(amount) FROM collection_ownmove WHERE step_id = checked), 0)
       - COALESCE((SELECT sum(amount) FROM collection_transfer WHERE step_id = checked), 0)
    INTO placed;
  IF moved IS NULL OR placed <> moved THEN
    RAISE EXCEPTION 'step % moves % on the bank but places %', checked, moved, placed USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF EXISTS (
    SELECT FROM collection_piece p
    WHERE p.step_id = checked
      AND p.amount <> p.base + COALESCE((SELECT sum(u.amount) FROM collection_uppershare u WHERE u.piece_id = p.id), 0)
  ) THEN
    RAISE EXCEPTION 'a piece of step % is not the sum of its shares', checked USING ERRCODE = 'integrity_constraint_violation';
  END IF;
END $$;

CREATE FUNCTION collection_check_new_step() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM collection_check_step(NEW.id); RETURN NULL; END $$;

CREATE FUNCTION collection_check_part() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM collection_check_step(NEW.step_id); RETURN NULL; END $$;

CREATE FUNCTION collection_check_share() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM collection_check_step(p.step_id) FROM collection_piece p WHERE p.id = NEW.piece_id; RETURN NULL; END $$;

CREATE CONSTRAINT TRIGGER step_loses_nothing AFTER INSERT ON collection_step
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION collection_check_new_step();
CREATE CONSTRAINT TRIGGER step_loses_nothing AFTER INSERT ON collection_piece
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION collection_check_part();
CREATE CONSTRAINT TRIGGER step_loses_nothing AFTER INSERT ON collection_creditmove
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION collection_check_part();
CREATE CONSTRAINT TRIGGER step_loses_nothing AFTER INSERT ON collection_suspensemove
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION collection_check_part();
CREATE CONSTRAINT TRIGGER step_loses_nothing AFTER INSERT ON collection_ownmove
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION collection_check_part();
CREATE CONSTRAINT TRIGGER step_loses_nothing AFTER INSERT ON collection_transfer
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION collection_check_part();
CREATE CONSTRAINT TRIGGER step_loses_nothing AFTER INSERT ON collection_uppershare
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION collection_check_share();

-- Who changes the account, and on which day, is what the session says, never what the statement claims.
CREATE FUNCTION collection_stamp_step() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.recorded_by := access_acting();
  NEW.acted_on := access_day();
  RETURN NEW;
END $$;

CREATE TRIGGER stamped BEFORE INSERT ON collection_step FOR EACH ROW EXECUTE FUNCTION collection_stamp_step();

-- One open proposal about one line, or about the share held for one employer.
CREATE FUNCTION collection_check_proposal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.proposed_by := access_acting();
  NEW.proposed_on := access_day();
  IF EXISTS (
    SELECT FROM collection_proposal p
    WHERE p.unit_id = NEW.unit_id AND p.what = NEW.what
      AND (p.line_id, p.employer_id) IS NOT DISTINCT FROM (NEW.line_id, NEW.employer_id)
      AND NOT EXISTS (SELECT FROM collection_answer a WHERE a.proposal_id = p.id)
  ) THEN
    RAISE EXCEPTION 'a proposal about this waits for its answer' USING ERRCODE = 'integrity_constraint_violation',
      CONSTRAINT = 'one_open_proposal';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER stamped BEFORE INSERT ON collection_proposal FOR EACH ROW EXECUTE FUNCTION collection_check_proposal();

-- A yes comes from another person than the one who proposed.
CREATE FUNCTION collection_check_answer() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  asked collection_proposal;
BEGIN
  NEW.answered_by := access_acting();
  NEW.answered_on := access_day();
  SELECT * INTO asked FROM collection_proposal WHERE id = NEW.proposal_id;
  IF asked.unit_id IS DISTINCT FROM NEW.unit_id OR (NEW.is_approved AND asked.proposed_by IS NOT DISTINCT FROM NEW.answered_by) THEN
    RAISE EXCEPTION 'proposal % needs another person', NEW.proposal_id USING ERRCODE = 'integrity_constraint_violation',
      CONSTRAINT = 'second_person';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER stamped BEFORE INSERT ON collection_answer FOR EACH ROW EXECUTE FUNCTION collection_check_answer();

-- A booking is taken back, a line of a past year or a locked month is identified, a held share is moved: by two people. Alone a person
-- takes back only the decision of his own, on the day he made it.
CREATE FUNCTION collection_check_second_person() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  booked collection_step;
BEGIN
  IF NEW.proposal_id IS NOT NULL THEN
    IF EXISTS (
      SELECT FROM collection_proposal p JOIN collection_answer a ON a.proposal_id = p.id AND a.is_approved
      WHERE p.id = NEW.proposal_id AND p.unit_id = NEW.unit_id AND a.answered_by = NEW.recorded_by
        AND p.what = CASE NEW.cause WHEN 'held' THEN 'held' ELSE 'line' END AND p.line_id IS NOT DISTINCT FROM NEW.line_id
    ) THEN
      RETURN NULL;
    END IF;
  ELSIF NEW.cause = 'undo' THEN
    SELECT * INTO booked FROM collection_step
    WHERE unit_id = NEW.unit_id AND line_id = NEW.line_id AND number < NEW.number AND status <> 'review' AND repeat_of IS NULL
    ORDER BY number DESC LIMIT 1;
    IF booked.cause = 'decision' AND booked.proposal_id IS NULL AND (booked.recorded_by, booked.acted_on) = (NEW.recorded_by, NEW.acted_on) THEN
      RETURN NULL;
    END IF;
  ELSIF NEW.cause = 'decision' THEN
    SELECT * INTO booked FROM collection_step WHERE line_id = NEW.line_id AND cause = 'line';
    IF date_part('year', booked.occurred_on) = date_part('year', NEW.occurred_on) AND NOT coalesce((
      SELECT is_locked FROM ledger_month_lock
      WHERE unit_id = NEW.unit_id AND period = to_char(booked.occurred_on, 'YYYYMM')::int ORDER BY number DESC LIMIT 1
    ), false) THEN
      RETURN NULL;
    END IF;
  END IF;
  RAISE EXCEPTION 'step % of line % needs a second person', NEW.number, NEW.line_id USING ERRCODE = 'integrity_constraint_violation',
    CONSTRAINT = 'second_person';
END $$;

CREATE TRIGGER second_person AFTER INSERT ON collection_step FOR EACH ROW
  WHEN (NEW.cause IN ('undo', 'held') OR (NEW.cause = 'decision' AND NEW.status <> 'review') OR NEW.proposal_id IS NOT NULL)
  EXECUTE FUNCTION collection_check_second_person();

-- A change belongs to a piece of the same money, and what stands of a piece never falls below nothing nor rises above what was booked.
CREATE FUNCTION collection_check_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  booked collection_piece;
  amount_now bigint;
  base_now bigint;
BEGIN
  SELECT * INTO booked FROM collection_piece WHERE id = NEW.of_id;
  SELECT sum(amount), sum(base) INTO amount_now, base_now FROM collection_piece WHERE id = NEW.of_id OR of_id = NEW.of_id;
  IF booked.of_id IS NOT NULL
     OR (booked.unit_id, booked.payer_id, booked.kind, booked.month) IS DISTINCT FROM (NEW.unit_id, NEW.payer_id, NEW.kind, NEW.month)
     OR booked.line_id IS DISTINCT FROM NEW.line_id OR amount_now NOT BETWEEN 0 AND booked.amount OR base_now NOT BETWEEN 0 AND amount_now THEN
    RAISE EXCEPTION 'piece % cannot be changed so', NEW.of_id USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'piece_stands';
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER piece_stands AFTER INSERT ON collection_piece
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.of_id IS NOT NULL) EXECUTE FUNCTION collection_check_change();

-- A held share is moved as two people agreed, never more than is held, and back never more than was handed over.
CREATE FUNCTION collection_check_held() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  step collection_step;
  agreed collection_proposal;
  left_over bigint;
BEGIN
  SELECT * INTO step FROM collection_step WHERE id = NEW.step_id;
  IF step.cause <> 'held' AND NEW.from_held_id IS NULL THEN
    RETURN NULL;
  END IF;
  SELECT * INTO agreed FROM collection_proposal WHERE id = step.proposal_id;
  IF step.cause <> 'held' OR agreed.amount IS DISTINCT FROM NEW.amount OR agreed.union_id IS DISTINCT FROM coalesce(NEW.to_id, NEW.from_id)
     OR agreed.employer_id IS DISTINCT FROM coalesce(NEW.from_held_id, NEW.held_for_id) OR agreed.is_back <> (NEW.from_held_id IS NULL) THEN
    RAISE EXCEPTION 'a held share moves only as agreed' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'held_as_agreed';
  END IF;
  IF agreed.is_back THEN
    SELECT COALESCE(sum(CASE WHEN r.from_held_id IS NULL THEN -r.amount ELSE r.amount END), 0) INTO left_over
    FROM collection_reclassification r JOIN collection_step s ON s.id = r.step_id AND s.cause = 'held'
    WHERE r.unit_id = NEW.unit_id AND agreed.employer_id IN (r.from_held_id, r.held_for_id) AND agreed.union_id IN (r.to_id, r.from_id);
  ELSE
    SELECT COALESCE((SELECT sum(amount) FROM collection_openingbalance
                     WHERE unit_id = NEW.unit_id AND kind = 'held' AND body_id = agreed.employer_id), 0)
         + COALESCE((SELECT sum(base) FROM collection_piece WHERE unit_id = NEW.unit_id AND held_for_id = agreed.employer_id), 0)
         + COALESCE((SELECT sum(amount) FROM collection_reclassification
                     WHERE unit_id = NEW.unit_id AND held_for_id = agreed.employer_id), 0)
         - COALESCE((SELECT sum(amount) FROM collection_reclassification
                     WHERE unit_id = NEW.unit_id AND from_held_id = agreed.employer_id), 0)
      INTO left_over;
  END IF;
  IF left_over < 0 THEN
    RAISE EXCEPTION 'more than is held for % would move', agreed.employer_id USING ERRCODE = 'integrity_constraint_violation',
      CONSTRAINT = 'held_suffices';
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER held_as_agreed AFTER INSERT ON collection_reclassification
  DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION collection_check_held();

CREATE FUNCTION collection_check_moved_on() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.moved_on IS DISTINCT FROM (SELECT occurred_on FROM collection_step WHERE id = NEW.step_id) THEN
    RAISE EXCEPTION 'a surplus moves on the day of its step' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER moved_on_its_steps_day BEFORE INSERT ON collection_creditmove
  FOR EACH ROW EXECUTE FUNCTION collection_check_moved_on();
