-- Members, kept twice: what is sealed never stands open, a membership's copies are the person's, an absence lies within its membership,
-- a beginning never changes, what happened never changes, and nobody is deleted.

ALTER TABLE members_person
  ADD CONSTRAINT person_sealed_shape CHECK (
    (citizen_sealed IS NULL OR (octet_length(citizen_sealed) >= 45 AND get_byte(citizen_sealed, 0) = 1)) AND
    (sensitive_sealed IS NULL OR (octet_length(sensitive_sealed) >= 35 AND get_byte(sensitive_sealed, 0) = 1))
  ),
  ADD CONSTRAINT person_found_by_what_is_sealed CHECK (
    (citizen_hash IS NULL) = (citizen_sealed IS NULL) AND (citizen_hash IS NULL OR octet_length(citizen_hash) = 32)
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
