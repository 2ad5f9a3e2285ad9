-- Yearly grading, kept twice: a rubric makes a hundred, points stay within it, the steps go in their order, another person than who scored
-- reviews, the grade is what the points come to, what is public is what was reviewed and never changes.
CREATE FUNCTION grassroots_check_rubric() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF cardinality(NEW.criteria) <> cardinality(NEW.most) OR (SELECT sum(one) FROM unnest(NEW.most) one) IS DISTINCT FROM 100
     OR EXISTS (SELECT FROM unnest(NEW.most) one WHERE one < 1) THEN
    RAISE EXCEPTION 'the points of a rubric make a hundred' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER rubrics_make_a_hundred BEFORE INSERT ON grassroots_rubric FOR EACH ROW EXECUTE FUNCTION grassroots_check_rubric();

CREATE FUNCTION grassroots_points_fit(points smallint[], rubric bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT cardinality(points) = cardinality(r.most)
     AND NOT EXISTS (SELECT FROM unnest(points, r.most) AS p(given, most) WHERE given IS NULL OR most IS NULL OR given NOT BETWEEN 0 AND most)
  FROM grassroots_rubric r WHERE r.id = rubric
$$;

CREATE FUNCTION grassroots_check_grading() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  allowed text[];
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.state <> 'scored' THEN
      RAISE EXCEPTION 'a grading begins with the union''s own points' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
  ELSE
    IF (NEW.unit_id, NEW.year) IS DISTINCT FROM (OLD.unit_id, OLD.year) THEN
      RAISE EXCEPTION 'a grading keeps its union and its year' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    allowed := CASE OLD.state
      WHEN 'scored' THEN ARRAY['scored', 'informed', 'returned'] WHEN 'informed' THEN ARRAY['scored', 'returned', 'reviewed']
      WHEN 'returned' THEN ARRAY['scored'] WHEN 'reviewed' THEN ARRAY['reviewed', 'returned', 'published'] ELSE ARRAY[]::text[] END;
    IF NOT NEW.state::text = ANY (allowed) THEN
      RAISE EXCEPTION 'a grading goes from the own points to the members, the upper union and the public, in this order'
        USING ERRCODE = 'integrity_constraint_violation';
    END IF;
  END IF;
  IF NEW.state = 'scored' AND NEW.scored_by_id IS DISTINCT FROM access_acting() THEN
    RAISE EXCEPTION 'points are given by whoever acts' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NOT coalesce(grassroots_points_fit(NEW.own, NEW.rubric_id), false)
     OR (NEW.reviewed IS NOT NULL AND NOT coalesce(grassroots_points_fit(NEW.reviewed, NEW.rubric_id), false)) THEN
    RAISE EXCEPTION 'points stay within the rubric' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.state IN ('reviewed', 'published') AND (
    NEW.reviewed IS NULL OR NEW.cutoffs IS NULL OR NEW.reviewed_by_id IS NULL OR NEW.reviewed_by_id = NEW.scored_by_id
    OR NEW.total IS DISTINCT FROM (SELECT sum(one) FROM unnest(NEW.reviewed) one)
    OR NEW.grade IS DISTINCT FROM (SELECT count(*) FROM unnest(NEW.cutoffs) border WHERE border > NEW.total)
    OR NOT EXISTS (SELECT FROM grassroots_gradingact a WHERE a.grading_id = NEW.id AND a.kind = 'informed')
  ) THEN
    RAISE EXCEPTION 'another person reviews, after the members were told, and the grade is what the points come to'
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.state = 'reviewed' AND TG_OP = 'UPDATE' AND NEW.reviewed_by_id IS DISTINCT FROM access_acting() THEN
    RAISE EXCEPTION 'points are given by whoever acts' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.state = 'published' AND (
    NEW.decision = '' OR NEW.decided_on IS NULL
    OR (NEW.own, NEW.reviewed, NEW.cutoffs, NEW.rubric_id, NEW.scored_by_id, NEW.reviewed_by_id)
       IS DISTINCT FROM (OLD.own, OLD.reviewed, OLD.cutoffs, OLD.rubric_id, OLD.scored_by_id, OLD.reviewed_by_id)
  ) THEN
    RAISE EXCEPTION 'what is made public is what was reviewed, by a decision' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER gradings_in_order BEFORE INSERT OR UPDATE ON grassroots_grading FOR EACH ROW EXECUTE FUNCTION grassroots_check_grading();

CREATE FUNCTION grassroots_check_public_grade() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM grassroots_grading g WHERE g.id = NEW.grading_id AND g.state = 'published'
    AND (g.unit_id, g.year, g.total, g.grade, g.decision, g.decided_on, g.grade_words)
        = (NEW.unit_id, NEW.year, NEW.total, NEW.grade, NEW.decision, NEW.decided_on, NEW.grade_words)
  ) THEN
    RAISE EXCEPTION 'what is made public is what was decided' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER public_grades_are_decided BEFORE INSERT ON grassroots_publicgrade
  FOR EACH ROW EXECUTE FUNCTION grassroots_check_public_grade();

CREATE TRIGGER acts_are_written_by_whoever_acts BEFORE INSERT ON grassroots_gradingact
  FOR EACH ROW EXECUTE FUNCTION grassroots_stamp_act();
