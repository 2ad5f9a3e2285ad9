-- The limit at which a resemblance must be answered is that of likeness by words and meanings.
CREATE OR REPLACE FUNCTION emulation_check_act() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  of emulation_initiative;
  last smallint;
  led text;
  sheets integer;
  points numeric;
  asked emulation_council;
BEGIN
  SELECT * INTO of FROM emulation_initiative WHERE id = NEW.initiative_id FOR UPDATE;
  SELECT max(place) INTO last FROM emulation_initiativeact WHERE initiative_id = NEW.initiative_id;
  led := emulation_leads_to(CASE WHEN last IS NULL THEN '' ELSE of.state END, NEW.kind);
  IF NEW.acted_by IS DISTINCT FROM access_acting() OR NEW.acted_at <> now() OR NEW.happened_on > access_day() THEN
    RAISE EXCEPTION 'an act is told by whoever acts, now' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.place <> COALESCE(last, 0) + 1 OR led IS NULL THEN
    RAISE EXCEPTION 'an initiative does not go from % to %', of.state, NEW.kind
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'initiative_goes_one_way';
  END IF;
  IF NEW.kind = 'put' AND of.council_id IS NULL THEN
    RAISE EXCEPTION 'an initiative is put before a council' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.kind IN ('recognised', 'refused') THEN
    SELECT * INTO asked FROM emulation_council WHERE id = of.council_id;
    SELECT count(*), COALESCE(sum(total), 0) INTO sheets, points FROM (
      SELECT DISTINCT ON (s.member_id) s.total FROM emulation_scoresheet s WHERE s.initiative_id = of.id
        AND s.scored_at >= (SELECT max(a.acted_at) FROM emulation_initiativeact a WHERE a.initiative_id = of.id AND a.kind = 'put')
        AND NOT EXISTS (SELECT FROM emulation_conflict c WHERE (c.initiative_id, c.member_id) = (of.id, s.member_id))
      ORDER BY s.member_id, s.place DESC
    ) AS counted;
    IF of.prepared_by = NEW.acted_by OR NEW.decision = '' THEN
      RAISE EXCEPTION 'an initiative is decided by another person, under a number'
        USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'initiative_decided_by_another';
    END IF;
    IF sheets < asked.least_sheets OR (NEW.kind = 'recognised' AND points < asked.pass_score * sheets) THEN
      RAISE EXCEPTION 'not enough sheets, or too few points'
        USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'initiative_decided_on_sheets';
    END IF;
  END IF;
  IF NEW.kind = 'recognised' AND EXISTS (
    SELECT FROM emulation_resemblance WHERE initiative_id = of.id AND (verdict = 'same' OR (verdict = '' AND score >= 7000))
  ) THEN
    RAISE EXCEPTION 'what this initiative resembles stands unanswered'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'resemblance_answered_first';
  END IF;
  UPDATE emulation_initiative SET state = led WHERE id = NEW.initiative_id AND state <> led;
  RETURN NEW;
END $$;
