-- Pictures of hands and seals are kept sealed: a PNG as it came is refused, whoever asks.
CREATE OR REPLACE FUNCTION documents_check_picture() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.kept_by IS DISTINCT FROM access_acting() OR NEW.kept_at <> now() OR NEW.sha256 <> encode(sha256(NEW.content), 'hex')
     OR substring(NEW.content FOR 1) <> '\x01' OR length(NEW.content) NOT BETWEEN 34 AND 204833 OR NEW.width_mm NOT BETWEEN 15 AND 70 THEN
    RAISE EXCEPTION 'a picture is kept sealed, by whoever acts, now, under its hash' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
