-- A limit is set by whoever acts, now.
CREATE FUNCTION bookkeeping_check_limit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.set_by IS DISTINCT FROM access_acting() OR NEW.set_at <> now() OR NEW.set_on IS DISTINCT FROM access_day() THEN
    RAISE EXCEPTION 'a limit is set by whoever acts, now' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER limits_bear_their_maker BEFORE INSERT ON bookkeeping_spendinglimit
  FOR EACH ROW EXECUTE FUNCTION bookkeeping_check_limit();
