-- What is shown to everybody is a recognised initiative as its council decided it, with every author's consent, named as they agreed.
ALTER TABLE emulation_consent ADD CONSTRAINT consent_to_own_initiative
  FOREIGN KEY (initiative_id, unit_id) REFERENCES emulation_initiative (id, unit_id);
ALTER TABLE emulation_exhibit ADD CONSTRAINT exhibit_of_own_initiative
  FOREIGN KEY (initiative_id, unit_id) REFERENCES emulation_initiative (id, unit_id);
ALTER TABLE emulation_exhibitphoto ADD CONSTRAINT photo_of_own_exhibit
  FOREIGN KEY (exhibit_id, unit_id) REFERENCES emulation_exhibit (id, unit_id);
ALTER TABLE emulation_exhibitend ADD CONSTRAINT end_of_own_exhibit
  FOREIGN KEY (exhibit_id, unit_id) REFERENCES emulation_exhibit (id, unit_id);

CREATE FUNCTION emulation_check_consent() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.told_by IS DISTINCT FROM access_acting() OR NEW.told_at <> now() OR NEW.said_on > access_day()
     OR NEW.place <> 1 + (SELECT count(*) FROM emulation_consent WHERE author_id = NEW.author_id)
     OR NOT EXISTS (
       SELECT FROM emulation_initiative i JOIN emulation_initiativeauthor a ON a.initiative_id = i.id
       WHERE (i.id, a.id) = (NEW.initiative_id, NEW.author_id) AND i.state IN ('recognised', 'applied', 'verified', 'rewarded', 'shared')
       FOR UPDATE OF i
     ) THEN
    RAISE EXCEPTION 'a consent is that of an author of a recognised initiative, told by whoever acts, now'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'consent_of_an_author';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER consents_are_of_authors BEFORE INSERT ON emulation_consent FOR EACH ROW EXECUTE FUNCTION emulation_check_consent();

-- By the end of the transaction in which consent is taken back, nothing is shown that rests on it.
CREATE FUNCTION emulation_check_standing_exhibit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM emulation_exhibit x JOIN emulation_initiativeauthor a ON a.id = NEW.author_id
    WHERE x.initiative_id = NEW.initiative_id AND NOT EXISTS (SELECT FROM emulation_exhibitend WHERE exhibit_id = x.id)
      AND (NEW.answer = 'withdrawn' OR (NEW.answer = 'unnamed' AND a.name = ANY (x.authors)))
  ) THEN
    RAISE EXCEPTION 'an author took the consent back'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'exhibit_stands_on_consent';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER exhibits_stand_on_consent AFTER INSERT ON emulation_consent
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION emulation_check_standing_exhibit();

CREATE FUNCTION emulation_check_exhibit() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  of emulation_initiative;
  asked integer;
  named text[];
  unnamed integer;
BEGIN
  SELECT * INTO of FROM emulation_initiative WHERE id = NEW.initiative_id FOR UPDATE;
  SELECT count(*), COALESCE(array_agg(a.name ORDER BY a.place) FILTER (WHERE c.answer = 'named'), '{}'),
         count(*) FILTER (WHERE c.answer = 'unnamed')
    INTO asked, named, unnamed
    FROM emulation_initiativeauthor a LEFT JOIN LATERAL (
      SELECT answer FROM emulation_consent WHERE author_id = a.id ORDER BY place DESC LIMIT 1
    ) c ON true WHERE a.initiative_id = of.id;
  IF NEW.shown_by IS DISTINCT FROM access_acting() OR NEW.shown_at <> now() THEN
    RAISE EXCEPTION 'an initiative is shown by whoever acts, now' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF asked <> cardinality(named) + unnamed OR NEW.authors::text[] <> named OR NEW.unnamed <> unnamed THEN
    RAISE EXCEPTION 'an initiative is shown with the consent of every author, who are named as they agreed'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'shown_with_consent';
  END IF;
  IF of.state NOT IN ('recognised', 'applied', 'verified', 'rewarded', 'shared')
     OR (NEW.title, NEW.field, NEW.problem, NEW.solution) IS DISTINCT FROM (of.title, of.field, of.problem, of.solution)
     OR NOT EXISTS (
       SELECT FROM emulation_initiativeact WHERE initiative_id = of.id AND kind = 'recognised'
         AND (decision, happened_on) = (NEW.decision, NEW.decided_on)
     ) OR NEW.benefit IS DISTINCT FROM (SELECT total FROM emulation_benefit WHERE (initiative_id, year_no) = (of.id, 1)) THEN
    RAISE EXCEPTION 'what is shown is the initiative that was recognised, and what was verified'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'shown_as_recognised';
  END IF;
  IF EXISTS (
    SELECT FROM emulation_exhibit x WHERE x.initiative_id = of.id AND NOT EXISTS (SELECT FROM emulation_exhibitend WHERE exhibit_id = x.id)
  ) THEN
    RAISE EXCEPTION 'this initiative is shown already' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'shown_once';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER exhibits_are_true BEFORE INSERT ON emulation_exhibit FOR EACH ROW EXECUTE FUNCTION emulation_check_exhibit();

CREATE FUNCTION emulation_check_exhibit_photo() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.sha256 <> encode(sha256(NEW.content), 'hex') OR NOT EXISTS (SELECT FROM emulation_exhibit WHERE id = NEW.exhibit_id AND shown_at = now()) THEN
    RAISE EXCEPTION 'a photo comes with its exhibit, under its hash'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'photo_comes_with_its_exhibit';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER photos_come_with_exhibits BEFORE INSERT ON emulation_exhibitphoto
  FOR EACH ROW EXECUTE FUNCTION emulation_check_exhibit_photo();

