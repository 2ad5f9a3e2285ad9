-- No voucher and no imported cash book books dues of a month whose report has booked them.
CREATE FUNCTION bookkeeping_refuse_reported_dues(of_unit bigint, of_month integer) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM assessments_hold_dues(of_unit);
  IF COALESCE(assessments_dues_by_report(of_unit, of_month), 0) <> 0 THEN
    RAISE EXCEPTION 'the dues of unit % of month % are booked by their report', of_unit, of_month
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'dues_booked_once';
  END IF;
END $$;

CREATE FUNCTION bookkeeping_check_dues_voucher() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM bookkeeping_refuse_reported_dues(v.unit_id, to_char(v.accounting_date, 'YYYYMM')::integer)
    FROM bookkeeping_voucher v
    WHERE v.id = NEW.voucher_id AND EXISTS (SELECT FROM bookkeeping_voucher_part p WHERE p.voucher_id = v.id AND p.category = 'dues');
  RETURN NULL;
END $$;
CREATE TRIGGER vouchers_book_dues_once AFTER INSERT ON bookkeeping_voucher_act
  FOR EACH ROW WHEN (NEW.kind = 'posted') EXECUTE FUNCTION bookkeeping_check_dues_voucher();

CREATE FUNCTION bookkeeping_check_dues_batch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM bookkeeping_refuse_reported_dues(e.unit_id, e.period)
    FROM (
      SELECT DISTINCT e.unit_id, e.period FROM ledger_entry e
      JOIN ledger_line l ON (l.unit_id, l.period, l.entry_id) = (e.unit_id, e.period, e.id)
      JOIN ledger_account a ON a.id = l.account_id AND a.item = 'dues' AND a.code LIKE '5%'
      WHERE e.unit_id = NEW.unit_id AND e.batch_id = NEW.id
    ) e;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER cash_books_book_dues_once AFTER INSERT ON ledger_batch
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.source LIKE 'bookkeeping/cash\_book/%')
  EXECUTE FUNCTION bookkeeping_check_dues_batch();
