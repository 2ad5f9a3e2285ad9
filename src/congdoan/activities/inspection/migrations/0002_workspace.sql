-- What belongs to an inspection stands in the unit that is inspected.
DO $$
DECLARE
  told text;
BEGIN
  FOREACH told IN ARRAY ARRAY['snapshot', 'sample', 'sampleitem', 'workingpaper', 'question', 'irregularity', 'recommendation'] LOOP
    EXECUTE format('ALTER TABLE inspection_%1$s ADD CONSTRAINT %1$s_of_own_inspection FOREIGN KEY (inspection_id, unit_id)'
                   ' REFERENCES inspection_inspection (id, unit_id)', told);
  END LOOP;
  -- The workspace is seen, and written in, by the committee and by its team on their days, never by the inspected unit.
  FOREACH told IN ARRAY ARRAY['snapshot', 'sample', 'sampleitem', 'workingpaper'] LOOP
    EXECUTE format('CREATE POLICY kept_inside ON inspection_%s AS RESTRICTIVE USING (inspection_id IN (SELECT inspection_inside()))', told);
  END LOOP;
END $$;
ALTER TABLE inspection_answer ADD CONSTRAINT answer_of_own_question FOREIGN KEY (question_id, unit_id) REFERENCES inspection_question (id, unit_id);
ALTER TABLE inspection_recommendationact ADD CONSTRAINT act_of_own_recommendation
  FOREIGN KEY (recommendation_id, unit_id) REFERENCES inspection_recommendation (id, unit_id);

-- What was found and recommended is shown to the unit from the draft conclusion on, and written from inside alone.
CREATE FUNCTION inspection_told() RETURNS SETOF bigint LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT i.id FROM inspection_inspection i WHERE i.state IN ('drafted', 'replied', 'concluded', 'following', 'rechecked', 'closed')
$$;
CREATE POLICY told_later ON inspection_irregularity AS RESTRICTIVE FOR SELECT
  USING (inspection_id IN (SELECT inspection_inside()) OR inspection_id IN (SELECT inspection_told()));
CREATE POLICY told_later ON inspection_recommendation AS RESTRICTIVE FOR SELECT
  USING (inspection_id IN (SELECT inspection_inside()) OR inspection_id IN (SELECT inspection_told()));
CREATE POLICY written_inside ON inspection_irregularity AS RESTRICTIVE FOR INSERT WITH CHECK (inspection_id IN (SELECT inspection_inside()));
CREATE POLICY written_inside ON inspection_recommendation AS RESTRICTIVE FOR INSERT WITH CHECK (inspection_id IN (SELECT inspection_inside()));
CREATE POLICY written_inside ON inspection_question AS RESTRICTIVE FOR INSERT WITH CHECK (inspection_id IN (SELECT inspection_inside()));

CREATE FUNCTION inspection_state_of(asked bigint) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT state FROM inspection_inspection WHERE id = asked
$$;

-- Snapshots, samples, papers and questions are made by whoever acts, today, while the workspace is open; files stand under their hash.
CREATE FUNCTION inspection_check_work() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  row jsonb := to_jsonb(NEW);
  who text := TG_ARGV[0];
BEGIN
  IF (row ->> (who || '_by'))::bigint IS DISTINCT FROM access_acting() OR (row ->> (who || '_on'))::date IS DISTINCT FROM access_day()
     OR (row ->> (who || '_at'))::timestamptz <> now() THEN
    PERFORM inspection_refuse('work is done by whoever acts, today', 'inspection_work_is_ones_own');
  END IF;
  IF inspection_state_of(NEW.inspection_id) NOT IN ('decided', 'outlined', 'self_reported', 'on_site', 'minuted', 'drafted', 'replied') THEN
    PERFORM inspection_refuse('the workspace is closed', 'inspection_workspace_is_open');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER work_is_ones_own BEFORE INSERT ON inspection_snapshot FOR EACH ROW EXECUTE FUNCTION inspection_check_work('taken');
