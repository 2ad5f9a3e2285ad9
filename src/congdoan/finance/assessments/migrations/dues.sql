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

-- Dues of a month are booked once: by vouchers, or by the report of the month, which books only what no voucher has booked.

-- What vouchers and imported cash books booked as dues, by unit and month: in all, and the union's own share of it. Reversals count
-- in the month in which they stand.
CREATE FUNCTION assessments_dues_by_vouchers(units bigint[], first integer, last integer)
RETURNS TABLE (unit_id bigint, period integer, collected bigint, kept bigint) LANGUAGE sql STABLE AS $$
  WITH booked AS (
    SELECT e.unit_id, e.period, -sum(l.amount) AS collected, -sum(l.amount) FILTER (WHERE a.code LIKE '5%') AS kept
    FROM ledger_entry e
    LEFT JOIN ledger_entry r ON r.id = e.reverses_id
    LEFT JOIN ledger_batch b ON b.id = COALESCE(r.batch_id, e.batch_id)
    JOIN ledger_line l ON (l.unit_id, l.period, l.entry_id) = (e.unit_id, e.period, e.id)
    JOIN ledger_account a ON a.id = l.account_id AND a.item = 'dues'
    WHERE e.unit_id = ANY (units) AND e.period BETWEEN first AND last
      AND COALESCE(CASE WHEN e.reverses_id IS NULL THEN e.source ELSE r.source END, b.source) LIKE ANY (
        ARRAY['bookkeeping/voucher/%', 'bookkeeping/cash\_book/%'])
    GROUP BY e.unit_id, e.period, e.id
  )
  SELECT b.unit_id, b.period, sum(b.collected)::bigint, sum(b.kept)::bigint FROM booked b WHERE b.kept IS NOT NULL GROUP BY 1, 2
$$;

-- One writer of a unit's dues at a time.
CREATE FUNCTION assessments_hold_dues(of_unit bigint) RETURNS void LANGUAGE sql AS $$
  SELECT pg_advisory_xact_lock(hashtextextended('assessments_dues', of_unit))
$$;

CREATE FUNCTION assessments_check_dues_report() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  told record;
BEGIN
  PERFORM assessments_hold_dues(NEW.unit_id);
  SELECT COALESCE(sum(collected), 0) AS collected, COALESCE(sum(kept), 0) AS kept INTO told
    FROM assessments_dues_by_vouchers(ARRAY[NEW.unit_id], NEW.month, NEW.month);
  IF (NEW.by_vouchers_dong, NEW.by_vouchers_kept_dong) <> (told.collected::bigint, told.kept::bigint)
     OR NEW.by_vouchers_dong > NEW.collected_dong THEN
    RAISE EXCEPTION 'vouchers booked % of the dues of month %, the report says % of %', told.collected, NEW.month, NEW.by_vouchers_dong,
      NEW.collected_dong USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'dues_report_knows_vouchers';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER dues_are_reported_once BEFORE INSERT ON assessments_duesreport
  FOR EACH ROW EXECUTE FUNCTION assessments_check_dues_report();

-- What the report in force of a month booked by itself: no voucher may book dues of that month beside it.
CREATE FUNCTION assessments_dues_by_report(of_unit bigint, of_month integer) RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT collected_dong - by_vouchers_dong FROM assessments_duesreport
  WHERE (unit_id, month) = (of_unit, of_month) ORDER BY id DESC LIMIT 1
$$;

-- Dues are told by whoever acts, now.
CREATE FUNCTION assessments_check_dues_told() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.submitted_by IS DISTINCT FROM access_acting() OR NEW.submitted_at <> now() THEN
    RAISE EXCEPTION 'dues are told by whoever acts, now' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER dues_are_told_now BEFORE INSERT ON assessments_duessubmission FOR EACH ROW EXECUTE FUNCTION assessments_check_dues_told();

ALTER TABLE assessments_duesdecision ADD CONSTRAINT dues_decision_on_its_unit
  FOREIGN KEY (submission_id, unit_id) REFERENCES assessments_duessubmission (id, unit_id);

-- They are decided by who reaches the unit above, accepted by another person than told them, and only as they were told last.
CREATE FUNCTION assessments_check_dues_decision() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  told assessments_duessubmission;
BEGIN
  IF NEW.decided_by IS DISTINCT FROM access_acting() OR NEW.decided_at <> now() THEN
    RAISE EXCEPTION 'dues are decided by whoever acts, now' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  SELECT * INTO told FROM assessments_duessubmission WHERE id = NEW.submission_id;
  IF NOT EXISTS (
    SELECT FROM access_reach
    WHERE branch_id = told.unit_id AND depth = 1 AND period @> access_day() AND ancestor_id IN (SELECT access_reached())
  ) THEN
    RAISE EXCEPTION 'dues are decided above' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.is_accepted AND told.submitted_by = NEW.decided_by THEN
    RAISE EXCEPTION 'nobody accepts dues of their own telling' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.is_accepted AND EXISTS (
    SELECT FROM assessments_duessubmission WHERE (unit_id, month) = (told.unit_id, told.month) AND id > told.id
  ) THEN
    RAISE EXCEPTION 'dues % were told again later', told.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER dues_are_decided_above BEFORE INSERT ON assessments_duesdecision
  FOR EACH ROW EXECUTE FUNCTION assessments_check_dues_decision();
