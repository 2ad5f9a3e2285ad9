-- A notice bears the next number of its unit and year: the series moves by one with each notice, and only then.
CREATE FUNCTION notices_next_number() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  following integer;
BEGIN
  INSERT INTO notices_noticeseries (unit_id, year, last) VALUES (NEW.unit_id, NEW.year, 1)
    ON CONFLICT (unit_id, year) DO UPDATE SET last = notices_noticeseries.last + 1
    RETURNING last INTO following;
  IF NEW.number <> following THEN
    RAISE EXCEPTION 'notice % is not the next one, which is %', NEW.number, following USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.letter_sha256 <> encode(sha256(convert_to(NEW.letter, 'UTF8')), 'hex') THEN
    RAISE EXCEPTION 'the letter of notice % is not the one it was sealed as', NEW.number USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER notices_bear_the_next_number BEFORE INSERT ON notices_notice
  FOR EACH ROW EXECUTE FUNCTION notices_next_number();

CREATE FUNCTION notices_keep_series() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF pg_trigger_depth() < 2 OR (TG_OP = 'UPDATE' AND (NEW.unit_id, NEW.year, NEW.last) <> (OLD.unit_id, OLD.year, OLD.last + 1)) THEN
    RAISE EXCEPTION 'only a notice moves the series of numbers' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER series_moves_with_notices BEFORE INSERT OR UPDATE ON notices_noticeseries
  FOR EACH ROW EXECUTE FUNCTION notices_keep_series();

-- What belongs to a notice names its unit and its payer; only who reaches the unit writes it, who reaches the payer reads it.
ALTER TABLE notices_notice ADD CONSTRAINT notice_with_its_ends UNIQUE (id, unit_id, payer_id);
ALTER TABLE notices_noticewithdrawal ADD CONSTRAINT withdrawal_of_that_notice
  FOREIGN KEY (notice_id, unit_id, payer_id) REFERENCES notices_notice (id, unit_id, payer_id);
ALTER TABLE notices_outboxevent ADD CONSTRAINT mail_of_that_notice
  FOREIGN KEY (notice_id, unit_id, payer_id) REFERENCES notices_notice (id, unit_id, payer_id);

CREATE POLICY written_by_the_unit ON notices_notice AS RESTRICTIVE FOR INSERT
  WITH CHECK (unit_id IN (SELECT branch_id FROM access_reached() AS branch_id));
CREATE POLICY written_by_the_unit ON notices_noticewithdrawal AS RESTRICTIVE FOR INSERT
  WITH CHECK (unit_id IN (SELECT branch_id FROM access_reached() AS branch_id));
CREATE POLICY written_by_the_unit ON notices_noticeaddress AS RESTRICTIVE FOR INSERT
  WITH CHECK (unit_id IN (SELECT branch_id FROM access_reached() AS branch_id));
CREATE POLICY written_by_the_unit ON notices_outboxevent AS RESTRICTIVE FOR INSERT
  WITH CHECK (unit_id IN (SELECT branch_id FROM access_reached() AS branch_id));

-- A mail is asked for, then tried, then ends; a notice that no longer holds is not sent.
CREATE FUNCTION notices_check_mail() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  before text;
BEGIN
  SELECT kind INTO before FROM notices_outboxevent WHERE notice_id = NEW.notice_id ORDER BY id DESC LIMIT 1;
  IF NEW.kind IN ('queued', 'sending') AND EXISTS (SELECT FROM notices_noticewithdrawal WHERE notice_id = NEW.notice_id) THEN
    RAISE EXCEPTION 'notice % was withdrawn', NEW.notice_id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NOT (CASE NEW.kind
    WHEN 'queued' THEN before IS NULL OR before IN ('sent', 'given_up', 'unknown')
    WHEN 'sending' THEN before IN ('queued', 'failed')
    WHEN 'given_up' THEN before IN ('queued', 'sending', 'failed')
    ELSE before = 'sending'
  END) THEN
    RAISE EXCEPTION 'mail of notice % cannot be % after %', NEW.notice_id, NEW.kind, before USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER mail_goes_its_way BEFORE INSERT ON notices_outboxevent FOR EACH ROW EXECUTE FUNCTION notices_check_mail();
