-- Every writer, psql included, shares the lock that the sealer holds alone (services.SEALING).
CREATE FUNCTION audit_share_with_sealer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM pg_advisory_xact_lock_shared(24225); RETURN NULL; END $$;
CREATE TRIGGER writers_share_with_sealer BEFORE INSERT ON audit_act
  FOR EACH STATEMENT EXECUTE FUNCTION audit_share_with_sealer();
