-- A suspension keeps its union, its first day and its ground; only its end is written later, once, with the decision that ends it.

CREATE FUNCTION organisations_check_suspension() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.organisation_id, lower(NEW.period), NEW.reason, NEW.decision) IS DISTINCT FROM
     (OLD.organisation_id, lower(OLD.period), OLD.reason, OLD.decision)
     OR NOT upper_inf(OLD.period) OR upper_inf(NEW.period) OR NEW.lifted_by = '' THEN
    RAISE EXCEPTION 'a suspension is ended once, by a decision' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER suspensions_end_once BEFORE UPDATE ON organisations_suspension
  FOR EACH ROW EXECUTE FUNCTION organisations_check_suspension();
