-- A plan whose programme above ended says so, by decision, and which one follows; what it came from stays.
ALTER TABLE programmes_planmove ADD CONSTRAINT move_of_own_plan
  FOREIGN KEY (plan_id, unit_id) REFERENCES programmes_programme (id, unit_id);

CREATE FUNCTION programmes_check_plan_move() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.moved_by IS DISTINCT FROM access_acting() OR NEW.moved_on IS DISTINCT FROM access_day() OR NEW.moved_at <> now() THEN
    RAISE EXCEPTION 'a plan moves by whoever acts, today' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF programmes_state_of(NEW.ended_id) IS DISTINCT FROM 'handed_over'
     OR NEW.ended_id IS DISTINCT FROM COALESCE(
       (SELECT successor_id FROM programmes_planmove WHERE plan_id = NEW.plan_id ORDER BY id DESC LIMIT 1),
       (SELECT parent_id FROM programmes_programme WHERE id = NEW.plan_id)
     )
     OR (NEW.successor_id IS NOT NULL AND COALESCE(programmes_state_of(NEW.successor_id), '') IN ('', 'withdrawn', 'closed', 'handed_over')) THEN
    RAISE EXCEPTION 'a plan leaves a programme that ended for one that stands'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'plan_moves_on';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER plans_move_on BEFORE INSERT ON programmes_planmove FOR EACH ROW EXECUTE FUNCTION programmes_check_plan_move();