CREATE FUNCTION emulation_check_exhibit_end() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.ended_by IS DISTINCT FROM access_acting() OR NEW.ended_at <> now() THEN
    RAISE EXCEPTION 'an exhibit is ended by whoever acts, now' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER exhibits_end_now BEFORE INSERT ON emulation_exhibitend FOR EACH ROW EXECUTE FUNCTION emulation_check_exhibit_end();

-- What is no longer shown is seen in its unit alone; so are its photos.
CREATE POLICY ended_stay_inside ON emulation_exhibit AS RESTRICTIVE FOR SELECT USING (
  id NOT IN (SELECT exhibit_id FROM emulation_exhibitend) OR unit_id IN (SELECT branch_id FROM access_reached() AS branch_id)
);
CREATE POLICY ended_stay_inside ON emulation_exhibitphoto AS RESTRICTIVE FOR SELECT USING (
  exhibit_id NOT IN (SELECT exhibit_id FROM emulation_exhibitend) OR unit_id IN (SELECT branch_id FROM access_reached() AS branch_id)
);

-- The table of rules/states.py, with the reversal of what was paid.
CREATE OR REPLACE FUNCTION emulation_leads_to(state text, act text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE
    WHEN act = 'submitted' AND state = '' THEN 'submitted'
    WHEN act = 'resubmitted' AND state = 'returned' THEN 'submitted'
    WHEN act = 'received' AND state = 'submitted' THEN 'received'
    WHEN act = 'put' AND state = 'received' THEN 'council'
    WHEN act = 'returned' AND state IN ('submitted', 'received', 'council') THEN 'returned'
    WHEN act = 'refused' AND state = 'council' THEN 'refused'
    WHEN act = 'recognised' AND state = 'council' THEN 'recognised'
    WHEN act = 'applied' AND state = 'recognised' THEN 'applied'
    WHEN act = 'verified' AND state = 'applied' THEN 'verified'
    WHEN act = 'verified' AND state IN ('verified', 'rewarded', 'shared') THEN state
    WHEN act = 'rewarded' AND state = 'verified' THEN 'rewarded'
    WHEN act = 'rewarded' AND state IN ('rewarded', 'shared') THEN state
    WHEN act = 'reversed' AND state IN ('rewarded', 'shared') THEN state
    WHEN act = 'unrewarded' AND state = 'rewarded' THEN 'verified'
    WHEN act = 'shared' AND state = 'rewarded' THEN 'shared'
    WHEN act = 'shared' AND state IN ('applied', 'verified', 'shared') THEN state
  END
$$;

-- Money paid: parts sum to the amount, one for each author; only for a verified year, or a recognised one that is not computed; once.
-- A reversal takes away exactly what the row it names tells, and that row once.
CREATE OR REPLACE FUNCTION emulation_check_reward() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  of emulation_initiative;
BEGIN
  SELECT * INTO of FROM emulation_initiative WHERE id = NEW.initiative_id FOR UPDATE;
  IF NEW.told_by IS DISTINCT FROM access_acting() OR (SELECT sum(part) FROM unnest(NEW.parts) AS part) IS DISTINCT FROM NEW.amount THEN
    RAISE EXCEPTION 'what is paid is the sum of its parts'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'reward_is_its_parts';
  END IF;
  IF NEW.reverses_id IS NOT NULL THEN
    IF NOT EXISTS (
      SELECT FROM emulation_reward r WHERE r.id = NEW.reverses_id AND r.reverses_id IS NULL
        AND (r.initiative_id, r.year_no, r.kind, r.amount) = (NEW.initiative_id, NEW.year_no, NEW.kind, -NEW.amount)
        AND r.parts = (SELECT array_agg(-part ORDER BY at) FROM unnest(NEW.parts) WITH ORDINALITY AS told (part, at))
    ) THEN
      RAISE EXCEPTION 'a reversal takes away what was paid, no more and no less'
        USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'reversal_of_a_reward';
    END IF;
    RETURN NEW;
  END IF;
  IF EXISTS (SELECT FROM unnest(NEW.parts) AS part WHERE part < 0)
     OR cardinality(NEW.parts) <> (CASE NEW.kind WHEN 'appliers' THEN 1
          ELSE (SELECT count(*) FROM emulation_initiativeauthor WHERE initiative_id = of.id) END) THEN
    RAISE EXCEPTION 'what is paid is the sum of its parts'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'reward_is_its_parts';
  END IF;
  IF of.state NOT IN ('verified', 'rewarded', 'shared')
     OR (of.is_computed AND NOT EXISTS (SELECT FROM emulation_benefit WHERE (initiative_id, year_no) = (of.id, NEW.year_no))) THEN
    RAISE EXCEPTION 'a year is paid when it was verified'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'paid_when_verified';
  END IF;
  IF EXISTS (
    SELECT FROM emulation_reward r WHERE (r.initiative_id, r.year_no, r.kind) = (NEW.initiative_id, NEW.year_no, NEW.kind)
      AND r.reverses_id IS NULL AND NOT EXISTS (SELECT FROM emulation_reward back WHERE back.reverses_id = r.id)
  ) THEN
    RAISE EXCEPTION 'this was paid already' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'paid_once_a_year';
  END IF;
  RETURN NEW;
END $$;

-- Who does not see a council does not write down what it decided; without its row, quorum and score cannot be proved.
CREATE FUNCTION emulation_check_decision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM emulation_initiative i JOIN emulation_council c ON c.id = i.council_id WHERE i.id = NEW.initiative_id) THEN
    RAISE EXCEPTION 'who decides sees the council'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'decided_where_the_council_is_seen';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER decided_where_the_council_is_seen BEFORE INSERT ON emulation_initiativeact
  FOR EACH ROW WHEN (NEW.kind IN ('recognised', 'refused')) EXECUTE FUNCTION emulation_check_decision();
