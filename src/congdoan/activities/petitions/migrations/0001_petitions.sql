-- Petitions, kept twice: anybody may put one into an open box and follow it by its code; who denounces is seen by the named handler alone,
-- sealed, in a transaction that has written down the reading; steps, namings and readings stay; discipline is voided once.

CREATE FUNCTION petitions_code() RETURNS text LANGUAGE sql STABLE AS
  $$ SELECT NULLIF(current_setting('congdoan.petition', true), '') $$;

CREATE FUNCTION petitions_takes(wanted bigint) RETURNS boolean LANGUAGE sql STABLE AS
  $$ SELECT COALESCE((SELECT b.is_open FROM petitions_box b WHERE b.unit_id = wanted ORDER BY b.id DESC LIMIT 1), false) $$;

CREATE FUNCTION petitions_handler_of(wanted uuid) RETURNS bigint LANGUAGE sql STABLE AS
  $$ SELECT h.actor_id FROM petitions_handler h WHERE h.petition_id = wanted ORDER BY h.id DESC LIMIT 1 $$;

-- Nobody acts: a new petition into an open box, and afterwards the one whose code is told.
CREATE POLICY sent_by_anybody ON petitions_petition FOR INSERT WITH CHECK (
  access_acting() IS NULL AND state = 'sent' AND channel = 'form' AND gist = '' AND in_authority IS NULL AND petitions_takes(unit_id)
);
CREATE POLICY followed_by_code ON petitions_petition FOR SELECT USING (access_acting() IS NULL AND code_sha256 = petitions_code());
CREATE POLICY followed_by_code ON petitions_petitionstep FOR SELECT USING (
  access_acting() IS NULL AND petition_id IN (SELECT p.id FROM petitions_petition p WHERE p.code_sha256 = petitions_code())
);

-- The sealed identity: put in by the sender or by who receives, out by the handler alone, beside the reading of this very transaction.
ALTER TABLE petitions_denouncer ENABLE ROW LEVEL SECURITY;
ALTER TABLE petitions_denouncer FORCE ROW LEVEL SECURITY;
CREATE POLICY sealed_with_its_petition ON petitions_denouncer FOR INSERT WITH CHECK (
  EXISTS (SELECT FROM petitions_petition p WHERE p.id = petition_id AND p.unit_id = petitions_denouncer.unit_id AND p.kind = 'denunciation')
);
CREATE POLICY opened_by_its_handler ON petitions_denouncer FOR SELECT USING (
  access_acting() = petitions_handler_of(petition_id)
  AND EXISTS (SELECT FROM petitions_reading r WHERE r.petition_id = petitions_denouncer.petition_id AND r.read_by_id = access_acting() AND r.read_at = now())
);
ALTER TABLE petitions_denouncer ADD CONSTRAINT denouncer_is_sealed CHECK (octet_length(sealed) >= 45 AND get_byte(sealed, 0) = 1);
REVOKE UPDATE, DELETE, TRUNCATE ON petitions_denouncer FROM congdoan_app;

CREATE FUNCTION petitions_check_handler() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.named_by_id IS DISTINCT FROM access_acting() OR NEW.named_at <> now()
     OR NOT EXISTS (SELECT FROM petitions_petition p WHERE p.id = NEW.petition_id AND p.unit_id = NEW.unit_id AND p.kind = 'denunciation') THEN
    RAISE EXCEPTION 'the handler of a denunciation is named by whoever acts, where it stands' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER named_by_whoever_acts BEFORE INSERT ON petitions_handler FOR EACH ROW EXECUTE FUNCTION petitions_check_handler();

CREATE FUNCTION petitions_check_reading() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.read_by_id IS DISTINCT FROM access_acting() OR NEW.read_at <> now() OR length(btrim(NEW.reason)) < 4
     OR NEW.read_by_id IS DISTINCT FROM petitions_handler_of(NEW.petition_id) THEN
    RAISE EXCEPTION 'the handler alone reads, with a reason, now' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER read_by_the_handler BEFORE INSERT ON petitions_reading FOR EACH ROW EXECUTE FUNCTION petitions_check_reading();

CREATE FUNCTION petitions_check_step() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.recorded_by_id IS DISTINCT FROM access_acting() OR NEW.recorded_at <> now()
     OR NOT EXISTS (SELECT FROM petitions_petition p WHERE p.id = NEW.petition_id AND p.unit_id = NEW.unit_id) THEN
    RAISE EXCEPTION 'a step is written by whoever acts, now, where the petition stands' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER told_by_whoever_acts BEFORE INSERT ON petitions_petitionstep FOR EACH ROW EXECUTE FUNCTION petitions_check_step();

CREATE FUNCTION petitions_check_petition() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state = 'closed' OR (OLD.number IS NOT NULL AND (NEW.year, NEW.number) IS DISTINCT FROM (OLD.year, OLD.number))
     OR (OLD.kind = 'denunciation' AND NEW.kind <> 'denunciation') THEN
    RAISE EXCEPTION 'a petition keeps its number, a denunciation stays one, what is closed stays so' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER petitions_go_forward BEFORE UPDATE ON petitions_petition FOR EACH ROW EXECUTE FUNCTION petitions_check_petition();
REVOKE UPDATE ON petitions_petition FROM congdoan_app;
GRANT UPDATE (kind, gist, sender, content, year, number, state, in_authority) ON petitions_petition TO congdoan_app;

CREATE FUNCTION petitions_check_discipline() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.recorded_by_id IS DISTINCT FROM access_acting() OR NEW.recorded_at <> now() OR NEW.voided_on IS NOT NULL THEN
      RAISE EXCEPTION 'a decision is written by whoever acts, now' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
  ELSIF OLD.voided_on IS NOT NULL THEN
    RAISE EXCEPTION 'a decision is voided once' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER decisions_stay BEFORE INSERT OR UPDATE ON petitions_discipline FOR EACH ROW EXECUTE FUNCTION petitions_check_discipline();
REVOKE UPDATE ON petitions_discipline FROM congdoan_app;
GRANT UPDATE (voided_on, voided_why) ON petitions_discipline TO congdoan_app;
