-- A decision is on a submission of the same employer, so whoever sees one may see the other.
ALTER TABLE assessments_submissiondecision ADD CONSTRAINT decision_on_its_employer
  FOREIGN KEY (submission_id, employer_id) REFERENCES assessments_payrollsubmission (id, employer_id);

-- What an employer has told again is not accepted as it was told before.
CREATE FUNCTION assessments_check_accepted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.is_accepted AND EXISTS (
    SELECT FROM assessments_payrollsubmission s
    JOIN assessments_payrollsubmission l ON l.employer_id = s.employer_id AND l.month = s.month AND l.id > s.id
    WHERE s.id = NEW.submission_id
  ) THEN
    RAISE EXCEPTION 'submission % was replaced by a later one', NEW.submission_id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER latest_submission_is_accepted BEFORE INSERT ON assessments_submissiondecision
  FOR EACH ROW EXECUTE FUNCTION assessments_check_accepted();
