-- What belongs to a programme stands in its unit.
ALTER TABLE programmes_programmeact ADD CONSTRAINT act_on_own_programme
  FOREIGN KEY (programme_id, unit_id) REFERENCES programmes_programme (id, unit_id);
ALTER TABLE programmes_task ADD CONSTRAINT task_of_own_programme
  FOREIGN KEY (programme_id, unit_id) REFERENCES programmes_programme (id, unit_id);
ALTER TABLE programmes_progress ADD CONSTRAINT progress_of_own_task
  FOREIGN KEY (task_id, unit_id) REFERENCES programmes_task (id, unit_id);
ALTER TABLE programmes_target ADD CONSTRAINT target_of_own_programme
  FOREIGN KEY (programme_id, unit_id) REFERENCES programmes_programme (id, unit_id);
ALTER TABLE programmes_targetfigure ADD CONSTRAINT figure_of_own_target
  FOREIGN KEY (target_id, unit_id) REFERENCES programmes_target (id, unit_id);

CREATE FUNCTION programmes_state_of(asked bigint) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT state FROM programmes_programme WHERE id = asked
$$;

-- A programme begins as a draft of whoever acts; its content changes only as a draft; its state moves only with its acts.
CREATE FUNCTION programmes_keep_programme() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.state <> 'drafted' OR NEW.paper_id IS NOT NULL OR NEW.prepared_by IS DISTINCT FROM access_acting() OR NEW.prepared_at <> now() THEN
      RAISE EXCEPTION 'a programme begins as a draft of whoever acts, now' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF (NEW.id, NEW.unit_id, NEW.prepared_by, NEW.prepared_at) <> (OLD.id, OLD.unit_id, OLD.prepared_by, OLD.prepared_at)
     OR (NEW.parent_id, NEW.document_id, NEW.source) IS DISTINCT FROM (OLD.parent_id, OLD.document_id, OLD.source)
     OR (NEW.state <> OLD.state AND pg_trigger_depth() < 2)
     OR ((NEW.kind, NEW.title) <> (OLD.kind, OLD.title) OR (NEW.starts_on, NEW.ends_on) IS DISTINCT FROM (OLD.starts_on, OLD.ends_on))
        AND OLD.state NOT IN ('drafted', 'returned') THEN
    RAISE EXCEPTION 'programme % is no draft any more', OLD.id
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'programme_changes_as_draft';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER programmes_change_as_drafts BEFORE INSERT OR UPDATE ON programmes_programme
  FOR EACH ROW EXECUTE FUNCTION programmes_keep_programme();
CREATE TRIGGER programmes_stay BEFORE DELETE OR TRUNCATE ON programmes_programme
  FOR EACH STATEMENT EXECUTE FUNCTION access_refuse_change();

-- A programme goes one way: a draft may be asked about, what is issued is reviewed, and after the final review it stands closed. Nobody
-- approves what they prepared or reopens what they closed; only one with tasks and a number is issued; it ends with its unit by decision.
CREATE FUNCTION programmes_check_act() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  of programmes_programme;
  last smallint;
