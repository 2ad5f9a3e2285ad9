-- Agreements, kept twice: what was signed stays signed, each later day is told once; a clause ends, it never changes; grades are kept.
CREATE TRIGGER agreements_are_told_once BEFORE UPDATE ON bargaining_agreement FOR EACH ROW EXECUTE FUNCTION bargaining_tell_once(
  'sent_on', 'receipt', 'published_on', 'extended_until', 'extension', 'ended_on', 'void_on', 'end_reason'
);
CREATE TRIGGER clauses_end_once BEFORE UPDATE ON bargaining_clause
  FOR EACH ROW EXECUTE FUNCTION bargaining_tell_once('until', 'until_words');

CREATE FUNCTION bargaining_check_agreement_part() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM bargaining_agreement a WHERE a.id = NEW.agreement_id AND a.unit_id = NEW.unit_id) THEN
    RAISE EXCEPTION 'a part of an agreement is its union''s' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER parts_are_the_unions BEFORE INSERT ON bargaining_clause
  FOR EACH ROW EXECUTE FUNCTION bargaining_check_agreement_part();
CREATE TRIGGER parts_are_the_unions BEFORE INSERT ON bargaining_agreementparty
  FOR EACH ROW EXECUTE FUNCTION bargaining_check_agreement_part();
CREATE TRIGGER parts_are_the_unions BEFORE INSERT ON bargaining_agreementgrade
  FOR EACH ROW EXECUTE FUNCTION bargaining_check_agreement_part();

CREATE FUNCTION bargaining_stamp_grade() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.graded_by_id IS DISTINCT FROM access_acting() THEN
    RAISE EXCEPTION 'a grade is written by whoever grades' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER grades_are_written_by_whoever_grades BEFORE INSERT ON bargaining_agreementgrade
  FOR EACH ROW EXECUTE FUNCTION bargaining_stamp_grade();

-- Widening, kept twice: a request is its agreement's, waits, and is decided once; who did not sign is bound by a decision alone.
CREATE FUNCTION bargaining_check_widening() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state <> 'asked' OR NOT EXISTS (
    SELECT FROM bargaining_agreement a WHERE a.id = NEW.agreement_id AND a.level <> 'enterprise' AND a.signed_on <= NEW.asked_on
  ) THEN
    RAISE EXCEPTION 'what several employers signed may be asked to be widened' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER widenings_wait BEFORE INSERT ON bargaining_agreementwidening FOR EACH ROW EXECUTE FUNCTION bargaining_check_widening();
CREATE TRIGGER parts_are_the_unions BEFORE INSERT ON bargaining_agreementwidening
  FOR EACH ROW EXECUTE FUNCTION bargaining_check_agreement_part();

CREATE FUNCTION bargaining_check_widened() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME = 'bargaining_agreementwidening' THEN
    IF OLD.state <> 'asked' OR (to_jsonb(NEW) - '{state,decided_on,decision}'::text[]) <> (to_jsonb(OLD) - '{state,decided_on,decision}'::text[]) THEN
      RAISE EXCEPTION 'a request is decided once, and stays as it was asked' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF NEW.in_favour IS NOT NULL OR NOT EXISTS (
    SELECT FROM bargaining_agreementwidening w WHERE w.id = NEW.widening_id AND w.agreement_id = NEW.agreement_id AND w.state = 'granted'
  ) THEN
    RAISE EXCEPTION 'who did not sign is bound by what was granted' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER widenings_are_decided_once BEFORE UPDATE ON bargaining_agreementwidening
  FOR EACH ROW EXECUTE FUNCTION bargaining_check_widened();
CREATE TRIGGER bound_by_what_was_granted BEFORE INSERT ON bargaining_agreementparty
  FOR EACH ROW WHEN (NEW.widening_id IS NOT NULL) EXECUTE FUNCTION bargaining_check_widened();
