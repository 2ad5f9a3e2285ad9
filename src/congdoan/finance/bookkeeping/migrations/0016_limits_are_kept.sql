-- What a commitment would pass: of each category asked for, and under '' of all limited categories together. Spent is the debit turnover
-- of the year's lines (a red debit lowers it); promised is what was approved and is not booked yet.
CREATE FUNCTION bookkeeping_limits_passed(asked_unit bigint, asked_year integer, asked jsonb)
RETURNS TABLE (category text, most bigint, spent bigint, promised bigint, asks bigint) LANGUAGE sql STABLE AS $$
  WITH held AS (
    SELECT DISTINCT ON (l.category) l.category::text, l.amount FROM bookkeeping_spendinglimit l
    WHERE (l.unit_id, l.year) = (asked_unit, asked_year) ORDER BY l.category, l.id DESC
  ), spent AS (
    SELECT a.item::text AS category, sum(l.amount)::bigint AS amount
    FROM ledger_line l JOIN ledger_account a ON a.id = l.account_id
    WHERE l.unit_id = asked_unit AND l.period BETWEEN asked_year * 100 + 1 AND asked_year * 100 + 12 AND (l.amount > 0) <> l.is_red
      AND a.item IN (SELECT h.category FROM held h)
    GROUP BY a.item
  ), promised AS (
    SELECT p.category::text, sum(p.amount)::bigint AS amount
    FROM bookkeeping_voucher v JOIN bookkeeping_voucher_part p ON p.voucher_id = v.id
    WHERE v.unit_id = asked_unit AND EXTRACT(year FROM v.accounting_date) = asked_year AND v.kind IN ('payment', 'bank_out')
      AND bookkeeping_state_of(v.id) IN ('approved', 'paid')
    GROUP BY p.category
  ), stands AS (
    SELECT h.category, h.amount AS most, COALESCE(s.amount, 0) AS spent, COALESCE(p.amount, 0) AS promised
    FROM held h LEFT JOIN spent s ON s.category = h.category LEFT JOIN promised p ON p.category = h.category
  ), advanced AS (
    SELECT COALESCE(sum(CASE s.state WHEN 'approved' THEN a.amount ELSE s.open END), 0)::bigint AS amount
    FROM bookkeeping_advance a, LATERAL bookkeeping_advance_standing(a.id) s
    WHERE a.unit_id = asked_unit AND a.year = asked_year AND s.state IN ('approved', 'paid')
  ), together AS (
    SELECT * FROM stands
    UNION ALL
    SELECT '', sum(most)::bigint, sum(spent)::bigint, (sum(promised) + (SELECT amount FROM advanced))::bigint FROM stands HAVING count(*) > 0
  )
  SELECT t.category, t.most, t.spent, t.promised, (asked ->> t.category)::bigint FROM together t
  WHERE asked ? t.category AND t.spent + t.promised + (asked ->> t.category)::bigint > t.most
  ORDER BY t.category
$$;

-- One approval of a unit at a time, so that two which each keep a limit do not pass it together.
CREATE FUNCTION bookkeeping_within_limits(asked_unit bigint, asked_year integer, asked jsonb, words text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(1479, mod(asked_unit, 2147483647)::integer);
  IF words = '' AND EXISTS (SELECT FROM bookkeeping_limits_passed(asked_unit, asked_year, asked)) THEN
    RAISE EXCEPTION 'an approval that passes a limit says why'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'limit_passed_for_a_reason';
  END IF;
END $$;

CREATE FUNCTION bookkeeping_check_commitment() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  of bookkeeping_voucher;
BEGIN
  SELECT * INTO of FROM bookkeeping_voucher WHERE id = NEW.voucher_id;
  IF of.kind IN ('payment', 'bank_out') THEN
    PERFORM bookkeeping_within_limits(of.unit_id, EXTRACT(year FROM of.accounting_date)::integer, (
      SELECT jsonb_object_agg(s.category, s.amount) FROM (
        SELECT category, sum(amount) AS amount FROM bookkeeping_voucher_part WHERE voucher_id = of.id AND category <> '' GROUP BY category
      ) s), NEW.words);
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER approvals_keep_limits BEFORE INSERT ON bookkeeping_voucher_act
  FOR EACH ROW WHEN (NEW.kind = 'approved') EXECUTE FUNCTION bookkeeping_check_commitment();

CREATE FUNCTION bookkeeping_check_advanced() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  of bookkeeping_advance;
  filed bigint;
BEGIN
  SELECT * INTO of FROM bookkeeping_advance WHERE id = NEW.advance_id;
  IF NEW.kind = 'approved' THEN
    PERFORM bookkeeping_within_limits(of.unit_id, of.year, jsonb_build_object('', NEW.amount), NEW.words);
    RETURN NEW;
  END IF;
  SELECT id INTO filed FROM bookkeeping_advance_step WHERE advance_id = of.id AND kind = 'filed' ORDER BY place DESC LIMIT 1;
  PERFORM bookkeeping_within_limits(of.unit_id, EXTRACT(year FROM access_day())::integer, (
    SELECT jsonb_object_agg(s.category, s.amount) FROM (
      SELECT category, sum(amount) AS amount FROM bookkeeping_advance_part WHERE step_id = filed GROUP BY category
    ) s), NEW.words);
  RETURN NEW;
END $$;
CREATE TRIGGER advances_keep_limits BEFORE INSERT ON bookkeeping_advance_step
  FOR EACH ROW WHEN (NEW.kind IN ('approved', 'accepted')) EXECUTE FUNCTION bookkeeping_check_advanced();
