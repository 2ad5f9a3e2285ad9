-- A call from outside has no actor. Who names a receiver's address sees that receiver, the accounts of its unit and what was received
-- there, and may add to it; nothing else. The address itself stands nowhere: only its SHA-256 does.
CREATE FUNCTION banking_named_address() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT encode(sha256(convert_to(NULLIF(current_setting('congdoan.receiver', true), ''), 'UTF8')), 'hex')
$$;
CREATE POLICY by_its_address ON banking_notification_source FOR SELECT USING (address_mark = (SELECT banking_named_address()));

CREATE FUNCTION banking_named_source() RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT id FROM banking_notification_source WHERE address_mark = banking_named_address()
$$;
CREATE FUNCTION banking_named_unit() RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT unit_id FROM banking_notification_source WHERE address_mark = banking_named_address()
$$;
CREATE POLICY accounts_of_the_receiver ON banking_collecting_account FOR SELECT USING (unit_id = (SELECT banking_named_unit()));
CREATE POLICY received_here ON banking_delivery FOR SELECT USING (source_id = (SELECT banking_named_source()));
CREATE POLICY arrives_here ON banking_delivery FOR INSERT WITH CHECK (source_id = (SELECT banking_named_source()));
CREATE POLICY received_here ON banking_notification FOR SELECT USING (source_id = (SELECT banking_named_source()));
CREATE POLICY arrives_here ON banking_notification FOR INSERT WITH CHECK (source_id = (SELECT banking_named_source()));

-- Everything belongs to the unit of its receiver, and a notification to its own call and its unit's own account.
ALTER TABLE banking_notification_source ADD CONSTRAINT source_with_its_unit UNIQUE (id, unit_id);
ALTER TABLE banking_delivery
  ADD CONSTRAINT delivery_of_own_source FOREIGN KEY (source_id, unit_id) REFERENCES banking_notification_source (id, unit_id),
  ADD CONSTRAINT delivery_with_its_source UNIQUE (id, source_id, unit_id),
  ADD CONSTRAINT body_as_it_came CHECK (sha256 = encode(sha256(body), 'hex')),
  ADD CONSTRAINT body_of_bounded_size CHECK (octet_length(body) <= 262144);
ALTER TABLE banking_notification
  ADD CONSTRAINT notification_of_own_delivery FOREIGN KEY (delivery_id, source_id, unit_id)
    REFERENCES banking_delivery (id, source_id, unit_id),
  ADD CONSTRAINT notification_of_own_account FOREIGN KEY (account_id, unit_id) REFERENCES banking_collecting_account (id, unit_id),
  ADD CONSTRAINT notification_with_its_unit UNIQUE (id, unit_id),
  ADD CONSTRAINT day_of_its_moment CHECK (booked_on IS NOT DISTINCT FROM (booked_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date);
ALTER TABLE banking_notification_proof
  ADD CONSTRAINT proof_of_own_notification FOREIGN KEY (notification_id, unit_id) REFERENCES banking_notification (id, unit_id);
ALTER TABLE banking_notification_settlement
  ADD CONSTRAINT settlement_of_own_notification FOREIGN KEY (notification_id, unit_id) REFERENCES banking_notification (id, unit_id);

CREATE FUNCTION banking_keep_source() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR (to_jsonb(NEW) - 'period') <> (to_jsonb(OLD) - 'period')
    OR NOT (isempty(NEW.period) OR lower(NEW.period) = lower(OLD.period)) THEN
    RAISE EXCEPTION 'of a receiver only the last day changes' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER source_stays_what_it_is BEFORE UPDATE OR DELETE ON banking_notification_source
  FOR EACH ROW EXECUTE FUNCTION banking_keep_source();

CREATE FUNCTION banking_check_delivery() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM banking_notification_source
    WHERE id = NEW.source_id AND period @> (NEW.received_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date
  ) THEN
    RAISE EXCEPTION 'a receiver that is closed takes nothing' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER only_an_open_source_receives AFTER INSERT ON banking_delivery FOR EACH ROW EXECUTE FUNCTION banking_check_delivery();

-- A line proves what it equals: account, direction, amount, and a day near enough (the days of rules/notifications/pairing.py).
CREATE FUNCTION banking_check_arrived_proofs() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM arrived a
    LEFT JOIN banking_notification n ON n.id = a.notification_id AND n.verdict IN ('accepted', 'stale')
    LEFT JOIN banking_line l ON l.id = a.line_id AND NOT l.is_repeat
      AND (l.account_id, l.unit_id, l.direction, l.amount) = (n.account_id, n.unit_id, n.direction, n.amount)
      AND l.booked_on - n.booked_on BETWEEN -1 AND 3
    WHERE l.id IS NULL
  ) THEN
    RAISE EXCEPTION 'this line does not prove this notification' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER a_line_proves_what_it_equals AFTER INSERT ON banking_notification_proof
  REFERENCING NEW TABLE AS arrived FOR EACH STATEMENT EXECUTE FUNCTION banking_check_arrived_proofs();
