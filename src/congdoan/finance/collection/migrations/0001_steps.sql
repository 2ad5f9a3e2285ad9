-- A step loses no đồng: bank = pieces + surplus + suspense + own - transfers, and a piece is its base and its upper shares.
-- Checked when the transaction ends, for every writer and every late part, since a step's rows arrive in several statements.
CREATE FUNCTION collection_check_step(checked bigint) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  moved bigint;
  placed bigint;
BEGIN
  SELECT bank INTO moved FROM collection_step WHERE id = checked;
  SELECT COALESCE((SELECT sum(amount) FROM collection_piece WHERE step_id = checked), 0)
       + COALESCE((SELECT sum(amount) FROM collection_creditmove WHERE step_id = checked), 0)
       + COALESCE((SELECT sum(amount) FROM collection_suspensemove WHERE step_id = checked), 0)
       + COALESCE((SELECT sum(amount) FROM collection_ownmove WHERE step_id = checked), 0)
       - COALESCE((SELECT sum(amount) FROM collection_transfer WHERE step_id = checked), 0)
    INTO placed;
  IF moved IS NULL OR placed <> moved THEN
    RAISE EXCEPTION 'step % moves % on the bank but places %', checked, moved, placed USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF EXISTS (
    SELECT FROM collection_piece p
    WHERE p.step_id = checked
      AND p.amount <> p.base + COALESCE((SELECT sum(u.amount) FROM collection_uppershare u WHERE u.piece_id = p.id), 0)
  ) THEN
    RAISE EXCEPTION 'a piece of step % is not the sum of its shares', checked USING ERRCODE = 'integrity_constraint_violation';
  END IF;
END $$;

CREATE FUNCTION collection_check_new_step() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM collection_check_step(NEW.id); RETURN NULL; END $$;

CREATE FUNCTION collection_check_part() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM collection_check_step(NEW.step_id); RETURN NULL; END $$;

CREATE FUNCTION collection_check_share() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM collection_check_step(p.step_id) FROM collection_piece p WHERE p.id = NEW.piece_id; RETURN NULL; END $$;

CREATE CONSTRAINT TRIGGER step_loses_nothing AFTER INSERT ON collection_step
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION collection_check_new_step();
CREATE CONSTRAINT TRIGGER step_loses_nothing AFTER INSERT ON collection_piece
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION collection_check_part();
CREATE CONSTRAINT TRIGGER step_loses_nothing AFTER INSERT ON collection_creditmove
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION collection_check_part();
CREATE CONSTRAINT TRIGGER step_loses_nothing AFTER INSERT ON collection_suspensemove
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION collection_check_part();
CREATE CONSTRAINT TRIGGER step_loses_nothing AFTER INSERT ON collection_ownmove
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION collection_check_part();
CREATE CONSTRAINT TRIGGER step_loses_nothing AFTER INSERT ON collection_transfer
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION collection_check_part();
CREATE CONSTRAINT TRIGGER step_loses_nothing AFTER INSERT ON collection_uppershare
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION collection_check_share();
