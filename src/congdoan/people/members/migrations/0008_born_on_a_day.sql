-- Of whom no day of birth is known, nobody is looked for among all who were born that year, or at no known time: there is nothing to find.
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
    SELECT x.id, x.unit_id, y.id, y.unit_id, members_alike(x, y.person)
    FROM members_person x CROSS JOIN LATERAL (
      SELECT p AS person, p.id, p.unit_id FROM members_person p
      WHERE p.born = x.born AND x.born % 10000 > 0 AND p.merged_into_id IS NULL AND p.id <> x.id OFFSET 0
    ) y
    WHERE x.id = ANY (persons)
  ) near
  WHERE why IS NOT NULL AND one_unit IN (SELECT access_working_at()) AND other_unit IN (SELECT access_working_at())
  ON CONFLICT (first_id, second_id) DO UPDATE SET why = EXCLUDED.why
$$;
