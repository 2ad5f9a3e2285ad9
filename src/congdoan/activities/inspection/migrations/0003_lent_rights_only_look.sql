-- Of an inspection the team changes nothing either, though it may lock the row.
CREATE FUNCTION inspection_keep_from_lookers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.unit_id IN (SELECT access_looked_at()) THEN
    PERFORM inspection_refuse('who examines changes nothing of the inspection itself', 'inspection_only_looked_at');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER inspections_are_only_looked_at BEFORE INSERT OR UPDATE ON inspection_inspection
  FOR EACH ROW EXECUTE FUNCTION inspection_keep_from_lookers();

-- The batch path writes the books as a role that no policy binds: there the statement is judged.
CREATE FUNCTION ledger_refuse_lookers() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT access_looked_at()) AND EXISTS (SELECT FROM arrived WHERE unit_id IN (SELECT access_looked_at())) THEN
    RAISE EXCEPTION 'a lent right writes nothing in the books' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'ledger_only_looked_at';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER entries_not_by_lookers AFTER INSERT ON ledger_entry
  REFERENCING NEW TABLE AS arrived FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse_lookers();
