-- What is public is an issued or closed programme, under its own title, copied by whoever acts, now, under its hash.
ALTER TABLE programmes_publishedprogramme ADD CONSTRAINT published_of_own_programme
  FOREIGN KEY (programme_id, unit_id) REFERENCES programmes_programme (id, unit_id);
ALTER TABLE programmes_unpublishedprogramme ADD CONSTRAINT withdrawal_of_own_publication
  FOREIGN KEY (publication_id, unit_id) REFERENCES programmes_publishedprogramme (id, unit_id);

CREATE FUNCTION programmes_check_publication() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.published_by IS DISTINCT FROM access_acting() OR NEW.published_on IS DISTINCT FROM access_day() OR NEW.published_at <> now()
     OR NEW.sha256 <> encode(sha256(convert_to(NEW.content, 'UTF8')), 'hex') THEN
    RAISE EXCEPTION 'a programme is made public by whoever acts, now, under its hash' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NOT EXISTS (
    SELECT FROM programmes_programme WHERE (id, unit_id, title) = (NEW.programme_id, NEW.unit_id, NEW.title) AND state IN ('issued', 'closed')
  ) THEN
    RAISE EXCEPTION 'only what was issued is made public'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'public_once_issued';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER programmes_public_once_issued BEFORE INSERT ON programmes_publishedprogramme
  FOR EACH ROW EXECUTE FUNCTION programmes_check_publication();

CREATE FUNCTION programmes_check_unpublication() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.withdrawn_by IS DISTINCT FROM access_acting() OR NEW.withdrawn_on IS DISTINCT FROM access_day() OR NEW.withdrawn_at <> now() THEN
    RAISE EXCEPTION 'a programme is taken off the public pages by whoever acts, now' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER programmes_unpublished_now BEFORE INSERT ON programmes_unpublishedprogramme
  FOR EACH ROW EXECUTE FUNCTION programmes_check_unpublication();

-- What was taken back is seen in its unit alone.
CREATE POLICY withdrawn_stay_inside ON programmes_publishedprogramme AS RESTRICTIVE FOR SELECT USING (
  id NOT IN (SELECT publication_id FROM programmes_unpublishedprogramme)
  OR unit_id IN (SELECT branch_id FROM access_reached() AS branch_id)
);
