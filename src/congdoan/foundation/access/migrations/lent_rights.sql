-- A lent right ends by itself.
ALTER TABLE access_grant ADD CONSTRAINT lent_grant_ends CHECK (role <> 'inspection_team' OR NOT upper_inf(period));

-- And it only looks (decision 0082): at which branches somebody does, whom no right of their own lets work there.
CREATE FUNCTION access_looked_at() RETURNS SETOF bigint LANGUAGE sql STABLE PARALLEL SAFE ROWS 10 AS $$
  SELECT r.branch_id FROM access_grant g JOIN access_reach r ON r.ancestor_id = g.branch_id
  WHERE g.actor_id = access_acting() AND g.period @> access_day() AND r.period @> access_day() AND g.role = 'inspection_team'
  EXCEPT
  SELECT r.branch_id FROM access_grant g JOIN access_reach r ON r.ancestor_id = g.branch_id
  WHERE g.actor_id = access_acting() AND g.period @> access_day() AND r.period @> access_day() AND g.role <> 'inspection_team'
$$;

-- A lent right only looks: a table takes no row, no change and no deletion from who reaches the row's unit by lent rights alone.
-- `kernel.row_guard` calls this for each table that it guards.
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
