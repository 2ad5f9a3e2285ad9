-- By the end of the transaction in which consent is taken back, nothing is shown that rests on it. What an author said last counts,
-- however late an older word is written down.
CREATE OR REPLACE FUNCTION emulation_check_standing_exhibit() RETURNS trigger LANGUAGE plpgsql AS $$
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

CREATE OR REPLACE FUNCTION emulation_check_exhibit() RETURNS trigger LANGUAGE plpgsql AS $$
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
