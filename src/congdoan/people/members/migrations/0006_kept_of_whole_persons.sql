-- What is kept beside the lists tells of whole persons, wherever their papers lie. The functions that keep it run as the tables' owner, who
-- sees beyond the reach of who acts and writes what is kept, nothing else.
CREATE POLICY judged_by_owner ON members_person FOR SELECT TO CURRENT_USER USING (true);
CREATE POLICY judged_by_owner ON members_membership FOR SELECT TO CURRENT_USER USING (true);
CREATE POLICY judged_by_owner ON members_application FOR SELECT TO CURRENT_USER USING (true);
CREATE POLICY judged_by_owner ON members_word FOR SELECT TO CURRENT_USER USING (true);
CREATE POLICY kept_by_owner ON members_person FOR UPDATE TO CURRENT_USER USING (true) WITH CHECK (true);

-- Leaving: the day since which no membership goes on and no application waits; none while one does.
CREATE FUNCTION members_leavings(persons bigint[]) RETURNS TABLE (person_id bigint, day date) LANGUAGE sql STABLE AS $$
  SELECT one, (
    SELECT CASE WHEN NOT bool_or(is_open) THEN max(day) END
    FROM (
      SELECT upper(period) AS day, upper_inf(period) AS is_open FROM members_membership WHERE person_id = one
      UNION ALL SELECT decided_on, decided_on IS NULL FROM members_application WHERE person_id = one
    ) paper
  )
  FROM unnest(persons) AS one
$$;
CREATE OR REPLACE FUNCTION members_note_leaving(persons bigint[]) RETURNS void LANGUAGE sql AS $$
  UPDATE members_person p SET left_on = told.day FROM members_leavings(persons) told
  WHERE p.id = told.person_id AND p.left_on IS DISTINCT FROM told.day
$$;
ALTER FUNCTION members_follow_memberships() SECURITY DEFINER SET search_path = public, pg_temp;
ALTER FUNCTION members_follow_applications() SECURITY DEFINER SET search_path = public, pg_temp;
ALTER FUNCTION members_follow_new_papers() SECURITY DEFINER SET search_path = public, pg_temp;
REVOKE EXECUTE ON FUNCTION members_note_leaving(bigint[]) FROM PUBLIC;

-- What is kept otherwise than it ought to be, where the acting person works; `members verify` counts it, `members rebuild-kept` mends it.
CREATE FUNCTION members_words_amiss() RETURNS TABLE (word text, membership_id bigint, unit_id bigint, is_missing boolean)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(ought.word, kept.word), coalesce(ought.id, kept.membership_id), coalesce(ought.unit_id, kept.unit_id), kept.word IS NULL
  FROM (
    SELECT DISTINCT word, id, unit_id FROM members_membership, string_to_table(btrim(name_key), ' ') AS word WHERE word <> ''
  ) ought
  FULL JOIN members_word kept ON kept.membership_id = ought.id AND kept.unit_id = ought.unit_id AND kept.word = ought.word
  WHERE (ought.word IS NULL OR kept.word IS NULL) AND coalesce(ought.unit_id, kept.unit_id) IN (SELECT access_working_at())
$$;
CREATE FUNCTION members_leavings_amiss() RETURNS TABLE (person_id bigint, day date)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT told.person_id, told.day
  FROM members_leavings(ARRAY(SELECT id FROM members_person WHERE unit_id IN (SELECT access_working_at()))) told
  JOIN members_person p ON p.id = told.person_id
  WHERE p.left_on IS DISTINCT FROM told.day
$$;
CREATE FUNCTION members_rebuild_kept() RETURNS TABLE (words bigint, left_on bigint)
  LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH amiss AS MATERIALIZED (SELECT * FROM members_words_amiss()),
  dropped AS (
    DELETE FROM members_word w USING amiss a
    WHERE NOT a.is_missing AND (w.word, w.membership_id, w.unit_id) = (a.word, a.membership_id, a.unit_id) RETURNING 1
  ),
  written AS (
    INSERT INTO members_word (word, membership_id, unit_id) SELECT word, membership_id, unit_id FROM amiss WHERE is_missing RETURNING 1
  ),
  noted AS (
    UPDATE members_person p SET left_on = told.day FROM members_leavings_amiss() told WHERE p.id = told.person_id RETURNING 1
  )
  SELECT (SELECT count(*) FROM dropped) + (SELECT count(*) FROM written), (SELECT count(*) FROM noted)
$$;
DROP FUNCTION members_keep_anew();

-- Likeness: why two records may tell of one human being, or none. 1: one citizen number; 2: one name and day of birth, one of them without
-- a number; 3: nearly one name. The day must be known: of a year alone too many are born.
CREATE FUNCTION members_alike(x members_person, y members_person) RETURNS smallint LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT (CASE
    WHEN x.merged_into_id IS NOT NULL OR y.merged_into_id IS NOT NULL THEN NULL
    WHEN x.citizen_hash = y.citizen_hash THEN 1
    WHEN x.born = y.born AND x.born % 10000 > 0 AND (x.citizen_hash IS NULL OR y.citizen_hash IS NULL)
      AND translate(x.name_key, 'yj', 'ii') = translate(y.name_key, 'yj', 'ii') THEN CASE WHEN x.name_key = y.name_key THEN 2 ELSE 3 END
  END)::smallint
$$;

-- Pairs are written where both homes are the workplace of who acts: what is lent only looks, and takes no pair.
ALTER POLICY second_within_reach ON members_likeness WITH CHECK (second_unit_id IN (SELECT branch_id FROM access_working_at() AS branch_id));
CREATE OR REPLACE FUNCTION members_notice_likeness(persons bigint[]) RETURNS void LANGUAGE sql AS $$
  INSERT INTO members_likeness (first_id, first_unit_id, second_id, second_unit_id, why)
  SELECT DISTINCT
    least(one, other), CASE WHEN one < other THEN one_unit ELSE other_unit END,
    greatest(one, other), CASE WHEN one < other THEN other_unit ELSE one_unit END, why
  FROM (
    SELECT x.id AS one, x.unit_id AS one_unit, y.id AS other, y.unit_id AS other_unit, members_alike(x, y) AS why
    FROM members_person x JOIN members_person y ON y.citizen_hash = x.citizen_hash AND y.id <> x.id
    WHERE x.id = ANY (persons)
    UNION ALL
    SELECT x.id, x.unit_id, y.id, y.unit_id, members_alike(x, y)
    FROM members_person x JOIN members_person y ON y.born = x.born AND y.merged_into_id IS NULL AND y.id <> x.id
    WHERE x.id = ANY (persons)
  ) near
  WHERE why IS NOT NULL AND one_unit IN (SELECT access_working_at()) AND other_unit IN (SELECT access_working_at())
  ON CONFLICT (first_id, second_id) DO UPDATE SET why = EXCLUDED.why
$$;
