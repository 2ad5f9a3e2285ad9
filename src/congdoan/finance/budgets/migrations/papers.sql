-- A paper is made by whoever acts, now, of figures that were sealed; a signed file adds to the bytes before it.
CREATE FUNCTION budgets_check_paper() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.made_by IS DISTINCT FROM access_acting() OR NEW.made_on IS DISTINCT FROM access_day() OR NEW.made_at <> now()
     OR NEW.sha256 <> encode(sha256(NEW.content), 'hex') THEN
    RAISE EXCEPTION 'a paper is made by whoever acts, now, under its hash' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NOT EXISTS (
    SELECT FROM budgets_submission s WHERE s.id = NEW.submission_id AND (s.unit_id, s.year, s.sha256) = (NEW.unit_id, NEW.year, NEW.figures_sha256)
  ) AND NOT EXISTS (
    SELECT FROM budgets_estimateevent e WHERE e.estimate_id = NEW.estimate_id
      AND (e.unit_id, e.year, e.sha256) = (NEW.unit_id, NEW.year, NEW.figures_sha256)
  ) THEN
    RAISE EXCEPTION 'a paper shows figures that were sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER papers_show_sealed_figures BEFORE INSERT ON budgets_paper FOR EACH ROW EXECUTE FUNCTION budgets_check_paper();

CREATE FUNCTION budgets_check_signed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  of budgets_paper;
  former bytea;
BEGIN
  SELECT * INTO of FROM budgets_paper WHERE id = NEW.paper_id;
  SELECT content INTO former FROM budgets_signedversion WHERE paper_id = NEW.paper_id AND place = NEW.place - 1;
  former := CASE WHEN NEW.place = 1 THEN of.content ELSE former END;
  IF of.unit_id IS DISTINCT FROM NEW.unit_id OR NEW.recorded_by IS DISTINCT FROM access_acting() OR NEW.recorded_at <> now()
     OR NEW.recorded_on IS DISTINCT FROM access_day() OR NEW.sha256 <> encode(sha256(NEW.content), 'hex') THEN
    RAISE EXCEPTION 'a signed file is recorded by whoever acts, now, under its hash' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF former IS NULL OR length(NEW.content) <= length(former) OR substring(NEW.content FOR length(former)) <> former THEN
    RAISE EXCEPTION 'a signed file adds to the bytes before it' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER signed_files_add BEFORE INSERT ON budgets_signedversion FOR EACH ROW EXECUTE FUNCTION budgets_check_signed();
