-- Members, kept twice: what is sealed never stands open, a membership's copies are the person's, an absence lies within its membership,
-- a beginning never changes, what happened never changes, and nobody is deleted.
ALTER TABLE members_person
  ADD CONSTRAINT person_sealed_shape CHECK (
    (citizen_sealed IS NULL OR (octet_length(citizen_sealed) >= 45 AND get_byte(citizen_sealed, 0) = 1)) AND
    (sensitive_sealed IS NULL OR (octet_length(sensitive_sealed) >= 35 AND get_byte(sensitive_sealed, 0) = 1))
  ),
  ADD CONSTRAINT person_found_by_what_is_sealed CHECK (
    (citizen_sealed IS NULL OR citizen_hash IS NOT NULL) AND (citizen_hash IS NULL OR octet_length(citizen_hash) = 32)
  ),
  ADD CONSTRAINT person_text_holds_no_citizen_number CHECK (
    concat_ws('|', full_name, native_place, address, phone, email, zalo, workplace, job, education, profession, member_code,
              union_join_place) !~ '[0-9]{12}'
  );
ALTER TABLE members_event
  ADD CONSTRAINT event_text_holds_no_citizen_number CHECK (concat_ws('|', decision, reason, facts::text) !~ '[0-9]{12}');
ALTER TABLE members_application
  ADD CONSTRAINT application_text_holds_no_citizen_number CHECK (concat_ws('|', decision, reason, section) !~ '[0-9]{12}');
ALTER TABLE members_absence
  ADD CONSTRAINT absence_text_holds_no_citizen_number CHECK (reason !~ '[0-9]{12}');

-- Foreign keys look past row-level security and carry every change along.
ALTER TABLE members_membership
  ADD CONSTRAINT membership_lists_its_person FOREIGN KEY (person_id, full_name, sort_key, name_key, sex, born)
    REFERENCES members_person (id, full_name, sort_key, name_key, sex, born) ON UPDATE CASCADE;
ALTER TABLE members_absence
  ADD CONSTRAINT absence_of_its_membership FOREIGN KEY (membership_id, person_id, unit_id, membership_period)
    REFERENCES members_membership (id, person_id, unit_id, period) ON UPDATE CASCADE;

CREATE FUNCTION members_keep_beginning() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF lower(NEW.period) <> lower(OLD.period) OR NEW.unit_id <> OLD.unit_id OR NEW.began <> OLD.began THEN
    RAISE EXCEPTION 'a membership keeps its union and its first day' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER membership_keeps_its_beginning BEFORE UPDATE ON members_membership
  FOR EACH ROW EXECUTE FUNCTION members_keep_beginning();

-- One key seals one database: another key would make numbers unfindable without anybody noticing.
CREATE FUNCTION members_check_key() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  given bytea;
BEGIN
  FOREACH given IN ARRAY ARRAY[NEW.citizen_sealed, NEW.sensitive_sealed] LOOP
    CONTINUE WHEN given IS NULL;
    given := substring(given FROM 2 FOR 4);
    IF NOT EXISTS (SELECT FROM members_keymark) THEN
      INSERT INTO members_keymark (mark) VALUES (given) ON CONFLICT DO NOTHING;
    END IF;
    IF NOT EXISTS (SELECT FROM members_keymark WHERE mark = given) THEN
      RAISE EXCEPTION 'sealed under another key than this database' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
  END LOOP;
  RETURN NEW;
END $$;
CREATE TRIGGER sealed_under_one_key BEFORE INSERT OR UPDATE OF citizen_sealed, sensitive_sealed ON members_person
  FOR EACH ROW EXECUTE FUNCTION members_check_key();
CREATE UNIQUE INDEX one_key_mark ON members_keymark ((true));

CREATE FUNCTION members_stamp_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.recorded_by_id IS DISTINCT FROM access_acting() OR NEW.recorded_at <> now() THEN
    RAISE EXCEPTION 'an event is written by whoever acts, now' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER events_are_written_by_whoever_acts BEFORE INSERT ON members_event
  FOR EACH ROW EXECUTE FUNCTION members_stamp_event();

-- A member who signs in sees the own record, wherever it stands: the account is the right, no role on a branch is.
CREATE FUNCTION members_own() RETURNS SETOF bigint LANGUAGE sql STABLE PARALLEL SAFE ROWS 1 AS $$
  SELECT id FROM members_person WHERE account_id = access_acting()