BEGIN
  SELECT * INTO of FROM programmes_programme WHERE id = NEW.programme_id FOR UPDATE;
  SELECT max(place) INTO last FROM programmes_programmeact WHERE programme_id = NEW.programme_id;
  IF NEW.acted_by IS DISTINCT FROM access_acting() OR NEW.acted_on IS DISTINCT FROM access_day() OR NEW.acted_at <> now() THEN
    RAISE EXCEPTION 'an act is done by whoever acts, today' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.place <> COALESCE(last, 0) + 1 OR NOT (CASE
    WHEN last IS NULL THEN NEW.kind = 'drafted' AND NEW.acted_by = of.prepared_by
    WHEN of.state IN ('drafted', 'returned') THEN NEW.kind IN ('consulting', 'submitted', 'withdrawn', 'handed_over')
    WHEN of.state = 'consulting' THEN NEW.kind IN ('consulted', 'withdrawn', 'handed_over')
    WHEN of.state = 'submitted' THEN NEW.kind IN ('returned', 'approved', 'handed_over')
    WHEN of.state = 'approved' THEN NEW.kind IN ('returned', 'issued', 'handed_over')
    WHEN of.state = 'issued' THEN NEW.kind IN ('midterm', 'final', 'handed_over')
    WHEN of.state = 'closed' THEN NEW.kind = 'reopened'
    ELSE false
  END) THEN
    RAISE EXCEPTION 'a programme does not go from % to %', of.state, NEW.kind
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'programme_goes_one_way';
  END IF;
  IF NEW.kind IN ('returned', 'withdrawn', 'issued', 'handed_over', 'reopened') AND NEW.words = '' THEN
    RAISE EXCEPTION 'this act says why, or under which number' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.kind = 'approved' AND EXISTS (
    SELECT FROM programmes_programmeact
    WHERE programme_id = NEW.programme_id AND acted_by = NEW.acted_by AND kind IN ('drafted', 'submitted')
  ) THEN
    RAISE EXCEPTION 'nobody approves a programme of their own'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'programme_approved_by_another';
  END IF;
  IF NEW.kind = 'reopened' AND NEW.acted_by = (
    SELECT acted_by FROM programmes_programmeact WHERE programme_id = NEW.programme_id AND kind = 'final' ORDER BY place DESC LIMIT 1
  ) THEN
    RAISE EXCEPTION 'a programme is reopened by another than who closed it'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'programme_reopened_by_another';
  END IF;
  IF NEW.kind IN ('consulting', 'submitted') AND NOT EXISTS (SELECT FROM programmes_task WHERE programme_id = NEW.programme_id) THEN
    RAISE EXCEPTION 'a programme has tasks'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'programme_has_tasks';
  END IF;
  IF NEW.kind = 'consulted' AND EXISTS (
    SELECT FROM programmes_opinion o JOIN programmes_consultation c ON c.id = o.consultation_id
    WHERE c.programme_id = NEW.programme_id AND (o.state = 'told' OR (o.state = 'open' AND o.due_on >= NEW.acted_on))
  ) THEN
    RAISE EXCEPTION 'every opinion is answered, and who was not heard has had the days'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'opinions_are_answered';
  END IF;
  UPDATE programmes_programme SET state = CASE NEW.kind
    WHEN 'consulted' THEN 'drafted' WHEN 'midterm' THEN 'issued' WHEN 'reopened' THEN 'issued' WHEN 'final' THEN 'closed' ELSE NEW.kind
  END WHERE id = NEW.programme_id;
  RETURN NEW;
END $$;
CREATE TRIGGER programmes_go_one_way BEFORE INSERT ON programmes_programmeact FOR EACH ROW EXECUTE FUNCTION programmes_check_act();

CREATE FUNCTION programmes_check_drafted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM programmes_programme WHERE id = NEW.id)  -- whoever cannot see the row is not asked about it
     AND NOT EXISTS (SELECT FROM programmes_programmeact WHERE programme_id = NEW.id) THEN
    RAISE EXCEPTION 'a programme begins with an act' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER programmes_begin_with_an_act AFTER INSERT ON programmes_programme
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION programmes_check_drafted();

-- Tasks change with their draft; a sentence is the document's, or that of the task above, and never changes; state follows progress.
CREATE FUNCTION programmes_keep_task() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND pg_trigger_depth() > 1 THEN
    RETURN NEW;
  END IF;
  IF programmes_state_of(CASE WHEN TG_OP = 'DELETE' THEN OLD.programme_id ELSE NEW.programme_id END) NOT IN ('drafted', 'returned') THEN
    RAISE EXCEPTION 'the tasks of this programme are decided'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'tasks_change_as_drafts';
  END IF;
  IF TG_OP = 'DELETE' THEN
    RETURN OLD;
  END IF;
  IF TG_OP = 'UPDATE' AND (
    (NEW.id, NEW.unit_id, NEW.programme_id, NEW.sentence, NEW.place, NEW.above, NEW.state, NEW.percent)
      <> (OLD.id, OLD.unit_id, OLD.programme_id, OLD.sentence, OLD.place, OLD.above, OLD.state, OLD.percent)
    OR (NEW.parent_id, NEW.proposal_id, NEW.told_on) IS DISTINCT FROM (OLD.parent_id, OLD.proposal_id, OLD.told_on)
  ) THEN
    RAISE EXCEPTION 'the source of a task never changes, and its state follows what is told'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'task_keeps_its_source';
  END IF;
  IF TG_OP = 'INSERT' AND (
    NEW.state <> 'open' OR NEW.percent <> 0 OR NEW.told_on IS NOT NULL
    OR (NEW.parent_id IS NOT NULL AND NOT EXISTS (
      SELECT FROM programmes_task t WHERE t.id = NEW.parent_id AND t.sentence = NEW.sentence AND programmes_state_of(t.programme_id) = 'issued'
    ))
    OR (NEW.proposal_id IS NOT NULL AND NOT EXISTS (
      SELECT FROM documents_proposal p JOIN documents_incomingdocument d ON d.id = p.document_id
      JOIN programmes_programme g ON g.document_id = d.id
      WHERE p.id = NEW.proposal_id AND g.id = NEW.programme_id AND starts_with(substr(d.text, p.start + 1, p."end" - p.start), NEW.sentence)
    ))
    OR (NEW.parent_id IS NULL AND NEW.proposal_id IS NULL AND NEW.sentence <> '')
  ) THEN
    RAISE EXCEPTION 'a sentence is the document''s or that of the task above, word for word'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'sentence_word_for_word';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER tasks_change_as_drafts BEFORE INSERT OR UPDATE OR DELETE ON programmes_task
  FOR EACH ROW EXECUTE FUNCTION programmes_keep_task();