CREATE TRIGGER work_is_ones_own BEFORE INSERT ON inspection_sample FOR EACH ROW EXECUTE FUNCTION inspection_check_work('drawn');
CREATE TRIGGER work_is_ones_own BEFORE INSERT ON inspection_workingpaper FOR EACH ROW EXECUTE FUNCTION inspection_check_work('kept');
CREATE TRIGGER work_is_ones_own BEFORE INSERT ON inspection_question FOR EACH ROW EXECUTE FUNCTION inspection_check_work('asked');
CREATE TRIGGER work_is_ones_own BEFORE INSERT ON inspection_irregularity FOR EACH ROW EXECUTE FUNCTION inspection_check_work('recorded');

-- A snapshot keeps the newest seal of the unit's books, its package under its hash.
CREATE FUNCTION inspection_check_snapshot() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.seal_sha256 <> COALESCE((SELECT s.sha256 FROM ledger_seal s WHERE s.unit_id = NEW.unit_id ORDER BY s.number DESC LIMIT 1), '')
     OR (NEW.package IS NOT NULL AND NEW.package_sha256 <> encode(sha256(NEW.package), 'hex')) THEN
    PERFORM inspection_refuse('a snapshot keeps the newest seal, its package under its hash', 'snapshot_is_sealed');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER snapshots_are_sealed BEFORE INSERT ON inspection_snapshot FOR EACH ROW EXECUTE FUNCTION inspection_check_snapshot();

-- A working paper is about a voucher of the unit, or about a bank line that is seen.
CREATE FUNCTION inspection_check_paper() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.voucher_id IS NOT NULL AND NOT EXISTS (SELECT FROM bookkeeping_voucher v WHERE v.id = NEW.voucher_id AND v.unit_id = NEW.unit_id))
     OR (NEW.line_id IS NOT NULL AND NOT EXISTS (SELECT FROM banking_line l WHERE l.id = NEW.line_id))
     OR (NEW.content IS NOT NULL AND NEW.sha256 <> encode(sha256(NEW.content), 'hex')) THEN
    PERFORM inspection_refuse('a working paper is about something of the unit, its file under its hash', 'paper_about_the_unit');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER papers_are_about_the_unit BEFORE INSERT ON inspection_workingpaper FOR EACH ROW EXECUTE FUNCTION inspection_check_paper();

CREATE FUNCTION inspection_check_answer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.answered_by IS DISTINCT FROM access_acting() OR NEW.answered_on IS DISTINCT FROM access_day() OR NEW.answered_at <> now()
     OR NEW.unit_id IN (SELECT access_looked_at()) OR (NEW.content IS NOT NULL AND NEW.sha256 <> encode(sha256(NEW.content), 'hex')) THEN
    PERFORM inspection_refuse('the unit answers, today, with papers under their hash', 'answer_is_the_units_own');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER answers_are_the_units_own BEFORE INSERT ON inspection_answer FOR EACH ROW EXECUTE FUNCTION inspection_check_answer();

-- What was found and recommended changes before the draft conclusion and after the reply to it, by adding and taking out whole.
CREATE FUNCTION inspection_keep_findings() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND TG_TABLE_NAME = 'inspection_recommendation' AND pg_trigger_depth() > 1
     AND (to_jsonb(NEW) - 'state') = (to_jsonb(OLD) - 'state') THEN
    RETURN NEW;
  END IF;
  IF TG_OP = 'UPDATE' OR inspection_state_of(CASE WHEN TG_OP = 'DELETE' THEN OLD.inspection_id ELSE NEW.inspection_id END)
     NOT IN ('decided', 'outlined', 'self_reported', 'on_site', 'minuted', 'replied') THEN
    PERFORM inspection_refuse('what was found is told: it no longer changes', 'findings_change_before_the_draft');
  END IF;
  IF TG_OP = 'INSERT' AND TG_TABLE_NAME = 'inspection_recommendation'
     AND (to_jsonb(NEW) ->> 'state' <> 'open' OR (to_jsonb(NEW) ->> 'recommended_by')::bigint IS DISTINCT FROM access_acting()) THEN
    PERFORM inspection_refuse('a recommendation begins open, by whoever acts', 'recommendation_begins_open');
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER findings_change_before_the_draft BEFORE INSERT OR UPDATE OR DELETE ON inspection_irregularity
  FOR EACH ROW EXECUTE FUNCTION inspection_keep_findings();
