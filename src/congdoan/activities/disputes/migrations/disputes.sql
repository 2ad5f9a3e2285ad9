-- Disputes and stoppages, kept twice: only a federation keeps stoppages, they go forward, what was told stays told, and one closes with
-- its final report and no promise left open.
CREATE FUNCTION disputes_stamp() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.recorded_by_id IS DISTINCT FROM access_acting() OR NEW.recorded_at <> now() THEN
    RAISE EXCEPTION 'rows of % are written by whoever acts, now', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER told_by_whoever_acts BEFORE INSERT ON disputes_stoppageact FOR EACH ROW EXECUTE FUNCTION disputes_stamp();
CREATE TRIGGER told_by_whoever_acts BEFORE INSERT ON disputes_employertrait FOR EACH ROW EXECUTE FUNCTION disputes_stamp();
CREATE TRIGGER told_by_whoever_acts BEFORE INSERT ON disputes_disputestep FOR EACH ROW EXECUTE FUNCTION disputes_stamp();

-- A row about a stoppage or a dispute stands in the branch of what it is about.
CREATE FUNCTION disputes_same_unit() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  kept bigint;
BEGIN
  IF TG_TABLE_NAME = 'disputes_disputestep' THEN
    SELECT unit_id INTO kept FROM disputes_dispute WHERE id = NEW.dispute_id;
  ELSE
    SELECT unit_id INTO kept FROM disputes_stoppage WHERE id = NEW.stoppage_id;
  END IF;
  IF kept IS DISTINCT FROM NEW.unit_id THEN
    RAISE EXCEPTION 'rows of % stand where their matter stands', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER stands_with_its_matter BEFORE INSERT ON disputes_stoppageact FOR EACH ROW EXECUTE FUNCTION disputes_same_unit();
CREATE TRIGGER stands_with_its_matter BEFORE INSERT ON disputes_promise FOR EACH ROW EXECUTE FUNCTION disputes_same_unit();
CREATE TRIGGER stands_with_its_matter BEFORE INSERT ON disputes_disputestep FOR EACH ROW EXECUTE FUNCTION disputes_same_unit();

CREATE FUNCTION disputes_kept_by_federation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM organisations_organisation o WHERE o.id = NEW.unit_id AND o.rank < 35) THEN
    RAISE EXCEPTION 'only a federation keeps %', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER kept_by_a_federation BEFORE INSERT ON disputes_stoppage FOR EACH ROW EXECUTE FUNCTION disputes_kept_by_federation();
CREATE TRIGGER kept_by_a_federation BEFORE INSERT ON disputes_dispute FOR EACH ROW EXECUTE FUNCTION disputes_kept_by_federation();

CREATE FUNCTION disputes_check_stoppage() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  states text[] := ARRAY['watched', 'broke_out', 'ended', 'closed'];
BEGIN
  IF (NEW.unit_id, NEW.employer_id, NEW.opened_on) IS DISTINCT FROM (OLD.unit_id, OLD.employer_id, OLD.opened_on)
     OR (OLD.broke_out_at IS NOT NULL AND NEW.broke_out_at IS DISTINCT FROM OLD.broke_out_at)
     OR (OLD.ended_at IS NOT NULL AND NEW.ended_at IS DISTINCT FROM OLD.ended_at) THEN
    RAISE EXCEPTION 'a stoppage keeps its federation, its employer and its moments' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF OLD.state = 'closed' OR array_position(states, NEW.state::text) < array_position(states, OLD.state::text)
     OR (NEW.state = 'closed' AND OLD.state = 'broke_out') THEN
    RAISE EXCEPTION 'a stoppage goes forward until it is closed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.state = 'closed' AND NEW.broke_out_at IS NOT NULL AND (
    EXISTS (SELECT FROM disputes_promise p WHERE p.stoppage_id = NEW.id AND p.state = 'open')
    OR NOT EXISTS (SELECT FROM disputes_stoppageact a WHERE a.stoppage_id = NEW.id AND a.kind = 'reported' AND a.facts ->> 'stage' = 'final')
  ) THEN
    RAISE EXCEPTION 'a stoppage is closed with its final report and no promise left open' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER stoppages_go_forward BEFORE UPDATE ON disputes_stoppage FOR EACH ROW EXECUTE FUNCTION disputes_check_stoppage();

CREATE FUNCTION disputes_raise_signal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.raised_by_id IS DISTINCT FROM access_acting() OR NEW.raised_at <> now() OR NEW.state <> 'raised' THEN
    RAISE EXCEPTION 'a signal is raised by whoever acts, now' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER signals_are_raised BEFORE INSERT ON disputes_signal FOR EACH ROW EXECUTE FUNCTION disputes_raise_signal();

CREATE FUNCTION disputes_check_signal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state <> 'raised' OR NEW.checked_by_id IS DISTINCT FROM access_acting() OR NEW.checked_by_id = OLD.raised_by_id THEN
    RAISE EXCEPTION 'a signal is checked once, by another than who raised it' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER signals_are_checked_once BEFORE UPDATE ON disputes_signal FOR EACH ROW EXECUTE FUNCTION disputes_check_signal();

CREATE FUNCTION disputes_settle_promise() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state <> 'open' THEN
    RAISE EXCEPTION 'a promise is settled once' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER promises_are_settled_once BEFORE UPDATE ON disputes_promise FOR EACH ROW EXECUTE FUNCTION disputes_settle_promise();

REVOKE UPDATE ON disputes_signal, disputes_promise, disputes_dispute FROM congdoan_app;
GRANT UPDATE (state, checked_on, checked_by_id, found) ON disputes_signal TO congdoan_app;
GRANT UPDATE (state, settled_on, evidence) ON disputes_promise TO congdoan_app;
GRANT UPDATE (state) ON disputes_dispute TO congdoan_app;
