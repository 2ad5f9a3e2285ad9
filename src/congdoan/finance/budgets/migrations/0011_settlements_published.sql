-- What is made public of a year was approved: an estimate by its step, a settlement by its answer.
CREATE OR REPLACE FUNCTION budgets_check_publication() RETURNS trigger LANGUAGE plpgsql AS $$
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