CREATE TRIGGER findings_change_before_the_draft BEFORE INSERT OR UPDATE OR DELETE ON inspection_recommendation
  FOR EACH ROW EXECUTE FUNCTION inspection_keep_findings();

-- A recommendation is told done with evidence, then verified or given back by somebody else from the committee.
CREATE FUNCTION inspection_check_recommendation_act() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  of inspection_recommendation;
  led inspection_inspection;
  acts integer;
BEGIN
  SELECT * INTO of FROM inspection_recommendation WHERE id = NEW.recommendation_id FOR UPDATE;
  SELECT * INTO led FROM inspection_inspection WHERE id = of.inspection_id;
  SELECT count(*) INTO acts FROM inspection_recommendationact WHERE recommendation_id = NEW.recommendation_id;
  IF NEW.acted_by IS DISTINCT FROM access_acting() OR NEW.acted_on IS DISTINCT FROM access_day() OR NEW.acted_at <> now()
     OR (NEW.content IS NOT NULL AND NEW.sha256 <> encode(sha256(NEW.content), 'hex')) THEN
    PERFORM inspection_refuse('an act is done by whoever acts, today, with files under their hash', 'inspection_act_is_ones_own');
  END IF;
  IF NEW.place <> acts + 1 OR led.state NOT IN ('concluded', 'following', 'rechecked') OR NOT (CASE
    WHEN of.state IN ('open', 'returned') THEN NEW.kind = 'told'
    WHEN of.state = 'told' THEN NEW.kind IN ('returned', 'verified')
    ELSE false
  END) THEN
    PERFORM inspection_refuse('a recommendation goes from told to verified', 'recommendation_goes_one_way');
  END IF;
  IF NEW.kind = 'told' AND NEW.unit_id IN (SELECT access_looked_at()) THEN
    PERFORM inspection_refuse('the unit tells it', 'recommendation_told_by_the_unit');
  END IF;
  IF NEW.kind <> 'told' AND (led.owner_id NOT IN (SELECT access_reached()) OR EXISTS (
    SELECT FROM inspection_recommendationact a WHERE a.recommendation_id = of.id AND a.place = acts AND a.acted_by = NEW.acted_by
  )) THEN
    PERFORM inspection_refuse('somebody else of the committee verifies it', 'recommendation_verified_by_another');
  END IF;
  UPDATE inspection_recommendation SET state = NEW.kind WHERE id = of.id;
  RETURN NEW;
END $$;
CREATE TRIGGER recommendations_go_one_way BEFORE INSERT ON inspection_recommendationact
  FOR EACH ROW EXECUTE FUNCTION inspection_check_recommendation_act();

-- A conclusion is a numbered document of the committee's unit, after the reply or its last day; closed is what has nothing open.
CREATE FUNCTION inspection_check_conclusion() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  of inspection_inspection;
BEGIN
  SELECT * INTO of FROM inspection_inspection WHERE id = NEW.inspection_id;
  IF NEW.kind = 'concluded' AND NOT EXISTS (
    SELECT FROM documents_outgoingnumber n WHERE n.outgoing_id = of.document_id AND n.unit_id = of.owner_id
  ) THEN
    PERFORM inspection_refuse('a conclusion is a numbered document', 'conclusion_is_numbered');
  END IF;
  IF NEW.kind = 'concluded' AND of.state = 'drafted' AND of.reply_by >= NEW.acted_on THEN
    PERFORM inspection_refuse('the unit may still reply', 'conclusion_after_the_reply');
  END IF;
  IF NEW.kind = 'closed' AND EXISTS (SELECT FROM inspection_recommendation r WHERE r.inspection_id = of.id AND r.state <> 'verified') THEN
    PERFORM inspection_refuse('recommendations are not done', 'closed_when_done');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER conclusions_are_numbered BEFORE INSERT ON inspection_inspectionact FOR EACH ROW EXECUTE FUNCTION inspection_check_conclusion();
