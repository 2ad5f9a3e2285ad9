-- What belongs to a voucher stands in its unit.
ALTER TABLE bookkeeping_voucher_part ADD CONSTRAINT part_of_own_voucher
  FOREIGN KEY (voucher_id, unit_id) REFERENCES bookkeeping_voucher (id, unit_id);
ALTER TABLE bookkeeping_voucher_number ADD CONSTRAINT number_of_own_voucher
  FOREIGN KEY (voucher_id, unit_id) REFERENCES bookkeeping_voucher (id, unit_id);
ALTER TABLE bookkeeping_voucher_act ADD CONSTRAINT act_on_own_voucher
  FOREIGN KEY (voucher_id, unit_id) REFERENCES bookkeeping_voucher (id, unit_id);

CREATE FUNCTION bookkeeping_state_of(asked bigint) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT kind FROM bookkeeping_voucher_act WHERE voucher_id = asked ORDER BY place DESC LIMIT 1
$$;

-- A voucher's content changes only while it is a draft; what it is, whose, and who prepared it when, never.
CREATE FUNCTION bookkeeping_stamp_voucher() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' AND (NEW.prepared_by IS DISTINCT FROM access_acting() OR NEW.prepared_at <> now()) THEN
    RAISE EXCEPTION 'a voucher is prepared by whoever acts, now' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF TG_OP = 'UPDATE' AND (
    bookkeeping_state_of(OLD.id) NOT IN ('drafted', 'amended', 'returned')
    OR (NEW.id, NEW.unit_id, NEW.client_key, NEW.drafted_sha256, NEW.kind, NEW.prepared_by, NEW.prepared_at)
       <> (OLD.id, OLD.unit_id, OLD.client_key, OLD.drafted_sha256, OLD.kind, OLD.prepared_by, OLD.prepared_at)
  ) THEN
    RAISE EXCEPTION 'voucher % is no draft any more', OLD.id
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'voucher_changes_as_draft';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER vouchers_change_as_drafts BEFORE INSERT OR UPDATE ON bookkeeping_voucher
  FOR EACH ROW EXECUTE FUNCTION bookkeeping_stamp_voucher();
CREATE TRIGGER vouchers_stay BEFORE DELETE OR TRUNCATE ON bookkeeping_voucher
  FOR EACH STATEMENT EXECUTE FUNCTION access_refuse_change();

CREATE FUNCTION bookkeeping_keep_content() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  changed bigint := CASE WHEN TG_OP = 'DELETE' THEN OLD.voucher_id ELSE NEW.voucher_id END;
BEGIN
  IF COALESCE(bookkeeping_state_of(changed), 'drafted') NOT IN ('drafted', 'amended', 'returned') THEN
    RAISE EXCEPTION 'voucher % is no draft any more', changed
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'voucher_changes_as_draft';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER parts_change_as_drafts BEFORE INSERT OR DELETE ON bookkeeping_voucher_part
  FOR EACH ROW EXECUTE FUNCTION bookkeeping_keep_content();
CREATE TRIGGER parts_never_change BEFORE UPDATE OR TRUNCATE ON bookkeeping_voucher_part
  FOR EACH STATEMENT EXECUTE FUNCTION access_refuse_change();

-- Checked when the transaction ends: a voucher has an act, its lines make its sum, a journal voucher's sides are equal.
CREATE FUNCTION bookkeeping_check_voucher(checked bigint) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM bookkeeping_voucher v
    CROSS JOIN LATERAL (
      SELECT COALESCE(sum(amount) FILTER (WHERE side <> 'credit'), 0) AS debit,
             COALESCE(sum(amount) FILTER (WHERE side = 'credit'), 0) AS credit,
             bool_and((side <> '') = (v.kind = 'journal')) AS is_of_kind
      FROM bookkeeping_voucher_part WHERE voucher_id = v.id
    ) p
    WHERE v.id = checked AND (
      p.debit <> v.amount OR p.credit <> CASE WHEN v.kind = 'journal' THEN v.amount ELSE 0 END OR p.is_of_kind IS NOT TRUE
      OR bookkeeping_state_of(v.id) IS NULL
    )
  ) THEN
    RAISE EXCEPTION 'the lines of voucher % do not make its sum', checked
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'voucher_is_whole';
  END IF;
