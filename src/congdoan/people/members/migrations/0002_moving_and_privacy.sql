-- Transfers, readings of sealed fields, requests of members, cards and merges: who sees them, and what never changes.

ALTER TABLE members_transfer
  ADD CONSTRAINT transfer_hash_shape CHECK (octet_length(citizen_hash) = 32),
  ADD CONSTRAINT transfer_text_holds_no_citizen_number CHECK (concat_ws('|', full_name, section, reason) !~ '[0-9]{12}');
ALTER TABLE members_reading
  ADD CONSTRAINT reading_text_holds_no_citizen_number CHECK (concat_ws('|', purpose, fields::text) !~ '[0-9]{12}'),
  ADD CONSTRAINT reading_has_a_purpose CHECK (length(btrim(purpose)) > 3);
ALTER TABLE members_correctionrequest
  ADD CONSTRAINT request_sealed_shape CHECK (octet_length(told_sealed) >= 35 AND get_byte(told_sealed, 0) = 1),
  ADD CONSTRAINT request_answer_holds_no_citizen_number CHECK (answer !~ '[0-9]{12}');
ALTER TABLE members_card
  ADD CONSTRAINT card_text_holds_no_citizen_number CHECK (text !~ '[0-9]{12}');

-- The old union sees a transfer through its match; the new one by its own row.
CREATE POLICY asked_of_us ON members_transfer USING (id IN (SELECT transfer_id FROM members_transfermatch));

CREATE POLICY own_record ON members_reading FOR SELECT USING (person_id IN (SELECT members_own()));
CREATE POLICY own_record ON members_card FOR SELECT USING (person_id IN (SELECT members_own()));
CREATE POLICY own_record ON members_correctionrequest FOR SELECT USING (person_id IN (SELECT members_own()));
CREATE POLICY asked_by_oneself ON members_correctionrequest FOR INSERT WITH CHECK (
  state = 'asked' AND EXISTS (
    SELECT FROM members_person p WHERE p.id = person_id AND p.account_id = access_acting() AND p.unit_id = members_correctionrequest.unit_id
  )
);

CREATE FUNCTION members_stamp_reading() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.read_by_id IS DISTINCT FROM access_acting() OR NEW.read_at <> now() THEN
    RAISE EXCEPTION 'a reading is written by whoever reads, now' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER readings_are_written_by_whoever_reads BEFORE INSERT ON members_reading
  FOR EACH ROW EXECUTE FUNCTION members_stamp_reading();

-- What was answered, carried, revoked or undone stays so; what was asked never changes.
CREATE FUNCTION members_keep_answer() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  stood text := to_jsonb(OLD) ->> TG_ARGV[0];
BEGIN
  IF stood IS NOT NULL AND (TG_ARGV[1] = '*' OR stood = ANY (string_to_array(TG_ARGV[1], ','))) THEN
    RAISE EXCEPTION 'rows of % that were answered stay as they are', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER answered_for_good BEFORE UPDATE ON members_transfer
  FOR EACH ROW EXECUTE FUNCTION members_keep_answer('state', 'declined,cancelled,done');
CREATE TRIGGER answered_for_good BEFORE UPDATE ON members_correctionrequest
  FOR EACH ROW EXECUTE FUNCTION members_keep_answer('state', 'done,declined');
CREATE TRIGGER revoked_for_good BEFORE UPDATE ON members_card FOR EACH ROW EXECUTE FUNCTION members_keep_answer('revoked_on', '*');
CREATE TRIGGER undone_for_good BEFORE UPDATE ON members_merge FOR EACH ROW EXECUTE FUNCTION members_keep_answer('undone_on', '*');
REVOKE UPDATE ON members_transfer, members_correctionrequest, members_card, members_merge, members_transfermatch FROM congdoan_app;
GRANT UPDATE (state, reason) ON members_transfer TO congdoan_app;
GRANT UPDATE (state, answer, answered_on) ON members_correctionrequest TO congdoan_app;
GRANT UPDATE (revoked_on) ON members_card TO congdoan_app;
GRANT UPDATE (undone_on) ON members_merge TO congdoan_app;
