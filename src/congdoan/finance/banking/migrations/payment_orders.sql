-- Money out, kept twice: nobody approves an order of their own, an order goes one way through its states, a file holds what it says,
-- a new order takes only the place of a dead one, and who did it when is proved.
ALTER TABLE banking_payment_order
  ADD CONSTRAINT payment_with_its_unit UNIQUE (id, unit_id),
  ADD CONSTRAINT payment_from_own_account FOREIGN KEY (account_id, unit_id) REFERENCES banking_collecting_account (id, unit_id);
ALTER TABLE banking_payment_batch
  ADD CONSTRAINT payment_file_with_its_unit UNIQUE (id, unit_id),
  ADD CONSTRAINT payment_file_of_own_account FOREIGN KEY (account_id, unit_id) REFERENCES banking_collecting_account (id, unit_id);
ALTER TABLE banking_payment_event
  ADD CONSTRAINT payment_event_of_own_unit FOREIGN KEY (order_id, unit_id) REFERENCES banking_payment_order (id, unit_id),
  ADD CONSTRAINT payment_event_in_own_file FOREIGN KEY (batch_id, unit_id) REFERENCES banking_payment_batch (id, unit_id);

-- A statement that prints an order's number on money out is the proof that the money left.
CREATE FUNCTION banking_money_left(paid banking_payment_order) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT FROM banking_line
    WHERE unit_id = paid.unit_id AND direction = 'D' AND NOT is_repeat AND amount = paid.amount
      AND position(paid.number IN upper(narrative)) > 0
  )
$$;

CREATE FUNCTION banking_check_payment() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  former banking_payment_order;
  state text;
BEGIN
  IF NEW.prepared_by IS DISTINCT FROM access_acting() OR NEW.prepared_at <> now() THEN
    RAISE EXCEPTION 'an order is prepared by whoever acts, now' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.replaces_id IS NULL THEN
    RETURN NEW;
  END IF;
  SELECT * INTO former FROM banking_payment_order WHERE id = NEW.replaces_id;
  SELECT kind INTO state FROM banking_payment_event WHERE order_id = NEW.replaces_id ORDER BY place DESC LIMIT 1;
  IF former.id IS NULL OR (former.unit_id, former.source) IS DISTINCT FROM (NEW.unit_id, NEW.source)
     OR COALESCE(state, 'prepared') NOT IN ('returned', 'cancelled', 'failed') OR banking_money_left(former) THEN
    RAISE EXCEPTION 'an order takes only the place of a dead one for the same source' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER orders_are_prepared_once BEFORE INSERT ON banking_payment_order FOR EACH ROW EXECUTE FUNCTION banking_check_payment();

CREATE FUNCTION banking_check_payment_event() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  paid banking_payment_order;
  state text;
  last smallint;
BEGIN
  IF NEW.recorded_by IS DISTINCT FROM access_acting() OR NEW.recorded_at <> now() THEN
    RAISE EXCEPTION 'an event is recorded by whoever acts, now' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  SELECT * INTO paid FROM banking_payment_order WHERE id = NEW.order_id;
  SELECT kind, place INTO state, last FROM banking_payment_event WHERE order_id = NEW.order_id ORDER BY place DESC LIMIT 1;
  state := COALESCE(state, 'prepared');
  IF NEW.place <> COALESCE(last, 0) + 1 OR NOT (
    (state = 'prepared' AND NEW.kind IN ('approved', 'returned', 'cancelled'))
    OR (state = 'approved' AND NEW.kind IN ('exported', 'returned', 'cancelled'))
    OR (state = 'exported' AND NEW.kind IN ('sent', 'paid', 'failed', 'paid_by_hand'))
    OR (state = 'sent' AND NEW.kind IN ('paid', 'failed', 'paid_by_hand'))
  ) THEN
    RAISE EXCEPTION 'an order does not go from % to %', state, NEW.kind USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.recorded_by = paid.prepared_by AND (NEW.kind = 'approved' OR (NEW.kind = 'failed' AND NEW.file_sha256 = '')) THEN
    RAISE EXCEPTION 'nobody approves an order of their own, or declares it failed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.kind = 'failed' AND banking_money_left(paid) THEN
    RAISE EXCEPTION 'the statement shows that the money left' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER orders_go_one_way BEFORE INSERT ON banking_payment_event FOR EACH ROW EXECUTE FUNCTION banking_check_payment_event();

-- Checked when the transaction ends, since a file and the events of its orders arrive in several statements.
CREATE FUNCTION banking_check_batch(checked bigint) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM banking_payment_batch b
    WHERE b.id = checked AND (b.order_count, b.total) = (
      SELECT count(*), COALESCE(sum(o.amount), 0)
      FROM banking_payment_event e JOIN banking_payment_order o ON o.id = e.order_id
      WHERE e.batch_id = b.id AND o.account_id = b.account_id
    ) AND NOT EXISTS (
      SELECT FROM banking_payment_event e JOIN banking_payment_order o ON o.id = e.order_id
      WHERE e.batch_id = b.id AND o.account_id <> b.account_id
    )
  ) THEN
    RAISE EXCEPTION 'a file of payments holds what it says' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
END $$;

CREATE FUNCTION banking_stamp_batch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.exported_by IS DISTINCT FROM access_acting() OR NEW.exported_at <> now()
     OR NEW.sha256 <> encode(sha256(NEW.content), 'hex') THEN
    RAISE EXCEPTION 'a file is made by whoever acts, now, and bears its hash' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER files_bear_their_maker BEFORE INSERT ON banking_payment_batch FOR EACH ROW EXECUTE FUNCTION banking_stamp_batch();

CREATE FUNCTION banking_check_new_batch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM banking_check_batch(NEW.id); RETURN NULL; END $$;

CREATE FUNCTION banking_check_batch_of_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM banking_check_batch(NEW.batch_id); RETURN NULL; END $$;

CREATE CONSTRAINT TRIGGER files_hold_what_they_say AFTER INSERT ON banking_payment_batch
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION banking_check_new_batch();
CREATE CONSTRAINT TRIGGER files_hold_what_they_say AFTER INSERT ON banking_payment_event
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.batch_id IS NOT NULL) EXECUTE FUNCTION banking_check_batch_of_event();
