-- The checks of a step see the steps of every unit, so they say themselves that a part is of the step's unit, and a share of its piece's:
-- nobody adds to what another unit booked, nor learns by a refusal what it moved.
CREATE OR REPLACE FUNCTION collection_check_part() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM collection_check_step(id) FROM collection_step WHERE (id, unit_id) = (NEW.step_id, NEW.unit_id);
  IF NOT FOUND THEN
    RAISE EXCEPTION 'a part is of its step''s unit' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'part_of_own_step';
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION collection_check_share() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM collection_check_step(step_id) FROM collection_piece WHERE (id, unit_id) = (NEW.piece_id, NEW.unit_id);
  IF NOT FOUND THEN
    RAISE EXCEPTION 'a share is of a piece of its unit' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'share_of_own_piece';
  END IF;
  RETURN NULL;
END $$;