END $$;
CREATE FUNCTION bookkeeping_check_whole_voucher() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME = 'bookkeeping_voucher' THEN
    PERFORM bookkeeping_check_voucher(NEW.id);
  ELSE
    PERFORM bookkeeping_check_voucher(CASE WHEN TG_OP = 'DELETE' THEN OLD.voucher_id ELSE NEW.voucher_id END);
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER vouchers_are_whole AFTER INSERT OR UPDATE ON bookkeeping_voucher
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION bookkeeping_check_whole_voucher();
CREATE CONSTRAINT TRIGGER vouchers_are_whole AFTER INSERT OR DELETE ON bookkeeping_voucher_part
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION bookkeeping_check_whole_voucher();

-- Numbers follow each other within unit, kind and year, and come with an approval of the same transaction.
CREATE FUNCTION bookkeeping_next_number() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  following integer;
  numbered bookkeeping_voucher;
BEGIN
  SELECT * INTO numbered FROM bookkeeping_voucher WHERE id = NEW.voucher_id;
  INSERT INTO bookkeeping_number_series (unit_id, kind, year, last) VALUES (NEW.unit_id, NEW.kind, NEW.year, 1)
    ON CONFLICT (unit_id, kind, year) DO UPDATE SET last = bookkeeping_number_series.last + 1
    RETURNING last INTO following;
  IF NEW.number <> following OR NEW.book <> (NEW.number - 1) / 100 + 1
     OR (NEW.kind, NEW.year) IS DISTINCT FROM (numbered.kind::varchar, EXTRACT(year FROM numbered.accounting_date)::smallint)
     OR bookkeeping_state_of(NEW.voucher_id) IS DISTINCT FROM 'submitted' THEN
    RAISE EXCEPTION 'voucher % does not bear number %, the next one is %', NEW.voucher_id, NEW.number, following
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'voucher_bears_next_number';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER vouchers_bear_the_next_number BEFORE INSERT ON bookkeeping_voucher_number
  FOR EACH ROW EXECUTE FUNCTION bookkeeping_next_number();

CREATE FUNCTION bookkeeping_keep_series() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF pg_trigger_depth() < 2 OR (
    TG_OP = 'UPDATE' AND (NEW.unit_id, NEW.kind, NEW.year, NEW.last) <> (OLD.unit_id, OLD.kind, OLD.year, OLD.last + 1)
  ) THEN
    RAISE EXCEPTION 'only a voucher moves the series of numbers' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER series_moves_with_vouchers BEFORE INSERT OR UPDATE ON bookkeeping_number_series
  FOR EACH ROW EXECUTE FUNCTION bookkeeping_keep_series();

-- The entry that an act names is its voucher's: same unit and day, the voucher's own source, as much money as the voucher says.
CREATE FUNCTION bookkeeping_check_entry(acted bookkeeping_voucher_act, of bookkeeping_voucher) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  posted bigint;
  money bigint;
BEGIN
  SELECT entry_id INTO posted FROM bookkeeping_voucher_act WHERE voucher_id = of.id AND kind = 'posted';
  IF acted.kind = 'reversed' THEN
    IF NOT EXISTS (SELECT FROM ledger_entry WHERE id = acted.entry_id AND unit_id = of.unit_id AND reverses_id = posted) THEN
      RAISE EXCEPTION 'entry % does not take voucher % back', acted.entry_id, of.id USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN;
  END IF;
  SELECT COALESCE(sum(CASE
      WHEN of.kind = 'journal' THEN greatest(l.amount, 0)
      WHEN of.kind = 'transfer' AND a.code LIKE CASE of.place WHEN 'cash' THEN '112%' ELSE '111%' END THEN l.amount
      WHEN of.kind IN ('receipt', 'payment') AND a.code LIKE '111%' THEN l.amount
      WHEN of.kind IN ('bank_in', 'bank_out') AND a.code LIKE '112%' THEN l.amount
      ELSE 0 END), 0) INTO money
    FROM ledger_entry e
    JOIN ledger_line l ON (l.unit_id, l.period, l.entry_id) = (e.unit_id, e.period, e.id)
    JOIN ledger_account a ON a.id = l.account_id
    WHERE (e.id, e.unit_id, e.accounting_date) = (acted.entry_id, of.unit_id, of.accounting_date)
      AND e.source = 'bookkeeping/voucher/' || of.id;
  IF money <> (CASE WHEN of.kind IN ('payment', 'bank_out') THEN -of.amount ELSE of.amount END) THEN
    RAISE EXCEPTION 'entry % does not book voucher %', acted.entry_id, of.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
