-- What people found of the lines that rules judged, computed from the steps alone, and the switches that must agree with it.

-- The answer that a judgement gives, in a form that can be compared: kind, whom money was sent to, each payer's sum by fund.
CREATE FUNCTION collection_answer(judged jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT jsonb_build_array(
    judged -> 'kind',
    CASE WHEN judged ->> 'kind' IN ('SHARE_OUT', 'UPPER_OUT', 'RETURN_IN') THEN judged -> 'target' END,
    (SELECT jsonb_agg(jsonb_build_array(fund, payer, total) ORDER BY fund, payer)
     FROM (SELECT part ->> 0 AS fund, (part ->> 1)::bigint AS payer, sum((part ->> 2)::bigint) AS total
           FROM jsonb_array_elements(COALESCE(judged -> 'parts', '[]')) part GROUP BY 1, 2) sums))
$$;

-- Every line that a run judged, with its first judgement, its present one, and whether the first was right (NULL: nobody said yet).
-- Right: a person decided the same, or looked at the booked line and found it right. Wrong: a person decided otherwise, or a booked
-- line was taken back. A line taken back and decided as the rule had it was right after all.
CREATE FUNCTION collection_judged(collector bigint, upto date)
RETURNS TABLE (line_id bigint, step_id bigint, number bigint, rule varchar, occurred_on date, bank bigint, was varchar, becomes varchar,
               kind varchar, is_right boolean)
LANGUAGE sql STABLE AS $$
  SELECT f.line_id, f.id, f.number, f.rule, f.occurred_on, f.bank, f.status, l.status, l.kind,
         CASE WHEN l.status = 'decided' AND f.status <> 'decided' THEN collection_answer(l.match) = collection_answer(f.match)
              WHEN f.status = 'auto' AND l.id <> f.id THEN false
              WHEN c.step_id IS NOT NULL THEN true END
  FROM collection_step f
  CROSS JOIN LATERAL (
    SELECT s.id, s.status, s.kind, s.match FROM collection_step s
    WHERE s.line_id = f.line_id AND s.status <> '' AND s.occurred_on <= upto ORDER BY s.id DESC LIMIT 1
  ) l
  LEFT JOIN collection_linecheck c ON c.step_id = f.id AND c.checked_on <= upto
  WHERE f.unit_id = collector AND f.cause = 'line' AND f.repeat_of IS NULL AND f.occurred_on <= upto
$$;

-- The history of every class; only lines that people touched can tell anything.
CREATE FUNCTION collection_confirmed(collector bigint)
RETURNS TABLE (rule varchar, rights integer, wrongs integer)
LANGUAGE sql STABLE AS $$
  SELECT j.rule, (count(*) FILTER (WHERE j.is_right))::integer, (count(*) FILTER (WHERE NOT j.is_right))::integer
  FROM collection_judged(collector, 'infinity') j
  WHERE j.line_id IN (
    SELECT s.line_id FROM collection_step s WHERE s.unit_id = collector AND s.cause NOT IN ('line', 'month')
    UNION SELECT c.line_id FROM collection_linecheck c WHERE c.unit_id = collector
  )
  GROUP BY j.rule
$$;

-- `rules.accuracy.Confirmed.must_propose` in whole numbers: 300 lines, a mistake, the lower end of Wilson's interval under 99.9 %.
CREATE FUNCTION collection_must_propose(rights integer, wrongs integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT rights + wrongs >= 300 AND wrongs > 0
     AND (over < 0 OR 10000 * over * over < 38416::numeric * 999 * (rights + wrongs))
  FROM (SELECT 1000 * rights::numeric - 999 * (rights::numeric + wrongs) AS over) gap
$$;

CREATE FUNCTION collection_check_switch() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  before collection_ruleswitch;
  told record;
BEGIN
  SELECT * INTO before FROM collection_ruleswitch WHERE unit_id = NEW.unit_id AND rule = NEW.rule ORDER BY id DESC LIMIT 1;
  SELECT COALESCE(max(rights), 0) AS rights, COALESCE(max(wrongs), 0) AS wrongs INTO told
  FROM collection_confirmed(NEW.unit_id) WHERE rule = NEW.rule;
  IF NEW.mode = COALESCE(before.mode, 'book') THEN
    RAISE EXCEPTION 'class % is in mode % already', NEW.rule, NEW.mode USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF (NEW.confirmed_right, NEW.confirmed_wrong) <> (told.rights, told.wrongs) THEN
    RAISE EXCEPTION 'a switch tells the figures of its moment' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.is_automatic AND (NEW.mode = 'book' OR NOT collection_must_propose(told.rights, told.wrongs)) THEN
    RAISE EXCEPTION 'history switches to proposing only, and only where it must' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.mode = 'book' AND collection_must_propose(told.rights, told.wrongs) THEN
    RAISE EXCEPTION 'the history of class % forbids it to book', NEW.rule USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.mode = 'book' AND NOT before.is_automatic AND before.switched_by = NEW.switched_by THEN
    RAISE EXCEPTION 'who stopped a class does not let it book again' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.switched_by IS DISTINCT FROM access_acting() THEN
    RAISE EXCEPTION 'a switch names who acts' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER switch_follows_history BEFORE INSERT ON collection_ruleswitch
  FOR EACH ROW EXECUTE FUNCTION collection_check_switch();

CREATE FUNCTION collection_check_linecheck() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM collection_step s
    WHERE s.id = NEW.step_id AND s.unit_id = NEW.unit_id AND s.line_id = NEW.line_id AND s.rule = NEW.rule
      AND s.cause = 'line' AND s.status = 'auto'
      AND NOT EXISTS (SELECT FROM collection_step later WHERE later.line_id = s.line_id AND later.id > s.id AND later.status <> '')
  ) THEN
    RAISE EXCEPTION 'only a line that a rule booked and that stands is checked' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.sample_id IS NOT NULL AND NOT EXISTS (
    SELECT FROM collection_checksample d WHERE d.id = NEW.sample_id AND d.unit_id = NEW.unit_id AND NEW.line_id = ANY(d.lines)
  ) THEN
    RAISE EXCEPTION 'line % was not drawn in this sample', NEW.line_id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.checked_by IS DISTINCT FROM access_acting() THEN
    RAISE EXCEPTION 'a check names who acts' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER check_of_a_booked_line BEFORE INSERT ON collection_linecheck
  FOR EACH ROW EXECUTE FUNCTION collection_check_linecheck();

ALTER TABLE collection_checksample ADD CONSTRAINT sample_is_whole CHECK (cardinality(lines) = LEAST(size, population));

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

-- A number says whose it is: prefix, the payer's seven digits, one digit more. So no number can be given to a second payer.
ALTER TABLE collection_virtualaccount ADD CONSTRAINT virtual_number_names_its_payer
  CHECK (payer_id BETWEEN 1 AND 9999999 AND prefix ~ '^[0-9A-Z]{1,11}$' AND number ~ '^[0-9A-Z]{9,19}$'
         AND left(number, -1) = prefix || lpad(payer_id::text, 7, '0') AND right(number, 1) ~ '[0-9]');
ALTER TABLE collection_virtualprefix ADD CONSTRAINT virtual_prefix_is_sound CHECK (prefix ~ '^[0-9A-Z]{1,11}$' AND document <> '');