$$;
CREATE POLICY own_record ON members_person FOR SELECT USING (account_id = access_acting());
CREATE POLICY own_record ON members_membership FOR SELECT USING (person_id IN (SELECT members_own()));
CREATE POLICY own_record ON members_absence FOR SELECT USING (person_id IN (SELECT members_own()));
CREATE POLICY own_record ON members_application FOR SELECT USING (person_id IN (SELECT members_own()));
CREATE POLICY own_record ON members_event FOR SELECT USING (person_id IN (SELECT members_own()));

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
  FOR EACH ROW WHEN (NEW.told_sealed IS NOT NULL) EXECUTE FUNCTION members_keep_answer('state', 'done,declined');
CREATE TRIGGER revoked_for_good BEFORE UPDATE ON members_card FOR EACH ROW EXECUTE FUNCTION members_keep_answer('revoked_on', '*');
CREATE TRIGGER undone_for_good BEFORE UPDATE ON members_merge FOR EACH ROW EXECUTE FUNCTION members_keep_answer('undone_on', '*');
REVOKE UPDATE ON members_transfer, members_correctionrequest, members_card, members_merge, members_transfermatch FROM congdoan_app;
GRANT UPDATE (state, reason) ON members_transfer TO congdoan_app;
GRANT UPDATE (state, answer, answered_on) ON members_correctionrequest TO congdoan_app;
GRANT UPDATE (revoked_on) ON members_card TO congdoan_app;
GRANT UPDATE (undone_on) ON members_merge TO congdoan_app;

CREATE POLICY public_ones_seen_by_members ON documents_delivery FOR SELECT USING (
  outgoing_id IN (SELECT outgoing_id FROM documents_publisheddocument)
  AND to_unit_id IN (
    SELECT unit_id FROM members_membership WHERE person_id IN (SELECT members_own()) AND period @> access_day()
  )
);

-- Filters are their owner's, or shared with whoever reaches the unit; a record is erased as a whole, and only then may its past lose words.
CREATE POLICY own_or_shared ON members_savedfilter AS RESTRICTIVE USING (is_shared OR owner_id = access_acting());
CREATE POLICY saved_by_oneself ON members_savedfilter AS RESTRICTIVE FOR INSERT WITH CHECK (owner_id = access_acting());
CREATE POLICY changed_by_oneself ON members_savedfilter AS RESTRICTIVE FOR UPDATE USING (owner_id = access_acting());
ALTER TABLE members_savedfilter
  ADD CONSTRAINT filter_text_holds_no_citizen_number CHECK (concat_ws('|', name, asked::text) !~ '[0-9]{12}');

CREATE FUNCTION members_stamp_rule() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.set_by_id IS DISTINCT FROM access_acting() OR NEW.set_at <> now() THEN
    RAISE EXCEPTION 'a retention is written by whoever acts, now' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER rules_are_written_by_whoever_acts BEFORE INSERT ON members_retentionrule
  FOR EACH ROW EXECUTE FUNCTION members_stamp_rule();

-- Whose time is over is found among those who left.
CREATE INDEX memberships_that_ended ON members_membership (upper(period)) WHERE NOT upper_inf(period);

-- The number of an erased person is found by its hash alone, until a new application brings it again.
ALTER TABLE members_person
  ADD CONSTRAINT erased_person_holds_nothing CHECK (
    erased_on IS NULL OR (
      citizen_sealed IS NULL AND sensitive_sealed IS NULL AND
      concat(native_place, address, phone, email, zalo, workplace, job, education, profession, union_join_place) = ''
    )
  );

-- An event or an answered request loses its words with its person, in no other way and in no other column.
CREATE FUNCTION members_let_erase() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF to_jsonb(NEW) <> to_jsonb(OLD) || TG_ARGV[0]::jsonb
     OR NOT EXISTS (SELECT FROM members_person WHERE id = OLD.person_id AND erased_on IS NOT NULL) THEN
    RAISE EXCEPTION 'rows of % change when their person is erased, and then only lose their words', TG_TABLE_NAME
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER never_goes BEFORE DELETE OR TRUNCATE ON members_event FOR EACH STATEMENT EXECUTE FUNCTION access_refuse_change();
CREATE TRIGGER never_changes BEFORE UPDATE ON members_event FOR EACH ROW EXECUTE FUNCTION members_let_erase('{"reason": "", "facts": {}}');
GRANT UPDATE (reason, facts) ON members_event TO congdoan_app;
CREATE TRIGGER erased_with_its_person BEFORE UPDATE ON members_correctionrequest
  FOR EACH ROW WHEN (NEW.told_sealed IS NULL) EXECUTE FUNCTION members_let_erase('{"told_sealed": null, "answer": ""}');
GRANT UPDATE (told_sealed) ON members_correctionrequest TO congdoan_app;
