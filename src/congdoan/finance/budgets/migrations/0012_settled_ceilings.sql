-- Why a settlement was sent that does not keep a ceiling: said with it, of a ceiling that its figures name; and none is left unsaid.
CREATE FUNCTION budgets_check_override() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  sent budgets_submission;
BEGIN
  SELECT * INTO sent FROM budgets_submission WHERE id = NEW.submission_id;
  IF sent.unit_id IS DISTINCT FROM NEW.unit_id OR sent.submitted_at <> now()
     OR (sent.content::jsonb -> 'ceilings' -> NEW.ceiling) IS DISTINCT FROM jsonb_build_array(NEW.spent, NEW."limit") THEN
    RAISE EXCEPTION 'a ceiling is overridden with the settlement that does not keep it' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER said_with_its_settlement BEFORE INSERT ON budgets_submissionoverride
  FOR EACH ROW EXECUTE FUNCTION budgets_check_override();

CREATE FUNCTION budgets_check_ceilings() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM jsonb_object_keys(NEW.content::jsonb -> 'ceilings') AS named (ceiling)
    WHERE NOT EXISTS (SELECT FROM budgets_submissionoverride o WHERE o.submission_id = NEW.id AND o.ceiling = named.ceiling)
  ) THEN
    RAISE EXCEPTION 'a ceiling that is not kept is explained' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER ceilings_are_explained AFTER INSERT ON budgets_submission
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.content::jsonb ? 'ceilings') EXECUTE FUNCTION budgets_check_ceilings();
