-- As 0016, and what accepted settlements will spend once the money beyond the advance is paid is promised under its categories: the part
-- of the advance that it uses up is promised no more to all limits together.
CREATE OR REPLACE FUNCTION bookkeeping_limits_passed(asked_unit bigint, asked_year integer, asked jsonb)
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
