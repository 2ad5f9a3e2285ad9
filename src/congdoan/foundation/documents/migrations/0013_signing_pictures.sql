-- Nobody sees, keeps or takes the picture of another person's hand.
CREATE POLICY hand_is_its_owners ON documents_signingpicture AS RESTRICTIVE
  USING (kind = 'seal' OR owner = access_acting()) WITH CHECK (kind = 'seal' OR owner = access_acting());

CREATE FUNCTION documents_check_picture() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.kept_by IS DISTINCT FROM access_acting() OR NEW.kept_at <> now() OR NEW.sha256 <> encode(sha256(NEW.content), 'hex')
     OR substring(NEW.content FOR 8) <> '\x89504e470d0a1a0a' OR length(NEW.content) > 204800 OR NEW.width_mm NOT BETWEEN 15 AND 70 THEN
    RAISE EXCEPTION 'a picture is a PNG that whoever acts keeps, now, under its hash' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER pictures_are_kept_whole BEFORE INSERT ON documents_signingpicture
  FOR EACH ROW EXECUTE FUNCTION documents_check_picture();
