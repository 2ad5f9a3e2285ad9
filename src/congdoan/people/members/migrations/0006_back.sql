CREATE OR REPLACE FUNCTION members_notice_likeness(persons bigint[]) RETURNS void LANGUAGE sql AS $$
  INSERT INTO members_likeness (first_id, first_unit_id, second_id, second_unit_id, why)
  SELECT f.id, f.unit_id, s.id, s.unit_id, min(alike.why)
  FROM (
    SELECT x.id AS one, y.id AS other, 1 AS why
    FROM members_person x JOIN members_person y ON y.citizen_hash = x.citizen_hash AND y.id <> x.id
    WHERE x.id = ANY (persons) AND x.merged_into_id IS NULL AND y.merged_into_id IS NULL
    UNION ALL
    SELECT x.id, y.id, CASE WHEN y.name_key = x.name_key THEN 2 ELSE 3 END
    FROM members_person x JOIN members_person y ON y.born = x.born AND y.id <> x.id
    WHERE x.id = ANY (persons) AND x.merged_into_id IS NULL AND y.merged_into_id IS NULL AND x.born % 10000 > 0
      AND (x.citizen_hash IS NULL OR y.citizen_hash IS NULL) AND translate(y.name_key, 'yj', 'ii') = translate(x.name_key, 'yj', 'ii')
  ) alike
  JOIN members_person f ON f.id = least(one, other) JOIN members_person s ON s.id = greatest(one, other)
  WHERE f.unit_id IN (SELECT access_reached()) AND s.unit_id IN (SELECT access_reached())
  GROUP BY f.id, f.unit_id, s.id, s.unit_id
  ON CONFLICT (first_id, second_id) DO UPDATE SET why = EXCLUDED.why
$$;
ALTER POLICY second_within_reach ON members_likeness WITH CHECK (second_unit_id IN (SELECT branch_id FROM access_reached() AS branch_id));
DROP FUNCTION members_alike(members_person, members_person), members_rebuild_kept(), members_leavings_amiss(), members_words_amiss();
CREATE FUNCTION members_keep_anew() RETURNS void LANGUAGE sql AS $$
  DELETE FROM members_word;
  INSERT INTO members_word (word, membership_id, unit_id)
    SELECT DISTINCT word, id, unit_id FROM members_membership, string_to_table(btrim(name_key), ' ') AS word WHERE word <> '';
  UPDATE members_person p SET left_on = told.day
  FROM (
    SELECT p.id, CASE WHEN NOT bool_or(is_open) THEN max(day) END AS day
    FROM members_person p LEFT JOIN (
      SELECT person_id, upper(period) AS day, upper_inf(period) AS is_open FROM members_membership
      UNION ALL SELECT person_id, decided_on, decided_on IS NULL FROM members_application
    ) paper ON paper.person_id = p.id
    GROUP BY p.id
  ) told
  WHERE p.id = told.id AND p.left_on IS DISTINCT FROM told.day;
$$;
REVOKE EXECUTE ON FUNCTION members_keep_anew() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION members_note_leaving(bigint[]) TO PUBLIC;
ALTER FUNCTION members_follow_memberships() SECURITY INVOKER RESET search_path;
ALTER FUNCTION members_follow_applications() SECURITY INVOKER RESET search_path;
ALTER FUNCTION members_follow_new_papers() SECURITY INVOKER RESET search_path;
CREATE OR REPLACE FUNCTION members_note_leaving(persons bigint[]) RETURNS void LANGUAGE sql AS $$
  UPDATE members_person p SET left_on = told.day
  FROM (
    SELECT one AS id, (
      SELECT CASE WHEN NOT bool_or(is_open) THEN max(day) END
      FROM (
        SELECT upper(period) AS day, upper_inf(period) AS is_open FROM members_membership WHERE person_id = one
        UNION ALL SELECT decided_on, decided_on IS NULL FROM members_application WHERE person_id = one
      ) paper
    ) AS day
    FROM unnest(persons) AS one
  ) told
  WHERE p.id = told.id AND p.left_on IS DISTINCT FROM told.day
$$;
DROP FUNCTION members_leavings(bigint[]);
DROP POLICY kept_by_owner ON members_person;
DROP POLICY judged_by_owner ON members_person;
DROP POLICY judged_by_owner ON members_membership;
DROP POLICY judged_by_owner ON members_application;
DROP POLICY judged_by_owner ON members_word;
