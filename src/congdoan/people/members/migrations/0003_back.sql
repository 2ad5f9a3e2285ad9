DROP INDEX memberships_that_ended;
DROP TRIGGER erased_with_its_person ON members_correctionrequest;
DROP TRIGGER answered_for_good ON members_correctionrequest;
CREATE TRIGGER answered_for_good BEFORE UPDATE ON members_correctionrequest
  FOR EACH ROW EXECUTE FUNCTION members_keep_answer('state', 'done,declined');
REVOKE UPDATE (told_sealed) ON members_correctionrequest FROM congdoan_app;

DROP TRIGGER never_changes ON members_event;
DROP TRIGGER never_goes ON members_event;
CREATE TRIGGER never_changes BEFORE UPDATE OR DELETE OR TRUNCATE ON members_event
  FOR EACH STATEMENT EXECUTE FUNCTION access_refuse_change();
REVOKE UPDATE (reason, facts) ON members_event FROM congdoan_app;
DROP FUNCTION members_let_erase, members_stamp_rule CASCADE;

ALTER TABLE members_person DROP CONSTRAINT erased_person_holds_nothing, DROP CONSTRAINT person_found_by_what_is_sealed;
ALTER TABLE members_person ADD CONSTRAINT person_found_by_what_is_sealed CHECK (
  (citizen_hash IS NULL) = (citizen_sealed IS NULL) AND (citizen_hash IS NULL OR octet_length(citizen_hash) = 32)
);
ALTER TABLE members_savedfilter DROP CONSTRAINT filter_text_holds_no_citizen_number;
DROP POLICY changed_by_oneself ON members_savedfilter;
DROP POLICY saved_by_oneself ON members_savedfilter;
DROP POLICY own_or_shared ON members_savedfilter;
