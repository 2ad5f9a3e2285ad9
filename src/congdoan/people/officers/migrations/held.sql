-- The days on which a seat is held: its own that are also its term's and its membership's; none when it is voided.
CREATE FUNCTION officers_held(own daterange, of_term daterange, of_membership daterange, voided date) RETURNS daterange
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN voided IS NULL THEN own * of_term * of_membership ELSE 'empty'::daterange END
$$;
