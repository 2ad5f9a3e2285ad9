-- A plan changes only as a draft; who prepared it does not decide it; it is carried out once, from its day on, and never taken back after.
CREATE FUNCTION restructuring_state(asked bigint) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN bool_or(kind = 'withdrawn') THEN 'withdrawn' WHEN bool_or(kind = 'decided') THEN 'decided' ELSE 'draft' END
  FROM restructuring_act WHERE reorganisation_id = asked
$$;

CREATE FUNCTION restructuring_keep_reorganisation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.prepared_by IS DISTINCT FROM access_acting() OR NEW.prepared_at <> now() THEN
      RAISE EXCEPTION 'a reorganisation is prepared by whoever acts, now'
        USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'prepared_by_who_acts';
    END IF;
  ELSIF restructuring_state(OLD.id) <> 'draft'
     OR (NEW.id, NEW.unit_id, NEW.prepared_by, NEW.prepared_at) <> (OLD.id, OLD.unit_id, OLD.prepared_by, OLD.prepared_at) THEN
    RAISE EXCEPTION 'reorganisation % is no draft any more', OLD.id
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'reorganisation_changes_as_draft';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER reorganisations_change_as_drafts BEFORE INSERT OR UPDATE ON restructuring_reorganisation
  FOR EACH ROW EXECUTE FUNCTION restructuring_keep_reorganisation();
CREATE TRIGGER reorganisations_stay BEFORE DELETE OR TRUNCATE ON restructuring_reorganisation
  FOR EACH STATEMENT EXECUTE FUNCTION access_refuse_change();

CREATE FUNCTION restructuring_keep_plan() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  changed bigint := CASE WHEN TG_OP = 'DELETE' THEN OLD.reorganisation_id ELSE NEW.reorganisation_id END;
BEGIN
  IF restructuring_state(changed) <> 'draft' THEN
    RAISE EXCEPTION 'the plan of reorganisation % is decided', changed
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'plan_changes_as_draft';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER plans_change_as_drafts BEFORE INSERT OR UPDATE OR DELETE ON restructuring_plan_row
  FOR EACH ROW EXECUTE FUNCTION restructuring_keep_plan();
ALTER TABLE restructuring_plan_row ADD CONSTRAINT row_of_own_reorganisation
  FOREIGN KEY (reorganisation_id, unit_id) REFERENCES restructuring_reorganisation (id, unit_id);
ALTER TABLE restructuring_act ADD CONSTRAINT act_on_own_reorganisation
  FOREIGN KEY (reorganisation_id, unit_id) REFERENCES restructuring_reorganisation (id, unit_id);

CREATE FUNCTION restructuring_check_act() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  plan restructuring_reorganisation;
BEGIN
  SELECT * INTO plan FROM restructuring_reorganisation WHERE id = NEW.reorganisation_id FOR UPDATE;
  IF NEW.acted_by IS DISTINCT FROM access_acting() OR NEW.acted_on IS DISTINCT FROM access_day() THEN
    RAISE EXCEPTION 'an act is done by whoever acts, today'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'acted_by_who_acts';
  END IF;
  IF NEW.kind = 'decided' AND (
    NEW.acted_by = plan.prepared_by OR restructuring_state(plan.id) <> 'draft'
    OR NOT EXISTS (SELECT FROM restructuring_plan_row WHERE reorganisation_id = plan.id)
    OR EXISTS (SELECT FROM restructuring_plan_row WHERE reorganisation_id = plan.id AND place IS NULL)
  ) THEN
    RAISE EXCEPTION 'a whole draft is decided by another person than who prepared it'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'decided_by_another';
  END IF;
  IF NEW.kind = 'withdrawn' AND restructuring_state(plan.id) <> 'draft' AND (
    NEW.acted_on >= plan.effective_on OR EXISTS (SELECT FROM restructuring_outcome WHERE reorganisation_id = plan.id AND is_done)
  ) THEN
    RAISE EXCEPTION 'a decision is withdrawn before its day'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'withdrawn_before_its_day';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER acts_in_order BEFORE INSERT ON restructuring_act FOR EACH ROW EXECUTE FUNCTION restructuring_check_act();

CREATE FUNCTION restructuring_check_outcome() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.acted_by IS DISTINCT FROM access_acting() OR NEW.acted_on IS DISTINCT FROM access_day() THEN
    RAISE EXCEPTION 'a row is carried out by whoever acts, today'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'acted_by_who_acts';
  END IF;
  IF restructuring_state(NEW.reorganisation_id) <> 'decided' OR NOT EXISTS (
    SELECT FROM restructuring_plan_row p JOIN restructuring_reorganisation r ON r.id = p.reorganisation_id
    WHERE p.id = NEW.row_id AND r.id = NEW.reorganisation_id AND r.effective_on = NEW.effective_on
      AND r.effective_on <= NEW.acted_on AND p.outcome = NEW.outcome
      AND (p.organisation_id IS NULL OR p.organisation_id = NEW.unit_id)
  ) THEN
    RAISE EXCEPTION 'a row of a decided plan is carried out from its day on'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'carried_out_as_decided';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER outcomes_as_decided BEFORE INSERT ON restructuring_outcome
  FOR EACH ROW EXECUTE FUNCTION restructuring_check_outcome();
