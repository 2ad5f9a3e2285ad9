-- Estimates, kept twice: a version is made of the one before, never changes once it was submitted, is decided above by somebody else,
-- and is approved once; targets come from above; what is public was approved.

-- Whether one branch stands above another on the acting day, and the actor reaches it.
CREATE FUNCTION budgets_is_upper(upper_branch bigint, below bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT FROM access_reach
    WHERE ancestor_id = upper_branch AND branch_id = below AND depth > 0 AND ancestor_id <> 1 AND period @> access_day()
  ) AND upper_branch IN (SELECT access_reached())
$$;

CREATE FUNCTION budgets_check_estimate() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  former budgets_estimate;
  state text;
BEGIN
  IF NEW.prepared_by IS DISTINCT FROM access_acting() OR NEW.prepared_at <> now() THEN
    RAISE EXCEPTION 'an estimate is prepared by whoever acts, now' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF TG_OP = 'UPDATE' THEN
    IF (NEW.id, NEW.unit_id, NEW.year, NEW.version, NEW.round) IS DISTINCT FROM (OLD.id, OLD.unit_id, OLD.year, OLD.version, OLD.round)
       OR EXISTS (SELECT FROM budgets_estimateevent WHERE estimate_id = OLD.id) THEN
      RAISE EXCEPTION 'a submitted estimate never changes' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
  END IF;
  SELECT * INTO former FROM budgets_estimate
  WHERE unit_id = NEW.unit_id AND year = NEW.year ORDER BY version DESC, round DESC LIMIT 1;
  SELECT kind INTO state FROM budgets_estimateevent WHERE estimate_id = former.id ORDER BY place DESC LIMIT 1;
  IF NOT (
    (former.id IS NULL AND (NEW.version, NEW.round) = (0, 1))
    OR (state = 'returned' AND (NEW.version, NEW.round) = (former.version, former.round + 1))
    OR (state = 'approved' AND (NEW.version, NEW.round) = (former.version + 1, 1))
  ) THEN
    RAISE EXCEPTION 'a version follows a returned or an approved one' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER versions_follow_each_other BEFORE INSERT OR UPDATE ON budgets_estimate
  FOR EACH ROW EXECUTE FUNCTION budgets_check_estimate();

-- Figures and bases may change while their estimate is a draft; the lock makes a submission wait for them, and them for it.
CREATE FUNCTION budgets_keep_submitted() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  kept bigint := CASE WHEN TG_TABLE_NAME = 'budgets_estimate' THEN to_jsonb(OLD) ->> 'id'
                      WHEN TG_OP = 'DELETE' THEN to_jsonb(OLD) ->> 'estimate_id' ELSE to_jsonb(NEW) ->> 'estimate_id' END;
  owner bigint;
BEGIN
  SELECT unit_id INTO owner FROM budgets_estimate WHERE id = kept FOR UPDATE;
  IF EXISTS (SELECT FROM budgets_estimateevent WHERE estimate_id = kept)
     OR (TG_OP = 'UPDATE' AND to_jsonb(OLD) ->> 'estimate_id' IS DISTINCT FROM to_jsonb(NEW) ->> 'estimate_id')
     OR (TG_OP <> 'DELETE' AND (to_jsonb(NEW) ->> 'unit_id')::bigint IS DISTINCT FROM owner) THEN
    RAISE EXCEPTION 'a submitted estimate never changes' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN COALESCE(NEW, OLD);
END $$;
CREATE TRIGGER submitted_lines_stay BEFORE INSERT OR UPDATE OR DELETE ON budgets_estimateline
  FOR EACH ROW EXECUTE FUNCTION budgets_keep_submitted();
CREATE TRIGGER submitted_bases_stay BEFORE INSERT OR UPDATE OR DELETE ON budgets_estimatebasis
  FOR EACH ROW EXECUTE FUNCTION budgets_keep_submitted();
CREATE TRIGGER submitted_estimates_stay BEFORE DELETE ON budgets_estimate
  FOR EACH ROW EXECUTE FUNCTION budgets_keep_submitted();
REVOKE TRUNCATE ON budgets_estimate, budgets_estimateline, budgets_estimatebasis FROM congdoan_app;

CREATE FUNCTION budgets_check_event() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  decided budgets_estimate;
  state text;
  last smallint;
  submitter bigint;
  seal text;
BEGIN
  IF NEW.recorded_by IS DISTINCT FROM access_acting() OR NEW.recorded_at <> now() OR NEW.recorded_on IS DISTINCT FROM access_day() THEN
    RAISE EXCEPTION 'a step is recorded by whoever acts, now' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  SELECT * INTO decided FROM budgets_estimate WHERE id = NEW.estimate_id FOR UPDATE;
  IF (decided.unit_id, decided.year, decided.version) IS DISTINCT FROM (NEW.unit_id, NEW.year::smallint, NEW.version::smallint) THEN
    RAISE EXCEPTION 'a step names its own estimate' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  SELECT kind, place, recorded_by, sha256 INTO state, last, submitter, seal
  FROM budgets_estimateevent WHERE estimate_id = NEW.estimate_id ORDER BY place DESC LIMIT 1;
  IF NEW.place <> COALESCE(last, 0) + 1 OR NOT (
    (state IS NULL AND NEW.kind = 'submitted') OR (state = 'submitted' AND NEW.kind IN ('returned', 'approved'))
  ) THEN
    RAISE EXCEPTION 'an estimate does not go from % to %', COALESCE(state, 'draft'), NEW.kind USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.kind = 'submitted' THEN
    RETURN NEW;
  END IF;
  IF NEW.recorded_by IN (decided.prepared_by, submitter) THEN
    RAISE EXCEPTION 'nobody decides on an estimate of their own' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NOT budgets_is_upper(NEW.upper_id, NEW.unit_id) OR NEW.sha256 <> seal THEN
    RAISE EXCEPTION 'an estimate is decided above, as it was submitted' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER estimates_go_one_way BEFORE INSERT ON budgets_estimateevent FOR EACH ROW EXECUTE FUNCTION budgets_check_event();

