-- Things, kept twice: what wore off is never more than the cost, a year wears once, what has ended takes no step, what is booked has its
-- entry, and who did it when is proved.
ALTER TABLE bookkeeping_asset ADD CONSTRAINT asset_with_its_unit UNIQUE (id, unit_id);
ALTER TABLE bookkeeping_asset_step
  ADD CONSTRAINT asset_step_of_own_unit FOREIGN KEY (asset_id, unit_id) REFERENCES bookkeeping_asset (id, unit_id);

CREATE FUNCTION bookkeeping_stamp_asset() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.registered_by IS DISTINCT FROM access_acting() OR NEW.registered_at <> now() THEN
    RAISE EXCEPTION 'a card is opened by whoever acts, now' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER assets_bear_their_maker BEFORE INSERT ON bookkeeping_asset FOR EACH ROW EXECUTE FUNCTION bookkeeping_stamp_asset();

CREATE FUNCTION bookkeeping_check_asset_step() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  card bookkeeping_asset;
  told record;
BEGIN
  IF NEW.recorded_by IS DISTINCT FROM access_acting() OR NEW.recorded_at <> now() THEN
    RAISE EXCEPTION 'a step is recorded by whoever acts, now' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  SELECT * INTO card FROM bookkeeping_asset WHERE id = NEW.asset_id;
  SELECT coalesce(max(place), 0) AS last, coalesce(sum(amount), 0) AS worn, bool_or(kind IN ('given', 'disposed')) AS has_ended
    INTO told FROM bookkeeping_asset_step WHERE asset_id = NEW.asset_id;
  IF NEW.place <> told.last + 1 OR coalesce(told.has_ended, false) OR (NEW.kind = 'came') <> (NEW.place = 1) THEN
    RAISE EXCEPTION 'a thing does not take the step % now', NEW.kind USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.kind = 'worn' AND (card.kind <> 'fixed' OR card.worn_before + told.worn + NEW.amount > card.cost) THEN
    RAISE EXCEPTION 'no more wears off than a thing has cost' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF card.kind = 'fixed' AND NEW.entry_id IS NULL AND (NEW.kind IN ('given', 'disposed') OR (NEW.kind = 'came' AND card.came_by <> 'opening')) THEN
    RAISE EXCEPTION 'a fixed asset comes and goes through the books' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.entry_id IS NOT NULL AND NOT EXISTS (
    SELECT FROM ledger_entry WHERE id = NEW.entry_id AND unit_id = NEW.unit_id AND source LIKE 'bookkeeping/asset/%'
  ) THEN
    RAISE EXCEPTION 'a step of an asset has an entry of its own unit' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER assets_go_one_way BEFORE INSERT ON bookkeeping_asset_step FOR EACH ROW EXECUTE FUNCTION bookkeeping_check_asset_step();