-- Progress is told by whoever acts, today, of an issued programme; the task follows.
CREATE FUNCTION programmes_take_progress() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.told_by IS DISTINCT FROM access_acting() OR NEW.told_on IS DISTINCT FROM access_day() OR NEW.told_at <> now()
     OR (NEW.content IS NOT NULL AND NEW.sha256 <> encode(sha256(NEW.content), 'hex')) THEN
    RAISE EXCEPTION 'progress is told by whoever acts, today, with files under their hash' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF (SELECT programmes_state_of(programme_id) FROM programmes_task WHERE id = NEW.task_id) IS DISTINCT FROM 'issued' THEN
    RAISE EXCEPTION 'progress is told of an issued programme'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'progress_of_issued_programme';
  END IF;
  UPDATE programmes_task SET state = NEW.state, percent = NEW.percent, told_on = NEW.told_on WHERE id = NEW.task_id;
  RETURN NEW;
END $$;
CREATE TRIGGER tasks_follow_progress BEFORE INSERT ON programmes_progress FOR EACH ROW EXECUTE FUNCTION programmes_take_progress();

-- Targets are added and dropped with their draft, or given from above; their definition never changes.
CREATE FUNCTION programmes_keep_target() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  changed programmes_target := CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
BEGIN
  IF TG_OP = 'UPDATE' THEN
    RAISE EXCEPTION 'a target never changes: drop it and add another' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF TG_OP = 'INSERT' AND (
    NEW.prepared_by IS DISTINCT FROM access_acting()
    OR (NEW.parent_id IS NOT NULL AND NOT EXISTS (
      SELECT FROM programmes_target t JOIN programmes_programme g ON g.id = NEW.programme_id AND g.parent_id = t.programme_id
      WHERE t.id = NEW.parent_id AND (t.code, t.measure, t.direction) = (NEW.code, NEW.measure, NEW.direction)
    ))
  ) THEN
    RAISE EXCEPTION 'a target is added by whoever acts, and one from above is that of the programme above'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'target_as_above';
  END IF;
  IF (TG_OP = 'DELETE' OR NEW.parent_id IS NULL) AND programmes_state_of(changed.programme_id) NOT IN ('drafted', 'returned') THEN
    RAISE EXCEPTION 'the targets of this programme are decided'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'targets_change_as_drafts';
  END IF;
  RETURN changed;
END $$;
CREATE TRIGGER targets_change_as_drafts BEFORE INSERT OR UPDATE OR DELETE ON programmes_target
  FOR EACH ROW EXECUTE FUNCTION programmes_keep_target();

-- A figure is told by whoever acts, today; what is assigned comes from who reaches the target above.
CREATE FUNCTION programmes_check_figure() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.told_by IS DISTINCT FROM access_acting() OR NEW.told_on IS DISTINCT FROM access_day() OR NEW.told_at <> now() THEN
    RAISE EXCEPTION 'a figure is told by whoever acts, today' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.kind = 'assigned' AND NOT EXISTS (
    SELECT FROM programmes_target own JOIN programmes_target above ON above.id = own.parent_id WHERE own.id = NEW.target_id
  ) THEN
    RAISE EXCEPTION 'a figure is assigned from above'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'figure_assigned_from_above';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER figures_from_whom_they_are BEFORE INSERT ON programmes_targetfigure
  FOR EACH ROW EXECUTE FUNCTION programmes_check_figure();

