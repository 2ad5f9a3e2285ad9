-- A lent right only looks: a table takes no row, no change and no deletion from who reaches the row's unit by lent rights alone.
-- `row_guard.guarded` and `public` call this for each later table; the loop below closes those that were there before.
CREATE FUNCTION access_close_to_lookers(told regclass, unit_column name) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  policy record;
BEGIN
  FOR policy IN
    SELECT * FROM (VALUES
      ('lent_only_looks', 'INSERT WITH CHECK'), ('lent_changes_nothing', 'UPDATE USING'), ('lent_deletes_nothing', 'DELETE USING')
    ) AS each (name, taken)
  LOOP
    EXECUTE format('DROP POLICY IF EXISTS %I ON %s', policy.name, told);
    EXECUTE format('CREATE POLICY %I ON %s AS RESTRICTIVE FOR %s ((%I IN (SELECT access_looked_at())) IS NOT TRUE)',
                   policy.name, told, policy.taken, unit_column);
  END LOOP;
END $$;

-- By which unit a table is guarded, read from the guard itself; none where anybody's reach does not matter.
CREATE FUNCTION access_guarded_by(told oid) RETURNS name LANGUAGE sql STABLE AS $$
  SELECT substring(coalesce(pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)) FROM '^\(+(\w+) IN \( ?SELECT')::name
  FROM pg_policy p
  WHERE p.polrelid = told AND p.polpermissive AND p.polname IN ('within_reach', 'written_within_reach')
  LIMIT 1
$$;

-- Not closed: what the team writes in its workspace; the record of acts, in which its looks are written; the row that is locked while
-- the team works; sums that the books' own triggers keep, which the application's login cannot write.
DO $$
DECLARE
  told regclass;
BEGIN
  FOR told IN
    SELECT c.oid FROM pg_class c
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relrowsecurity
      AND access_guarded_by(c.oid) IS NOT NULL AND c.relname <> ALL (ARRAY[
        'inspection_sample', 'inspection_sampleitem', 'inspection_workingpaper', 'inspection_question', 'inspection_irregularity',
        'inspection_inspection', 'audit_act', 'ledger_delta', 'ledger_rollup'
      ])
  LOOP
    PERFORM access_close_to_lookers(told, access_guarded_by(told));
  END LOOP;
END $$;

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
