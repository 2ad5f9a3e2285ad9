-- Donations, kept twice: numbered, no more used than given, receipted and used by vouchers that stand in the same unit's books.
ALTER TABLE bookkeeping_donation ADD CONSTRAINT donation_with_its_unit UNIQUE (id, unit_id);
ALTER TABLE bookkeeping_donation_step
  ADD CONSTRAINT donation_step_of_own_unit FOREIGN KEY (donation_id, unit_id) REFERENCES bookkeeping_donation (id, unit_id),
  ADD CONSTRAINT donation_voucher_of_own_unit FOREIGN KEY (voucher_id, unit_id) REFERENCES bookkeeping_voucher (id, unit_id);

CREATE FUNCTION bookkeeping_check_donation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.registered_by IS DISTINCT FROM access_acting() OR NEW.registered_at <> now() THEN
    RAISE EXCEPTION 'a donation is registered by whoever acts, now' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('bookkeeping_donation', NEW.unit_id));
  SELECT coalesce(max(number), 0) + 1 INTO NEW.number FROM bookkeeping_donation WHERE (unit_id, year) = (NEW.unit_id, NEW.year);
  RETURN NEW;
END $$;
CREATE TRIGGER donations_are_numbered BEFORE INSERT ON bookkeeping_donation
  FOR EACH ROW EXECUTE FUNCTION bookkeeping_check_donation();

-- What donations use of a voucher, or receipt by it, is no more than the voucher's own sum.
CREATE FUNCTION bookkeeping_told_of_voucher(of_voucher bigint) RETURNS numeric LANGUAGE sql STABLE AS $$
  SELECT coalesce(sum(CASE s.kind WHEN 'receipted' THEN d.measure ELSE s.measure END), 0)
  FROM bookkeeping_donation_step s JOIN bookkeeping_donation d ON d.id = s.donation_id
  WHERE s.voucher_id = of_voucher AND d.form <> 'thing'
    AND NOT EXISTS (SELECT FROM bookkeeping_donation_step t WHERE (t.donation_id, t.takes_back) = (s.donation_id, s.place))
$$;

-- The same rule as `rules.donations.may_follow`, and what only the books can tell of the voucher.
CREATE FUNCTION bookkeeping_check_donation_step() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  of bookkeeping_donation;
  paper bookkeeping_voucher;
  told record;
BEGIN
  IF NEW.recorded_by IS DISTINCT FROM access_acting() OR NEW.recorded_at <> now() THEN
    RAISE EXCEPTION 'a step is recorded by whoever acts, now' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  SELECT * INTO of FROM bookkeeping_donation WHERE id = NEW.donation_id;
  PERFORM pg_advisory_xact_lock(hashtextextended('bookkeeping_donation', of.unit_id));
  SELECT coalesce(max(s.place), 0) AS last, bool_or(s.kind = 'voided') AS is_voided,
         coalesce(sum(s.measure) FILTER (WHERE s.kind = 'used' AND t.id IS NULL), 0) AS used,
         count(*) FILTER (WHERE s.kind = 'receipted' AND t.id IS NULL) AS receipts,
         count(*) FILTER (WHERE s.kind IN ('receipted', 'used') AND t.id IS NULL) AS stand,
         count(*) FILTER (WHERE s.kind IN ('receipted', 'used') AND t.id IS NULL AND s.place = NEW.takes_back) AS meant
    INTO told
    FROM bookkeeping_donation_step s
    LEFT JOIN bookkeeping_donation_step t ON (t.donation_id, t.takes_back) = (s.donation_id, s.place)
    WHERE s.donation_id = NEW.donation_id;
  IF NEW.place <> told.last + 1 OR coalesce(told.is_voided, false) OR NOT (CASE NEW.kind
    WHEN 'receipted' THEN of.form <> 'thing' AND told.receipts = 0
    WHEN 'used' THEN NEW.measure <= of.measure - told.used
    WHEN 'taken_back' THEN told.meant = 1
    WHEN 'voided' THEN told.stand = 0
    ELSE false
  END) THEN
    RAISE EXCEPTION 'donation % does not take the step % now', of.id, NEW.kind
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'donation_goes_one_way';
  END IF;
  IF NEW.kind = 'used' AND of.form <> 'thing' AND NEW.voucher_id IS NULL THEN
    RAISE EXCEPTION 'money is used by a voucher' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.voucher_id IS NOT NULL THEN
    SELECT * INTO paper FROM bookkeeping_voucher WHERE id = NEW.voucher_id FOR UPDATE;
    IF bookkeeping_state_of(paper.id) IS DISTINCT FROM 'posted' OR NOT (CASE NEW.kind
      WHEN 'receipted' THEN paper.kind = CASE of.form WHEN 'cash' THEN 'receipt' ELSE 'bank_in' END
      ELSE paper.kind IN ('payment', 'bank_out', 'journal')
    END) OR (of.form <> 'thing' AND bookkeeping_told_of_voucher(paper.id)
            + (CASE NEW.kind WHEN 'receipted' THEN of.measure ELSE NEW.measure END) > paper.amount) THEN
      RAISE EXCEPTION 'voucher % does not stand behind donation %', paper.id, of.id
        USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'donation_by_its_voucher';
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER donations_go_one_way BEFORE INSERT ON bookkeeping_donation_step
  FOR EACH ROW EXECUTE FUNCTION bookkeeping_check_donation_step();