-- Remarks and overrides are said together with their step.
CREATE FUNCTION budgets_check_said() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  step budgets_estimateevent;
BEGIN
  SELECT * INTO step FROM budgets_estimateevent WHERE id = NEW.event_id;
  IF step.id IS NULL OR step.unit_id <> NEW.unit_id OR step.recorded_at <> now()
     OR (TG_TABLE_NAME = 'budgets_ceilingoverride') <> (step.kind = 'submitted') THEN
    RAISE EXCEPTION 'what is said of a step is said with it' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF step.kind = 'returned' AND (to_jsonb(NEW) ->> 'amount') IS NOT NULL THEN
    RAISE EXCEPTION 'a returned estimate has no approved figure' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER said_with_its_step BEFORE INSERT ON budgets_estimateremark FOR EACH ROW EXECUTE FUNCTION budgets_check_said();
CREATE TRIGGER said_with_its_step BEFORE INSERT ON budgets_ceilingoverride FOR EACH ROW EXECUTE FUNCTION budgets_check_said();

CREATE FUNCTION budgets_check_target() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.given_by IS DISTINCT FROM access_acting() OR NEW.given_at <> now() OR NOT budgets_is_upper(NEW.upper_id, NEW.unit_id) THEN
    RAISE EXCEPTION 'a target is given from above, by whoever acts, now' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER targets_come_from_above BEFORE INSERT ON budgets_giventarget FOR EACH ROW EXECUTE FUNCTION budgets_check_target();

-- What is made public of a year was approved: an estimate by its step, a settlement by its answer.
CREATE FUNCTION budgets_check_publication() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.published_by IS DISTINCT FROM access_acting() OR NEW.published_at <> now() OR NEW.sha256 <> encode(sha256(convert_to(NEW.content, 'UTF8')), 'hex')
  THEN
    RAISE EXCEPTION 'figures are made public by whoever acts, now, under their seal' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.kind = 'estimate' AND NOT EXISTS (
    SELECT FROM budgets_estimateevent
    WHERE estimate_id = NEW.estimate_id AND kind = 'approved' AND (unit_id, year) = (NEW.unit_id, NEW.year)
  ) THEN
    RAISE EXCEPTION 'only an approved estimate is made public' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.kind = 'settlement' AND NOT EXISTS (
    SELECT FROM budgets_submission s JOIN budgets_submissionanswer a ON a.submission_id = s.id AND a.kind = 'approved'
    WHERE (s.unit_id, s.year) = (NEW.unit_id, NEW.year) AND s.sha256 = NEW.content::jsonb ->> 'sent_sha256'
  ) THEN
    RAISE EXCEPTION 'only an approved settlement is made public' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER public_when_approved BEFORE INSERT ON budgets_publication FOR EACH ROW EXECUTE FUNCTION budgets_check_publication();

CREATE FUNCTION budgets_check_withdrawal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.withdrawn_by IS DISTINCT FROM access_acting() OR NEW.withdrawn_at <> now()
     OR NEW.unit_id IS DISTINCT FROM (SELECT unit_id FROM budgets_publication WHERE id = NEW.publication_id) THEN
    RAISE EXCEPTION 'a publication is withdrawn by whoever acts, now' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER withdrawn_by_its_unit BEFORE INSERT ON budgets_publicationwithdrawal
  FOR EACH ROW EXECUTE FUNCTION budgets_check_withdrawal();

-- Why a settlement was sent that does not keep a ceiling: said with it, of a ceiling that its figures name; and none is left unsaid.
CREATE FUNCTION budgets_check_override() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  sent budgets_submission;
BEGIN
  SELECT * INTO sent FROM budgets_submission WHERE id = NEW.submission_id;
  IF sent.unit_id IS DISTINCT FROM NEW.unit_id OR sent.submitted_at <> now()
     OR (sent.content::jsonb -> 'ceilings' -> NEW.ceiling) IS DISTINCT FROM jsonb_build_array(NEW.spent, NEW."limit") THEN
    RAISE EXCEPTION 'a ceiling is overridden with the settlement that does not keep it' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER said_with_its_settlement BEFORE INSERT ON budgets_submissionoverride
  FOR EACH ROW EXECUTE FUNCTION budgets_check_override();

CREATE FUNCTION budgets_check_ceilings() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM jsonb_object_keys(NEW.content::jsonb -> 'ceilings') AS named (ceiling)
    WHERE NOT EXISTS (SELECT FROM budgets_submissionoverride o WHERE o.submission_id = NEW.id AND o.ceiling = named.ceiling)
  ) THEN
    RAISE EXCEPTION 'a ceiling that is not kept is explained' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER ceilings_are_explained AFTER INSERT ON budgets_submission
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.content::jsonb ? 'ceilings') EXECUTE FUNCTION budgets_check_ceilings();
