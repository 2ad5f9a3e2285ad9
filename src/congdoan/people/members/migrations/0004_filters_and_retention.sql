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
ALTER TABLE members_person DROP CONSTRAINT person_found_by_what_is_sealed;
ALTER TABLE members_person
  ADD CONSTRAINT person_found_by_what_is_sealed CHECK (
    (citizen_sealed IS NULL OR citizen_hash IS NOT NULL) AND (citizen_hash IS NULL OR octet_length(citizen_hash) = 32)
  ),
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
DROP TRIGGER never_changes ON members_event;
CREATE TRIGGER never_goes BEFORE DELETE OR TRUNCATE ON members_event FOR EACH STATEMENT EXECUTE FUNCTION access_refuse_change();
CREATE TRIGGER never_changes BEFORE UPDATE ON members_event FOR EACH ROW EXECUTE FUNCTION members_let_erase('{"reason": "", "facts": {}}');
GRANT UPDATE (reason, facts) ON members_event TO congdoan_app;

DROP TRIGGER answered_for_good ON members_correctionrequest;
CREATE TRIGGER answered_for_good BEFORE UPDATE ON members_correctionrequest
  FOR EACH ROW WHEN (NEW.told_sealed IS NOT NULL) EXECUTE FUNCTION members_keep_answer('state', 'done,declined');
CREATE TRIGGER erased_with_its_person BEFORE UPDATE ON members_correctionrequest
  FOR EACH ROW WHEN (NEW.told_sealed IS NULL) EXECUTE FUNCTION members_let_erase('{"told_sealed": null, "answer": ""}');
GRANT UPDATE (told_sealed) ON members_correctionrequest TO congdoan_app;
