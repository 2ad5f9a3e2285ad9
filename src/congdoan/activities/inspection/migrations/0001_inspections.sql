-- What belongs to a programme or an inspection stands in its unit.
ALTER TABLE inspection_programmeact ADD CONSTRAINT act_of_own_programme
  FOREIGN KEY (programme_id, unit_id) REFERENCES inspection_programme (id, unit_id);
ALTER TABLE inspection_pick ADD CONSTRAINT pick_of_own_programme
  FOREIGN KEY (programme_id, unit_id) REFERENCES inspection_programme (id, unit_id);
ALTER TABLE inspection_inspectionact ADD CONSTRAINT act_of_own_inspection
  FOREIGN KEY (inspection_id, unit_id) REFERENCES inspection_inspection (id, unit_id);
ALTER TABLE inspection_examiner ADD CONSTRAINT examiner_of_own_inspection
  FOREIGN KEY (inspection_id, unit_id) REFERENCES inspection_inspection (id, unit_id);

CREATE FUNCTION inspection_refuse(told text, named text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '%', told USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = named;
END $$;

-- A programme is drafted by whoever acts; its state moves only with its acts.
CREATE FUNCTION inspection_keep_programme() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.state <> 'drafted' OR NEW.prepared_by IS DISTINCT FROM access_acting() OR NEW.prepared_at <> now() THEN
      PERFORM inspection_refuse('a programme begins as a draft of whoever acts, now', 'inspection_programme_drafted');
    END IF;
  ELSIF (to_jsonb(NEW) - 'state') <> (to_jsonb(OLD) - 'state') OR pg_trigger_depth() < 2 THEN
    PERFORM inspection_refuse('a programme moves with its acts', 'inspection_programme_moves_with_acts');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER programmes_move_with_acts BEFORE INSERT OR UPDATE ON inspection_programme
  FOR EACH ROW EXECUTE FUNCTION inspection_keep_programme();
CREATE TRIGGER programmes_stay BEFORE DELETE OR TRUNCATE ON inspection_programme
  FOR EACH STATEMENT EXECUTE FUNCTION access_refuse_change();

-- It goes one way; only one that picks enough is submitted; nobody approves what they prepared.
CREATE FUNCTION inspection_check_programme_act() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  of inspection_programme;
  acts integer;
BEGIN
  SELECT * INTO of FROM inspection_programme WHERE id = NEW.programme_id FOR UPDATE;
  SELECT count(*) INTO acts FROM inspection_programmeact WHERE programme_id = NEW.programme_id;
  IF NEW.acted_by IS DISTINCT FROM access_acting() OR NEW.acted_on IS DISTINCT FROM access_day() OR NEW.acted_at <> now() THEN
    PERFORM inspection_refuse('an act is done by whoever acts, today', 'inspection_act_is_ones_own');
  END IF;
  IF NEW.place <> acts + 1 OR NOT (CASE
    WHEN acts = 0 THEN NEW.kind = 'drafted'
    WHEN of.state IN ('drafted', 'returned') THEN NEW.kind = 'submitted'
    WHEN of.state = 'submitted' THEN NEW.kind IN ('returned', 'approved')
    ELSE false
  END) THEN
    PERFORM inspection_refuse('a programme goes one way', 'inspection_programme_goes_one_way');
  END IF;
  IF NEW.kind IN ('returned', 'approved') AND NEW.words = '' THEN
    PERFORM inspection_refuse('this act says why, or by which resolution', 'inspection_act_says_why');
  END IF;
  IF NEW.kind = 'submitted' AND (SELECT count(DISTINCT picked_id) FROM inspection_pick WHERE programme_id = NEW.programme_id)
     * of.share_whole < of.population * of.share_part THEN
    PERFORM inspection_refuse('a programme picks the share that it was drafted for', 'inspection_enough_picked');
  END IF;
  IF NEW.kind = 'approved' AND EXISTS (
    SELECT FROM inspection_programmeact
    WHERE programme_id = NEW.programme_id AND acted_by = NEW.acted_by AND kind IN ('drafted', 'submitted')
  ) THEN
    PERFORM inspection_refuse('nobody approves a programme of their own', 'inspection_programme_approved_by_another');
  END IF;
  UPDATE inspection_programme SET state = NEW.kind WHERE id = NEW.programme_id;
  RETURN NEW;
END $$;
CREATE TRIGGER programmes_go_one_way BEFORE INSERT ON inspection_programmeact
  FOR EACH ROW EXECUTE FUNCTION inspection_check_programme_act();

CREATE FUNCTION inspection_keep_pick() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  changed inspection_pick := CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
BEGIN
  IF TG_OP = 'UPDATE' OR (SELECT state FROM inspection_programme WHERE id = changed.programme_id) NOT IN ('drafted', 'returned') THEN
    PERFORM inspection_refuse('the picks of this programme are decided', 'picks_change_as_drafts');
  END IF;
  RETURN changed;
END $$;
CREATE TRIGGER picks_change_as_drafts BEFORE INSERT OR UPDATE OR DELETE ON inspection_pick
  FOR EACH ROW EXECUTE FUNCTION inspection_keep_pick();

-- An inspection is opened by who reaches the committee's unit; its state moves with its steps, and what it is about stays.
CREATE FUNCTION inspection_keep_inspection() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.state <> 'decided' OR NEW.opened_by IS DISTINCT FROM access_acting() OR NEW.opened_at <> now() OR NEW.document_id IS NOT NULL
       OR NEW.reply_by IS NOT NULL OR NEW.owner_id NOT IN (SELECT access_reached())
       OR NOT EXISTS (
         SELECT FROM access_reach WHERE ancestor_id = NEW.owner_id AND branch_id = NEW.unit_id AND period @> access_day()
       ) THEN
      PERFORM inspection_refuse('an inspection is opened by a committee at or above the unit', 'inspection_opened_from_above');
    END IF;
    IF NEW.pick_id IS NOT NULL AND NOT EXISTS (
      SELECT FROM inspection_pick p JOIN inspection_programme g ON g.id = p.programme_id
      WHERE p.id = NEW.pick_id AND p.picked_id = NEW.unit_id AND p.unit_id = NEW.owner_id AND g.state = 'approved'
    ) THEN
      PERFORM inspection_refuse('a pick is one of an approved programme, for this unit', 'inspection_pick_is_approved');
    END IF;
  ELSIF (to_jsonb(NEW) - '{state,reply_by,document_id}'::text[]) <> (to_jsonb(OLD) - '{state,reply_by,document_id}'::text[])
     OR (NEW.state <> OLD.state AND pg_trigger_depth() < 2) THEN
    PERFORM inspection_refuse('what an inspection is about stays, and it moves with its steps', 'inspection_moves_with_steps');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER inspections_move_with_steps BEFORE INSERT OR UPDATE ON inspection_inspection
  FOR EACH ROW EXECUTE FUNCTION inspection_keep_inspection();
CREATE TRIGGER inspections_stay BEFORE DELETE OR TRUNCATE ON inspection_inspection
  FOR EACH STATEMENT EXECUTE FUNCTION access_refuse_change();

CREATE FUNCTION inspection_follows(before text, step text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE before
    WHEN 'decided' THEN step IN ('outlined', 'withdrawn')
    WHEN 'outlined' THEN step IN ('self_reported', 'on_site', 'withdrawn')
    WHEN 'self_reported' THEN step IN ('on_site', 'withdrawn')
    WHEN 'on_site' THEN step IN ('minuted', 'withdrawn')
    WHEN 'minuted' THEN step = 'drafted'
    WHEN 'drafted' THEN step IN ('replied', 'concluded')
    WHEN 'replied' THEN step IN ('drafted', 'concluded')
    WHEN 'concluded' THEN step IN ('following', 'closed')
    WHEN 'following' THEN step IN ('rechecked', 'closed')
    WHEN 'rechecked' THEN step IN ('following', 'closed')
    ELSE false
  END
$$;

-- The steps come in their order. All but the unit's own two are taken by who reaches the committee's unit.
CREATE FUNCTION inspection_check_step() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  of inspection_inspection;
  acts integer;
BEGIN
  SELECT * INTO of FROM inspection_inspection WHERE id = NEW.inspection_id FOR UPDATE;
  SELECT count(*) INTO acts FROM inspection_inspectionact WHERE inspection_id = NEW.inspection_id;
  IF NEW.acted_by IS DISTINCT FROM access_acting() OR NEW.acted_on IS DISTINCT FROM access_day() OR NEW.acted_at <> now()
     OR (NEW.content IS NOT NULL AND NEW.sha256 <> encode(sha256(NEW.content), 'hex')) THEN
    PERFORM inspection_refuse('a step is taken by whoever acts, today, with papers under their hash', 'inspection_act_is_ones_own');
  END IF;
  IF NEW.place <> acts + 1 OR NOT (CASE WHEN acts = 0 THEN NEW.kind = 'decided' ELSE inspection_follows(of.state, NEW.kind) END) THEN
    PERFORM inspection_refuse(format('an inspection does not go from %s to %s', of.state, NEW.kind), 'inspection_steps_in_order');
  END IF;
  IF NEW.words = '' THEN
    PERFORM inspection_refuse('a step says something', 'inspection_act_says_why');
  END IF;
  IF NEW.kind NOT IN ('self_reported', 'replied') AND of.owner_id NOT IN (SELECT access_reached()) THEN
    PERFORM inspection_refuse('the committee takes this step', 'inspection_led_from_above');
  END IF;
  UPDATE inspection_inspection SET state = NEW.kind WHERE id = NEW.inspection_id;
  RETURN NEW;
END $$;
CREATE TRIGGER inspections_go_step_by_step BEFORE INSERT ON inspection_inspectionact
  FOR EACH ROW EXECUTE FUNCTION inspection_check_step();

-- Nobody examines the unit they belong to; a seat stands on a lent right of the same days; only its end moves, forward in time never.
CREATE FUNCTION inspection_check_examiner() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF (to_jsonb(NEW) - 'period') <> (to_jsonb(OLD) - 'period') OR NOT NEW.period <@ OLD.period
       OR (NOT isempty(NEW.period) AND lower(NEW.period) <> lower(OLD.period)) THEN
      PERFORM inspection_refuse('of a seat in a team only the end moves, to an earlier day', 'examiner_only_ends');
    END IF;
    RETURN NEW;
  END IF;
  IF NEW.seated_by IS DISTINCT FROM access_acting() OR NEW.seated_at <> now() OR NOT EXISTS (
    SELECT FROM inspection_inspection i WHERE i.id = NEW.inspection_id AND i.owner_id IN (SELECT access_reached())
      AND daterange(i.access_from, i.access_until, '[]') @> NEW.period
  ) THEN
    PERFORM inspection_refuse('the committee seats its team, within the days of the decision', 'examiner_seated_from_above');
  END IF;
  IF NOT EXISTS (
    SELECT FROM access_grant g WHERE g.id = NEW.grant_id AND g.actor_id = NEW.actor_id AND g.branch_id = NEW.unit_id
      AND g.role = 'inspection_team' AND g.period = NEW.period
  ) THEN
    PERFORM inspection_refuse('a seat stands on a lent right of the same days', 'examiner_has_lent_right');
  END IF;
  IF EXISTS (
    SELECT FROM access_grant g
    WHERE g.actor_id = NEW.actor_id AND g.branch_id = NEW.unit_id AND g.role <> 'inspection_team' AND g.period && NEW.period
  ) OR EXISTS (
    SELECT FROM officers_seat s JOIN members_person p ON p.id = s.person_id
    WHERE p.account_id = NEW.actor_id AND s.unit_id = NEW.unit_id AND s.held && NEW.period
  ) THEN
    PERFORM inspection_refuse('nobody examines the unit they belong to', 'examiner_without_conflict');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER examiners_are_independent BEFORE INSERT OR UPDATE ON inspection_examiner
  FOR EACH ROW EXECUTE FUNCTION inspection_check_examiner();
CREATE TRIGGER examiners_stay BEFORE DELETE OR TRUNCATE ON inspection_examiner
  FOR EACH STATEMENT EXECUTE FUNCTION access_refuse_change();

-- Whose workspace somebody may see: that of inspections led from within reach, or of whose team they are today.
CREATE FUNCTION inspection_inside() RETURNS SETOF bigint LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT i.id FROM inspection_inspection i WHERE i.owner_id IN (SELECT access_reached())
  UNION
  SELECT e.inspection_id FROM inspection_examiner e WHERE e.actor_id = access_acting() AND e.period @> access_day()
$$;
