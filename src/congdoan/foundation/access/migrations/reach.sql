-- The second guard: PostgreSQL shows and takes only rows of branches that the acting person reaches.
-- A door says who acts with set_config('congdoan.actor', …, true) and set_config('congdoan.day', …, true).
GRANT USAGE ON SCHEMA public TO congdoan_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO congdoan_app;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO congdoan_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO congdoan_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO congdoan_app;

CREATE FUNCTION access_acting() RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT NULLIF(current_setting('congdoan.actor', true), '')::bigint
$$;

CREATE FUNCTION access_day() RETURNS date LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT NULLIF(current_setting('congdoan.day', true), '')::date
$$;

-- A setting read inside a sub-select is read once; outside it is read for every branch of the tree.
CREATE FUNCTION access_reached() RETURNS SETOF bigint LANGUAGE sql STABLE PARALLEL SAFE ROWS 1000 AS $$
  SELECT r.branch_id
  FROM access_grant g
  JOIN access_actor a ON a.id = g.actor_id AND a.is_active
  JOIN access_reach r ON r.ancestor_id = g.branch_id
  WHERE g.actor_id = (SELECT access_acting()) AND g.period @> (SELECT access_day()) AND r.period @> (SELECT access_day())
$$;

-- Which branches somebody works at: reached by a right of one's own. A right that is lent only looks (decision 0082).
CREATE FUNCTION access_working_at() RETURNS SETOF bigint LANGUAGE sql STABLE PARALLEL SAFE ROWS 1000 AS $$
  SELECT r.branch_id
  FROM access_grant g
  JOIN access_actor a ON a.id = g.actor_id AND a.is_active
  JOIN access_reach r ON r.ancestor_id = g.branch_id
  WHERE g.actor_id = (SELECT access_acting()) AND g.period @> (SELECT access_day()) AND r.period @> (SELECT access_day())
    AND g.role <> 'inspection_team'
$$;

CREATE FUNCTION access_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'rows of % never change: correct by a new row', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;

-- The built-in account of the command line: it holds the root and cannot sign in on the web.
INSERT INTO access_branch (id, code, name) VALUES (1, '', 'Toàn hệ thống');
INSERT INTO access_reach (ancestor_id, branch_id, depth, period) VALUES (1, 1, 0, daterange(NULL, NULL));
INSERT INTO access_actor (username, full_name, post, password, is_active, is_console, is_link)
  VALUES ('console', 'Dòng lệnh', '', '!', true, true, false);
INSERT INTO access_grant (actor_id, role, branch_id, period, reason)
  SELECT id, 'console', 1, daterange(NULL, NULL), 'Tài khoản dựng sẵn' FROM access_actor WHERE username = 'console';

-- A console grant can neither be given nor taken away by the application.
CREATE FUNCTION access_keep_console() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (TG_OP <> 'INSERT' AND OLD.role = 'console') OR (TG_OP <> 'DELETE' AND NEW.role = 'console') THEN
    RAISE EXCEPTION 'the console grant is fixed' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN COALESCE(NEW, OLD);
END $$;
CREATE TRIGGER console_grant_is_fixed BEFORE INSERT OR UPDATE OR DELETE ON access_grant
  FOR EACH ROW EXECUTE FUNCTION access_keep_console();

SET CONSTRAINTS ALL IMMEDIATE;  -- the rows above are written before the guards are put

-- Jobs are their actor's, and the worker's; everybody is seen to sign in, nobody of the application writes the console account.
ALTER TABLE access_job ENABLE ROW LEVEL SECURITY;
ALTER TABLE access_job FORCE ROW LEVEL SECURITY;
CREATE POLICY own_jobs ON access_job USING (access_acting() IS NULL OR actor_id = access_acting());
ALTER TABLE access_actor ENABLE ROW LEVEL SECURITY;
ALTER TABLE access_actor FORCE ROW LEVEL SECURITY;
CREATE POLICY read_to_sign_in ON access_actor FOR SELECT USING (true);
CREATE POLICY written_by_actors ON access_actor FOR INSERT WITH CHECK (access_acting() IS NOT NULL AND NOT is_console);
-- A link's account cannot sign in, and stays what it is.
CREATE POLICY signs_in ON access_actor FOR UPDATE USING (NOT is_console AND NOT is_link) WITH CHECK (NOT is_console AND NOT is_link);