END $$;

-- A voucher goes one way; nobody approves what they prepared; whoever hands money out did not approve it, nor prepare it unless the
-- unit's setting of the day allows that.
CREATE FUNCTION bookkeeping_check_act() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  of bookkeeping_voucher;
  state text;
  last smallint;
  did text[];
BEGIN
  IF NEW.recorded_by IS DISTINCT FROM access_acting() OR NEW.recorded_at <> now() THEN
    RAISE EXCEPTION 'an act is recorded by whoever acts, now' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  SELECT * INTO of FROM bookkeeping_voucher WHERE id = NEW.voucher_id FOR UPDATE;
  SELECT kind, place INTO state, last FROM bookkeeping_voucher_act WHERE voucher_id = NEW.voucher_id ORDER BY place DESC LIMIT 1;
  IF NEW.place <> COALESCE(last, 0) + 1 OR NOT (CASE COALESCE(state, '')
    WHEN '' THEN NEW.kind = 'drafted' AND NEW.recorded_by = of.prepared_by
    WHEN 'drafted' THEN NEW.kind IN ('amended', 'submitted', 'voided')
    WHEN 'amended' THEN NEW.kind IN ('amended', 'submitted', 'voided')
    WHEN 'returned' THEN NEW.kind IN ('amended', 'submitted', 'voided')
    WHEN 'submitted' THEN NEW.kind IN ('approved', 'returned', 'voided')
    WHEN 'approved' THEN NEW.kind = 'voided' OR NEW.kind = CASE WHEN of.kind = 'journal' THEN 'posted' ELSE 'paid' END
    WHEN 'paid' THEN NEW.kind = 'posted'
    WHEN 'posted' THEN NEW.kind = 'reversed'
    ELSE false
  END) THEN
    RAISE EXCEPTION 'a voucher does not go from % to %', COALESCE(state, 'nothing'), NEW.kind
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'voucher_goes_one_way';
  END IF;
  SELECT array_agg(kind) INTO did FROM bookkeeping_voucher_act WHERE voucher_id = NEW.voucher_id AND recorded_by = NEW.recorded_by;
  IF NEW.kind = 'approved' AND did && ARRAY['drafted', 'amended', 'submitted']::text[] THEN
    RAISE EXCEPTION 'nobody approves a voucher of their own'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'voucher_approved_by_another';
  END IF;
  IF NEW.kind = 'approved' AND NOT EXISTS (SELECT FROM bookkeeping_voucher_number WHERE voucher_id = NEW.voucher_id) THEN
    RAISE EXCEPTION 'an approved voucher bears a number' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.kind = 'paid' AND of.kind IN ('payment', 'bank_out', 'transfer') AND (
    'approved' = ANY (did) OR (did && ARRAY['drafted', 'amended', 'submitted']::text[] AND NOT COALESCE((
      SELECT payer_may_prepare FROM bookkeeping_separation_setting
      WHERE unit_id = of.unit_id AND since <= access_day() ORDER BY since DESC, id DESC LIMIT 1), false))
  ) THEN
    RAISE EXCEPTION 'who hands money out neither approved nor prepared it'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'voucher_paid_by_another';
  END IF;
  IF NEW.entry_id IS NOT NULL THEN
    PERFORM bookkeeping_check_entry(NEW, of);
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER vouchers_go_one_way BEFORE INSERT ON bookkeeping_voucher_act FOR EACH ROW EXECUTE FUNCTION bookkeeping_check_act();

CREATE FUNCTION bookkeeping_check_numbered() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM bookkeeping_voucher_act WHERE voucher_id = NEW.voucher_id AND kind = 'approved') THEN
    RAISE EXCEPTION 'a number comes with an approval' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER numbers_come_with_approvals AFTER INSERT ON bookkeeping_voucher_number
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION bookkeeping_check_numbered();

CREATE FUNCTION bookkeeping_stamp_separation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.decided_by IS DISTINCT FROM access_acting() OR NEW.decided_at <> now() THEN
    RAISE EXCEPTION 'a setting is decided by whoever acts, now' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER settings_bear_their_maker BEFORE INSERT ON bookkeeping_separation_setting
  FOR EACH ROW EXECUTE FUNCTION bookkeeping_stamp_separation();
