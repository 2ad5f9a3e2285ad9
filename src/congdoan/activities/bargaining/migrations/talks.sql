-- Bargaining, kept twice: each day is told once, sessions and polls stay, and nothing is signed without the ballot that the law wants.
CREATE FUNCTION bargaining_check_talks() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  stood jsonb := to_jsonb(OLD) - 'state';
  told text;
BEGIN
  IF OLD.state <> 'open' THEN
    RAISE EXCEPTION 'talks that ended stay as they are' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  FOR told IN SELECT key FROM jsonb_each_text(stood) WHERE coalesce(value, '') <> '' LOOP
    IF to_jsonb(NEW) -> told <> stood -> told THEN
      RAISE EXCEPTION '% was told and stays', told USING ERRCODE = 'integrity_constraint_violation';
    END IF;
  END LOOP;
  IF NEW.state = 'signed' AND (
    NOT EXISTS (SELECT FROM bargaining_bargainingsession s WHERE s.bargaining_id = NEW.id)
    OR NOT EXISTS (SELECT FROM bargaining_agreement a WHERE a.id = NEW.agreement_id AND a.unit_id = NEW.unit_id)
    OR NOT EXISTS (SELECT FROM bargaining_agreementparty p WHERE p.agreement_id = NEW.agreement_id)
    OR EXISTS (
      SELECT FROM bargaining_agreementparty p LEFT JOIN bargaining_bargainingparty b
        ON b.bargaining_id = NEW.id AND b.employer_id = p.employer_id
      WHERE p.agreement_id = NEW.agreement_id AND (b.in_favour IS NULL OR b.in_favour < b.needed)
    )
  ) THEN
    RAISE EXCEPTION 'an agreement is signed after a session and with the ballot that the law wants'
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER talks_end_once BEFORE UPDATE ON bargaining_bargaining FOR EACH ROW EXECUTE FUNCTION bargaining_check_talks();
CREATE TRIGGER ballots_are_told_once BEFORE UPDATE ON bargaining_bargainingparty
  FOR EACH ROW EXECUTE FUNCTION bargaining_tell_once('asked', 'in_favour', 'needed', 'voted_on');

CREATE FUNCTION bargaining_check_talks_part() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM bargaining_bargaining b WHERE b.id = NEW.bargaining_id AND b.unit_id = NEW.unit_id AND b.state = 'open') THEN
    RAISE EXCEPTION 'a part of talks is their union''s, while they are open' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER parts_are_the_unions BEFORE INSERT ON bargaining_bargainingparty
  FOR EACH ROW EXECUTE FUNCTION bargaining_check_talks_part();
CREATE TRIGGER parts_are_the_unions BEFORE INSERT ON bargaining_bargainingmatter
  FOR EACH ROW EXECUTE FUNCTION bargaining_check_talks_part();
CREATE TRIGGER parts_are_the_unions BEFORE INSERT ON bargaining_bargainingsession
  FOR EACH ROW EXECUTE FUNCTION bargaining_check_talks_part();
CREATE TRIGGER parts_are_the_unions BEFORE INSERT ON bargaining_bargainingpoll
  FOR EACH ROW EXECUTE FUNCTION bargaining_check_talks_part();

CREATE TRIGGER papers_are_the_unions BEFORE INSERT ON bargaining_bargainingpaper
  FOR EACH ROW EXECUTE FUNCTION bargaining_check_talks_part();
