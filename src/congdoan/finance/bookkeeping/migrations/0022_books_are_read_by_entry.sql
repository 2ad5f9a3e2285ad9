-- A unit's lines are reached from its entries (decision 0096). What was spent is the year's debit turnover, which the summaries tell
-- without any line; a count of cash still stands beside the lines.
CREATE OR REPLACE FUNCTION bookkeeping_limits_passed(asked_unit bigint, asked_year integer, asked jsonb)
RETURNS TABLE (category text, most bigint, spent bigint, promised bigint, asks bigint) LANGUAGE sql STABLE AS $$
  WITH held AS (
    SELECT DISTINCT ON (l.category) l.category::text, l.amount FROM bookkeeping_spendinglimit l
    WHERE (l.unit_id, l.year) = (asked_unit, asked_year) ORDER BY l.category, l.id DESC
  ), spent AS (
    SELECT a.item::text AS category, sum(t.debit)::bigint AS amount
    FROM ledger_turnover t JOIN ledger_account a ON a.id = t.account_id
    WHERE t.unit_id = asked_unit AND t.period BETWEEN asked_year * 100 + 1 AND asked_year * 100 + 12
      AND a.item IN (SELECT h.category FROM held h)
    GROUP BY a.item
  ), open_advance AS (
    SELECT a.id, a.year, a.amount, s.*
    FROM bookkeeping_advance a, LATERAL bookkeeping_advance_standing(a.id) s
    WHERE a.unit_id = asked_unit AND s.state IN ('approved', 'paid')
  ), accepted AS (
    SELECT o.id, (
      SELECT f.id FROM bookkeeping_advance_step f WHERE f.advance_id = o.id AND f.kind = 'filed' ORDER BY f.place DESC LIMIT 1
    ) AS filed_id
    FROM open_advance o JOIN bookkeeping_advance_step t ON t.advance_id = o.id AND t.kind = 'accepted' AND t.place = o.last
    WHERE o.is_accepted AND EXTRACT(year FROM t.happened_on) = asked_year
  ), promised AS (
    SELECT told.category, sum(told.amount)::bigint AS amount FROM (
      SELECT p.category::text, p.amount
      FROM bookkeeping_voucher v JOIN bookkeeping_voucher_part p ON p.voucher_id = v.id
      WHERE v.unit_id = asked_unit AND EXTRACT(year FROM v.accounting_date) = asked_year AND v.kind IN ('payment', 'bank_out')
        AND bookkeeping_state_of(v.id) IN ('approved', 'paid')
      UNION ALL
      SELECT p.category::text, p.amount FROM accepted c JOIN bookkeeping_advance_part p ON p.step_id = c.filed_id
    ) told
    GROUP BY told.category
  ), stands AS (
    SELECT h.category, h.amount AS most, COALESCE(s.amount, 0) AS spent, COALESCE(p.amount, 0) AS promised
    FROM held h LEFT JOIN spent s ON s.category = h.category LEFT JOIN promised p ON p.category = h.category
  ), advanced AS (
    SELECT COALESCE(sum(
      CASE WHEN o.state = 'approved' THEN o.amount WHEN o.is_accepted THEN greatest(o.open - o.pending, 0) ELSE o.open END
    ), 0)::bigint AS amount
    FROM open_advance o WHERE o.year = asked_year
  ), together AS (
    SELECT * FROM stands
    UNION ALL
    SELECT '', sum(most)::bigint, sum(spent)::bigint, (sum(promised) + (SELECT amount FROM advanced))::bigint FROM stands HAVING count(*) > 0
  )
  SELECT t.category, t.most, t.spent, t.promised, (asked ->> t.category)::bigint FROM together t
  WHERE asked ? t.category AND t.spent + t.promised + (asked ->> t.category)::bigint > t.most
  ORDER BY t.category
$$;

CREATE OR REPLACE FUNCTION bookkeeping_check_cash_count() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.prepared_by IS DISTINCT FROM access_acting() OR NEW.prepared_at <> now() THEN
    RAISE EXCEPTION 'a count is written by whoever acts, now' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('bookkeeping_cash_count', NEW.unit_id));
  SELECT coalesce(max(number), 0) + 1 INTO NEW.number FROM bookkeeping_cash_count WHERE (unit_id, year) = (NEW.unit_id, NEW.year);
  IF cardinality(NEW.faces) <> cardinality(NEW.pieces) OR NEW.total <> (
    SELECT coalesce(sum(face * piece), 0) FROM unnest(NEW.faces, NEW.pieces) AS told(face, piece)
  ) OR EXISTS (SELECT FROM unnest(NEW.faces, NEW.pieces) AS told(face, piece) WHERE face <= 0 OR piece <= 0) THEN
    RAISE EXCEPTION 'a count is the sum of its pieces' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.book_balance <> (
    SELECT coalesce(sum(l.amount), 0)
    FROM ledger_entry e
    JOIN ledger_line l ON (l.unit_id, l.period, l.entry_id) = (e.unit_id, e.period, e.id)
    JOIN ledger_account a ON a.id = l.account_id
    WHERE e.unit_id = NEW.unit_id AND a.code LIKE '111%' AND e.accounting_date <= NEW.counted_on
  ) THEN
    RAISE EXCEPTION 'a count stands beside what the cash book says' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
