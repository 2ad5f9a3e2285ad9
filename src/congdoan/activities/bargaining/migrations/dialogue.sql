-- Dialogue, kept twice: a session keeps whom it is with, goes forward only, tells each day once; what was promised stays promised; a
-- conference or a list that was wrong is voided once, with a reason.
CREATE FUNCTION bargaining_check_dialogue() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  states text[] := ARRAY['called', 'held', 'posted'];
BEGIN
  IF (NEW.unit_id, NEW.employer_id, NEW.kind, NEW.trigger, NEW.asked_by, NEW.requested_on, NEW.workers, NEW.seats, NEW.needed,
      NEW.employer_least, NEW.wants_women, NEW.opened_on)
     IS DISTINCT FROM
     (OLD.unit_id, OLD.employer_id, OLD.kind, OLD.trigger, OLD.asked_by, OLD.requested_on, OLD.workers, OLD.seats, OLD.needed,
      OLD.employer_least, OLD.wants_women, OLD.opened_on) THEN
    RAISE EXCEPTION 'a session keeps whom it is with and what it needs' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF OLD.state = 'cancelled' OR (NEW.state = 'cancelled' AND OLD.state <> 'called')
     OR (NEW.state <> 'cancelled' AND array_position(states, NEW.state::text) < array_position(states, OLD.state::text)) THEN
    RAISE EXCEPTION 'a session goes forward only' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF (OLD.held_on IS NOT NULL AND (NEW.held_on, NEW.present, NEW.employer_present, NEW.has_legal, NEW.women_present, NEW.minutes)
        IS DISTINCT FROM (OLD.held_on, OLD.present, OLD.employer_present, OLD.has_legal, OLD.women_present, OLD.minutes))
     OR (OLD.sent_on IS NOT NULL AND NEW.sent_on IS DISTINCT FROM OLD.sent_on)
     OR (OLD.replied_on IS NOT NULL AND NEW.replied_on IS DISTINCT FROM OLD.replied_on)
     OR (OLD.posted_on IS NOT NULL AND NEW.posted_on IS DISTINCT FROM OLD.posted_on) THEN
    RAISE EXCEPTION 'what was written down of a session stays' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER dialogues_go_forward BEFORE UPDATE ON bargaining_dialogue FOR EACH ROW EXECUTE FUNCTION bargaining_check_dialogue();

CREATE FUNCTION bargaining_check_part() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM bargaining_dialogue d WHERE d.id = NEW.dialogue_id AND d.unit_id = NEW.unit_id) THEN
    RAISE EXCEPTION 'a part of a session is its union''s' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER parts_are_the_unions BEFORE INSERT ON bargaining_commitment FOR EACH ROW EXECUTE FUNCTION bargaining_check_part();
CREATE TRIGGER parts_are_the_unions BEFORE INSERT ON bargaining_dialoguetopic FOR EACH ROW EXECUTE FUNCTION bargaining_check_part();

-- The columns named may be told once, while they are empty; nothing else of a row changes.
CREATE FUNCTION bargaining_tell_once() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  stood jsonb := to_jsonb(OLD);
  comes jsonb := to_jsonb(NEW);
  told text;
BEGIN
  IF (comes - TG_ARGV) <> (stood - TG_ARGV) THEN
    RAISE EXCEPTION 'what was written down stays' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  FOREACH told IN ARRAY TG_ARGV LOOP
    IF coalesce(stood ->> told, '') <> '' AND comes -> told <> stood -> told THEN
      RAISE EXCEPTION '% was told and stays', told USING ERRCODE = 'integrity_constraint_violation';
    END IF;
  END LOOP;
  RETURN NEW;
END $$;
CREATE TRIGGER promises_are_kept_once BEFORE UPDATE ON bargaining_commitment
  FOR EACH ROW EXECUTE FUNCTION bargaining_tell_once('done_on', 'evidence');
CREATE TRIGGER matters_are_settled_once BEFORE UPDATE ON bargaining_dialoguetopic
  FOR EACH ROW EXECUTE FUNCTION bargaining_tell_once('outcome', 'is_agreed');
CREATE TRIGGER acts_are_voided_once BEFORE UPDATE ON bargaining_workplaceact
  FOR EACH ROW EXECUTE FUNCTION bargaining_tell_once('voided_on', 'void_reason');
