-- Links: whoever comes by one acts for its subject alone. The second guard is the setting congdoan.subject, told together with the
-- actor; under it a table shows what its policy says of the subject, and nothing where it has no such policy (kernel.row_guard).
CREATE FUNCTION access_subject() RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT NULLIF(current_setting('congdoan.subject', true), '')::bigint
$$;

CREATE FUNCTION access_above_subject() RETURNS SETOF bigint LANGUAGE sql STABLE PARALLEL SAFE ROWS 5 AS $$
  SELECT ancestor_id FROM access_reach WHERE branch_id = access_subject() AND period @> access_day()
$$;

-- A link is found by the hash of its token, before anybody has entered; nobody reads it by that way without the token.
CREATE POLICY found_by_token ON access_link FOR SELECT USING (token_sha256 = NULLIF(current_setting('congdoan.link', true), ''));

-- Misses are counted before anybody has entered, and are nobody's to read afterwards.
ALTER TABLE access_linkmiss ENABLE ROW LEVEL SECURITY;
ALTER TABLE access_linkmiss FORCE ROW LEVEL SECURITY;
CREATE POLICY before_entering ON access_linkmiss USING (access_acting() IS NULL) WITH CHECK (access_acting() IS NULL);

-- Of a link only its revocation is ever written, once.
REVOKE UPDATE, DELETE, TRUNCATE ON access_link FROM congdoan_app;
GRANT UPDATE (revoked_by_id, revoked_at, revoked_why) ON access_link TO congdoan_app;
CREATE FUNCTION access_keep_revocation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.revoked_at IS NOT NULL THEN
    RAISE EXCEPTION 'link % is revoked for good', OLD.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER revoked_for_good BEFORE UPDATE ON access_link FOR EACH ROW EXECUTE FUNCTION access_keep_revocation();

-- The role of a link's purpose is held by that link's account, on its subject, within its period; the account holds nothing else.
CREATE FUNCTION access_check_link_grant() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM access_actor WHERE id = NEW.actor_id AND is_link) OR NEW.role = 'payer_link' THEN
    IF NOT EXISTS (
      SELECT FROM access_link l
      WHERE l.actor_id = NEW.actor_id AND l.purpose = NEW.role AND l.subject_id = NEW.branch_id AND l.period @> NEW.period
    ) THEN
      RAISE EXCEPTION 'the role of a link is held by its link alone' USING ERRCODE = 'insufficient_privilege';
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER link_grant_follows_its_link BEFORE INSERT OR UPDATE ON access_grant
  FOR EACH ROW EXECUTE FUNCTION access_check_link_grant();
