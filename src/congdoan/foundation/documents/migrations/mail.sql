ALTER TABLE documents_documentmail ADD CONSTRAINT mail_in_unit UNIQUE (id, unit_id);
ALTER TABLE documents_mailevent ADD CONSTRAINT event_of_own_mail FOREIGN KEY (mail_id, unit_id) REFERENCES documents_documentmail (id, unit_id);

-- An address is told by whoever acts, for the unit or for themselves.
CREATE FUNCTION documents_check_address() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.set_by IS DISTINCT FROM access_acting() OR NEW.set_on IS DISTINCT FROM access_day() OR NEW.set_at <> now()
     OR NEW.actor NOT IN (0, NEW.set_by) THEN
    RAISE EXCEPTION 'an address is told by whoever acts, for a unit or for themselves'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'address_of_ones_own';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER addresses_of_ones_own BEFORE INSERT ON documents_mailaddress FOR EACH ROW EXECUTE FUNCTION documents_check_address();

-- A mail is tried, then ends; what ended is never tried again.
CREATE FUNCTION documents_check_mail_event() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  before documents_mailevent;
BEGIN
  SELECT * INTO before FROM documents_mailevent WHERE mail_id = NEW.mail_id ORDER BY id DESC LIMIT 1;
  IF NEW.recorded_by IS DISTINCT FROM access_acting() OR NEW.recorded_at <> now() OR NOT (CASE NEW.kind
    WHEN 'sending' THEN (before.kind IS NULL AND NEW.attempt = 1) OR (before.kind = 'failed' AND NEW.attempt = before.attempt + 1)
    ELSE COALESCE(before.kind = 'sending' AND NEW.attempt = before.attempt, false)
  END) THEN
    RAISE EXCEPTION 'a mail about a document does not go from % to %', before.kind, NEW.kind
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'document_mail_goes_one_way';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER document_mail_goes_one_way BEFORE INSERT ON documents_mailevent
  FOR EACH ROW EXECUTE FUNCTION documents_check_mail_event();
