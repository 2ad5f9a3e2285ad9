-- Money on its way between two bank accounts: out of the bank it lies on 113, and no more arrives than was sent.
CREATE OR REPLACE FUNCTION bookkeeping_check_entry(acted bookkeeping_voucher_act, of bookkeeping_voucher) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  posted bigint;
  money bigint;
BEGIN
  SELECT entry_id INTO posted FROM bookkeeping_voucher_act WHERE voucher_id = of.id AND kind = 'posted';
  IF acted.kind = 'reversed' THEN
    IF NOT EXISTS (SELECT FROM ledger_entry WHERE id = acted.entry_id AND unit_id = of.unit_id AND reverses_id = posted) THEN
      RAISE EXCEPTION 'entry % does not take voucher % back', acted.entry_id, of.id USING ERRCODE = 'integrity_constraint_violation';
    END IF;
  ELSE
    SELECT COALESCE(sum(CASE
        WHEN of.kind = 'journal' THEN greatest(l.amount, 0)
        WHEN of.kind = 'transfer' AND a.code LIKE CASE of.place WHEN 'cash' THEN '112%' WHEN 'bank' THEN '111%' WHEN 'sent' THEN '113%'
                                                                ELSE '112%' END THEN l.amount
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
  END IF;
  IF of.kind = 'transfer' AND of.place IN ('sent', 'come') THEN
    PERFORM bookkeeping_hold_transit(of.unit_id);
    IF bookkeeping_in_transit(of.unit_id) < 0 THEN
      RAISE EXCEPTION 'unit % has less money on its way than arrives', of.unit_id
        USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'arrives_what_was_sent';
    END IF;
  END IF;
END $$;

CREATE FUNCTION bookkeeping_hold_transit(of_unit bigint) RETURNS void LANGUAGE sql AS $$
  SELECT pg_advisory_xact_lock(hashtextextended('bookkeeping_transit', of_unit))
$$;
CREATE FUNCTION bookkeeping_in_transit(of_unit bigint) RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT COALESCE(sum(t.debit - t.credit), 0)::bigint FROM ledger_turnover t JOIN ledger_account a ON a.id = t.account_id
  WHERE t.unit_id = of_unit AND a.code LIKE '113%'
$$;

-- An entry that no voucher stands behind bears the next number of what it is: money out, money in, or neither.
CREATE FUNCTION bookkeeping_number_entry() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  booked ledger_entry;
  cash bigint;
  bank bigint;
BEGIN
  SELECT * INTO booked FROM ledger_entry WHERE id = NEW.entry_id AND unit_id = NEW.unit_id;
  IF booked.id IS NULL OR booked.source IS NULL OR booked.source LIKE 'bookkeeping/voucher/%' OR booked.reverses_id IS NOT NULL THEN
    RAISE EXCEPTION 'entry % bears no number of its own', NEW.entry_id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  SELECT COALESCE(sum(l.amount) FILTER (WHERE a.code LIKE '111%'), 0), COALESCE(sum(l.amount) FILTER (WHERE a.code LIKE '112%'), 0)
    INTO cash, bank
    FROM ledger_line l JOIN ledger_account a ON a.id = l.account_id
    WHERE (l.unit_id, l.period, l.entry_id) = (booked.unit_id, booked.period, booked.id);
  NEW.kind := CASE WHEN cash < 0 THEN 'payment' WHEN cash > 0 THEN 'receipt' WHEN bank < 0 THEN 'bank_out' WHEN bank > 0 THEN 'bank_in'
                   ELSE 'journal' END;
  NEW.year := EXTRACT(year FROM booked.accounting_date);
  PERFORM pg_advisory_xact_lock(1479, mod(NEW.unit_id, 2147483647)::integer);  -- as the service that approves vouchers does
  INSERT INTO bookkeeping_number_series (unit_id, kind, year, last) VALUES (NEW.unit_id, NEW.kind, NEW.year, 1)
    ON CONFLICT (unit_id, kind, year) DO UPDATE SET last = bookkeeping_number_series.last + 1
    RETURNING last INTO NEW.number;
  RETURN NEW;
END $$;
CREATE TRIGGER entries_bear_the_next_number BEFORE INSERT ON bookkeeping_entry_number
  FOR EACH ROW EXECUTE FUNCTION bookkeeping_number_entry();

-- Checked when the transaction ends: a step that stands in the books by an entry of its own bears a number; entries of a batch bear none.
CREATE FUNCTION bookkeeping_check_own_number() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM ledger_entry WHERE id = NEW.entry_id AND source IS NOT NULL)
     AND NOT EXISTS (SELECT FROM bookkeeping_entry_number WHERE entry_id = NEW.entry_id) THEN
    RAISE EXCEPTION 'entry % bears no number', NEW.entry_id
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'step_bears_number';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER steps_bear_numbers AFTER INSERT ON bookkeeping_advance_step DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.entry_id IS NOT NULL AND NEW.kind <> 'reversed') EXECUTE FUNCTION bookkeeping_check_own_number();
CREATE CONSTRAINT TRIGGER steps_bear_numbers AFTER INSERT ON bookkeeping_asset_step DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.entry_id IS NOT NULL) EXECUTE FUNCTION bookkeeping_check_own_number();
CREATE CONSTRAINT TRIGGER decisions_bear_numbers AFTER INSERT ON bookkeeping_cash_count_act DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.entry_id IS NOT NULL) EXECUTE FUNCTION bookkeeping_check_own_number();
