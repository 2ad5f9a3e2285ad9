-- A handover may be taken back: its entries in red, its books go on, its things are where they were. One handover stands at a time.
CREATE OR REPLACE FUNCTION bookkeeping_check_handovers() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  given numeric;
  taken numeric;
BEGIN
  PERFORM ledger_refuse_old_snapshots();
  PERFORM pg_advisory_xact_lock(ledger_books());
  NEW.recorded_by := access_acting();
  NEW.recorded_at := now();
  IF NEW.receiver_id NOT IN (SELECT branch_id FROM access_reached() AS branch_id) THEN
    RAISE EXCEPTION 'the acting person does not reach unit %', NEW.receiver_id USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF NEW.number <> 1 + (SELECT count(*) FROM bookkeeping_handover WHERE unit_id = NEW.unit_id) OR EXISTS (
    SELECT FROM bookkeeping_handover h WHERE h.unit_id = NEW.unit_id
      AND NOT EXISTS (SELECT FROM bookkeeping_handoverundone u WHERE u.handover_id = h.id)
  ) THEN
    RAISE EXCEPTION 'unit % has handed its books over', NEW.unit_id
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'bookkeeping_handed_over_once';
  END IF;
  IF EXISTS (
    SELECT FROM ledger_turnover t WHERE t.unit_id = NEW.unit_id GROUP BY t.account_id HAVING sum(t.debit - t.credit) <> 0
  ) THEN
    RAISE EXCEPTION 'the books of unit % still hold balances', NEW.unit_id
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'bookkeeping_handover_empties';
  END IF;
  SELECT coalesce(sum(-l.amount), 0) INTO given
  FROM ledger_line l JOIN ledger_account k ON k.id = l.account_id AND k.code ~ '^(11[123]|141)'
  WHERE l.unit_id = NEW.unit_id AND l.period = NEW.period AND l.entry_id = (NEW.given ->> 'give_money')::bigint;
  SELECT coalesce(sum(l.amount), 0) INTO taken
  FROM ledger_line l JOIN ledger_account k ON k.id = l.account_id AND k.code ~ '^(11[123]|141)'
  WHERE l.unit_id = NEW.receiver_id AND l.period = NEW.period AND l.entry_id = (NEW.taken ->> 'take_money')::bigint;
  IF (given, taken) IS DISTINCT FROM (NEW.money::numeric, NEW.money::numeric) THEN
    RAISE EXCEPTION 'unit % gave %, % was taken, % is written', NEW.unit_id, given, taken, NEW.money
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'bookkeeping_given_is_taken';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION bookkeeping_check_handover_undone() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  undone bookkeeping_handover;
BEGIN
  PERFORM ledger_refuse_old_snapshots();
  NEW.recorded_by := access_acting();
  NEW.recorded_at := now();
  SELECT * INTO undone FROM bookkeeping_handover WHERE id = NEW.handover_id;
  IF undone.unit_id IS DISTINCT FROM NEW.unit_id
     OR undone.receiver_id NOT IN (SELECT branch_id FROM access_reached() AS branch_id) THEN
    RAISE EXCEPTION 'the acting person does not reach both units' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF EXISTS (
    SELECT FROM (SELECT value FROM jsonb_each_text(undone.given) UNION ALL SELECT value FROM jsonb_each_text(undone.taken)) e
    WHERE NOT EXISTS (SELECT FROM ledger_entry r WHERE r.reverses_id = e.value::bigint)
  ) OR (SELECT d.ended_on FROM ledger_ending d WHERE d.unit_id = NEW.unit_id ORDER BY d.number DESC LIMIT 1) IS NOT NULL THEN
    RAISE EXCEPTION 'handover % still stands in the books', NEW.handover_id
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'bookkeeping_handover_taken_back';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER handovers_are_taken_back BEFORE INSERT ON bookkeeping_handoverundone
  FOR EACH ROW EXECUTE FUNCTION bookkeeping_check_handover_undone();
CREATE POLICY seen_by_the_receiver ON bookkeeping_handoverundone FOR SELECT
  USING (handover_id IN (SELECT id FROM bookkeeping_handover));

-- Things go with the books of their unit in the transaction of the handover, and back in the one that takes it back.
CREATE FUNCTION bookkeeping_handed_with_books(of_asset bookkeeping_asset, step_kind text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT FROM bookkeeping_handover h LEFT JOIN bookkeeping_handoverundone u ON u.handover_id = h.id
    WHERE CASE WHEN step_kind IN ('given', 'returned') THEN h.unit_id = of_asset.unit_id
               ELSE h.receiver_id = of_asset.unit_id
                    AND h.unit_id = (SELECT a.unit_id FROM bookkeeping_asset a WHERE a.id = of_asset.comes_from_id) END
      AND CASE WHEN step_kind IN ('given', 'came') THEN u.id IS NULL AND h.recorded_at = now()
               ELSE u.recorded_at = now() END
  )
$$;

CREATE OR REPLACE FUNCTION bookkeeping_check_asset_step() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  card bookkeeping_asset;
  told record;
BEGIN
  IF NEW.recorded_by IS DISTINCT FROM access_acting() OR NEW.recorded_at <> now() THEN
    RAISE EXCEPTION 'a step is recorded by whoever acts, now' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  SELECT * INTO card FROM bookkeeping_asset WHERE id = NEW.asset_id;
  SELECT coalesce(max(place), 0) AS last, coalesce(sum(amount), 0) AS worn, (array_agg(kind ORDER BY place DESC))[1] AS state
    INTO told FROM bookkeeping_asset_step WHERE asset_id = NEW.asset_id;
  IF NEW.place <> told.last + 1 OR (NEW.kind = 'came') <> (NEW.place = 1)
     OR (coalesce(told.state, '') IN ('given', 'disposed')) <> (NEW.kind = 'returned')
     OR (NEW.kind = 'returned' AND (told.state <> 'given' OR NOT bookkeeping_handed_with_books(card, 'returned'))) THEN
    RAISE EXCEPTION 'a thing does not take the step % now', NEW.kind USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.kind = 'worn' AND (card.kind <> 'fixed' OR card.worn_before + told.worn + NEW.amount > card.cost) THEN
    RAISE EXCEPTION 'no more wears off than a thing has cost' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF card.kind = 'fixed' AND NEW.entry_id IS NULL AND (NEW.kind IN ('given', 'disposed') OR (NEW.kind = 'came' AND card.came_by <> 'opening'))
     AND NOT bookkeeping_handed_with_books(card, NEW.kind) THEN
    RAISE EXCEPTION 'a fixed asset comes and goes through the books' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.entry_id IS NOT NULL AND NOT EXISTS (
    SELECT FROM ledger_entry WHERE id = NEW.entry_id AND unit_id = NEW.unit_id
      AND (source LIKE 'bookkeeping/asset/%' OR event IN ('bookkeeping/give_rest', 'bookkeeping/take_rest'))
  ) THEN
    RAISE EXCEPTION 'a step of an asset has an entry of its own unit' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