CREATE FUNCTION programmes_keep_figure() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' OR OLD.kind = 'assigned' OR NOT EXISTS (
    SELECT FROM programmes_target WHERE id = OLD.target_id AND programmes_state_of(programme_id) IN ('drafted', 'returned')
  ) THEN
    RAISE EXCEPTION 'figures never change, and go only with the target of a draft'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'figures_never_change';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER figures_never_change BEFORE UPDATE OR DELETE ON programmes_targetfigure
  FOR EACH ROW EXECUTE FUNCTION programmes_keep_figure();
CREATE TRIGGER figures_stay BEFORE TRUNCATE ON programmes_targetfigure FOR EACH STATEMENT EXECUTE FUNCTION access_refuse_change();

-- What is public is an issued or closed programme, under its own title, copied by whoever acts, now, under its hash.
ALTER TABLE programmes_publishedprogramme ADD CONSTRAINT published_of_own_programme
  FOREIGN KEY (programme_id, unit_id) REFERENCES programmes_programme (id, unit_id);
ALTER TABLE programmes_unpublishedprogramme ADD CONSTRAINT withdrawal_of_own_publication
  FOREIGN KEY (publication_id, unit_id) REFERENCES programmes_publishedprogramme (id, unit_id);

CREATE FUNCTION programmes_check_publication() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.published_by IS DISTINCT FROM access_acting() OR NEW.published_on IS DISTINCT FROM access_day() OR NEW.published_at <> now()
     OR NEW.sha256 <> encode(sha256(convert_to(NEW.content, 'UTF8')), 'hex') THEN
    RAISE EXCEPTION 'a programme is made public by whoever acts, now, under its hash' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NOT EXISTS (
    SELECT FROM programmes_programme WHERE (id, unit_id, title) = (NEW.programme_id, NEW.unit_id, NEW.title) AND state IN ('issued', 'closed')
  ) THEN
    RAISE EXCEPTION 'only what was issued is made public'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'public_once_issued';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER programmes_public_once_issued BEFORE INSERT ON programmes_publishedprogramme
  FOR EACH ROW EXECUTE FUNCTION programmes_check_publication();

CREATE FUNCTION programmes_check_unpublication() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.withdrawn_by IS DISTINCT FROM access_acting() OR NEW.withdrawn_on IS DISTINCT FROM access_day() OR NEW.withdrawn_at <> now() THEN
    RAISE EXCEPTION 'a programme is taken off the public pages by whoever acts, now' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER programmes_unpublished_now BEFORE INSERT ON programmes_unpublishedprogramme
  FOR EACH ROW EXECUTE FUNCTION programmes_check_unpublication();

-- What was taken back is seen in its unit alone.
CREATE POLICY withdrawn_stay_inside ON programmes_publishedprogramme AS RESTRICTIVE FOR SELECT USING (
  id NOT IN (SELECT publication_id FROM programmes_unpublishedprogramme)
  OR unit_id IN (SELECT branch_id FROM access_reached() AS branch_id)
);

-- A plan whose programme above ended says so, by decision, and which one follows; what it came from stays.
ALTER TABLE programmes_planmove ADD CONSTRAINT move_of_own_plan
  FOREIGN KEY (plan_id, unit_id) REFERENCES programmes_programme (id, unit_id);

CREATE FUNCTION programmes_check_plan_move() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.moved_by IS DISTINCT FROM access_acting() OR NEW.moved_on IS DISTINCT FROM access_day() OR NEW.moved_at <> now() THEN
    RAISE EXCEPTION 'a plan moves by whoever acts, today' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF programmes_state_of(NEW.ended_id) IS DISTINCT FROM 'handed_over'
     OR NEW.ended_id IS DISTINCT FROM COALESCE(
       (SELECT successor_id FROM programmes_planmove WHERE plan_id = NEW.plan_id ORDER BY id DESC LIMIT 1),
       (SELECT parent_id FROM programmes_programme WHERE id = NEW.plan_id)
     )
     OR (NEW.successor_id IS NOT NULL AND COALESCE(programmes_state_of(NEW.successor_id), '') IN ('', 'withdrawn', 'closed', 'handed_over')) THEN
    RAISE EXCEPTION 'a plan leaves a programme that ended for one that stands'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'plan_moves_on';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER plans_move_on BEFORE INSERT ON programmes_planmove FOR EACH ROW EXECUTE FUNCTION programmes_check_plan_move();
