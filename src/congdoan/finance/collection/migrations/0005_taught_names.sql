-- The names that stand: taught last and not forgotten, by a line that still stands decided by a person for that payer.
CREATE FUNCTION collection_names_taught(collector bigint)
RETURNS TABLE (name varchar, payer_id bigint, line_id bigint, taught_at timestamptz, taught_by bigint)
LANGUAGE sql STABLE AS $$
  SELECT n.name, n.payer_id, n.line_id, n.taught_at, n.taught_by
  FROM (SELECT DISTINCT ON (t.name) * FROM collection_taughtname t WHERE t.unit_id = collector ORDER BY t.name, t.id DESC) n
  CROSS JOIN LATERAL (
    SELECT s.status, s.match FROM collection_step s WHERE s.line_id = n.line_id AND s.status <> '' ORDER BY s.id DESC LIMIT 1
  ) l
  WHERE n.is_taught AND l.status = 'decided' AND l.match -> 'parts' -> 0 -> 1 = to_jsonb(n.payer_id)
$$;

CREATE FUNCTION collection_check_taught_name() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.taught_by IS DISTINCT FROM access_acting() THEN
    RAISE EXCEPTION 'a name is taught by who acts' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.is_taught IS NOT DISTINCT FROM EXISTS (
    SELECT FROM collection_names_taught(NEW.unit_id) t WHERE t.name = NEW.name AND (NEW.is_taught OR t.payer_id = NEW.payer_id)
  ) THEN
    RAISE EXCEPTION 'a name is taught once, to one payer, and forgotten where it stands' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.is_taught AND NOT EXISTS (
    SELECT FROM (
      SELECT s.unit_id, s.status, s.match FROM collection_step s
      WHERE s.line_id = NEW.line_id AND s.status <> '' ORDER BY s.id DESC LIMIT 1
    ) l
    WHERE l.unit_id = NEW.unit_id AND l.status = 'decided' AND l.match -> 'parts' -> 0 -> 1 = to_jsonb(NEW.payer_id)
  ) THEN
    RAISE EXCEPTION 'only a line that a person decided for this payer teaches its name' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER name_of_a_decided_line BEFORE INSERT ON collection_taughtname
  FOR EACH ROW EXECUTE FUNCTION collection_check_taught_name();
