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

-- By the end of the transaction in which consent is taken back, nothing is shown that rests on it. What an author said last counts,
-- however late an older word is written down.
CREATE FUNCTION emulation_check_standing_exhibit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM emulation_consent c WHERE c.author_id = NEW.author_id AND (c.said_on, c.place) > (NEW.said_on, NEW.place)
  ) AND EXISTS (
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
      SELECT answer FROM emulation_consent WHERE author_id = a.id ORDER BY said_on DESC, place DESC LIMIT 1
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
