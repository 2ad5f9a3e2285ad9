-- The same reach as before. A setting read inside a sub-select is read once; outside it is read for every branch of the tree.
CREATE OR REPLACE FUNCTION access_reached() RETURNS SETOF bigint LANGUAGE sql STABLE PARALLEL SAFE ROWS 1000 AS $$
  SELECT r.branch_id
  FROM access_grant g
  JOIN access_actor a ON a.id = g.actor_id AND a.is_active
  JOIN access_reach r ON r.ancestor_id = g.branch_id
  WHERE g.actor_id = (SELECT access_acting()) AND g.period @> (SELECT access_day()) AND r.period @> (SELECT access_day())
$$;

-- PostgreSQL takes `(…) IS NULL` for true in one row of two hundred, and chose plans for a handful where a hundred thousand came. The same
-- words inside the sub-select are a plain truth value. Tables made from here on have them from `kernel.row_guard`.
DO $$
DECLARE
  told record;
  before constant text := '(( SELECT NULLIF(current_setting(''congdoan.subject''::text, true), ''''::text) AS "nullif") IS NULL)';
  after constant text := '(SELECT NULLIF(current_setting(''congdoan.subject'', true), '''') IS NULL)';
BEGIN
  FOR told IN SELECT * FROM pg_policies WHERE strpos(concat(qual, with_check), before) > 0 LOOP
    EXECUTE concat(
      format('ALTER POLICY %I ON %I.%I', told.policyname, told.schemaname, told.tablename),
      ' USING (' || replace(told.qual, before, after) || ')', ' WITH CHECK (' || replace(told.with_check, before, after) || ')'
    );
  END LOOP;
END $$;
