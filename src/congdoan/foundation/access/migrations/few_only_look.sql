-- At which branches somebody only looks. Every row that a guarded table takes asks this: who holds no lent right is answered from the
-- grants alone, by a plan that the session keeps, where all branches of the tree were walked through under a plan made anew.
CREATE OR REPLACE FUNCTION access_looked_at() RETURNS SETOF bigint LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 10 AS $$
BEGIN
  IF EXISTS (SELECT FROM access_grant g WHERE g.actor_id = access_acting() AND g.period @> access_day() AND g.role = 'inspection_team') THEN
    RETURN QUERY
      SELECT r.branch_id FROM access_grant g JOIN access_reach r ON r.ancestor_id = g.branch_id
      WHERE g.actor_id = access_acting() AND g.period @> access_day() AND r.period @> access_day() AND g.role = 'inspection_team'
      EXCEPT
      SELECT r.branch_id FROM access_grant g JOIN access_reach r ON r.ancestor_id = g.branch_id
      WHERE g.actor_id = access_acting() AND g.period @> access_day() AND r.period @> access_day() AND g.role <> 'inspection_team';
  END IF;
END $$;
