-- The checks of a step act for the owner: what a step loses shows whoever looks, and a check that looks through the writer's own reach
-- would read all units of it for each table of each row.
DO $$
DECLARE
  place text;
BEGIN
  FOREACH place IN ARRAY ARRAY['collection_step', 'collection_piece', 'collection_uppershare', 'collection_creditmove',
                               'collection_suspensemove', 'collection_ownmove', 'collection_transfer'] LOOP
    EXECUTE format('CREATE POLICY judged_by_owner ON %s FOR SELECT TO CURRENT_USER USING (true)', place);
  END LOOP;
END $$;

ALTER FUNCTION collection_check_new_step() SECURITY DEFINER SET search_path = public, pg_temp;
ALTER FUNCTION collection_check_part() SECURITY DEFINER SET search_path = public, pg_temp;
ALTER FUNCTION collection_check_share() SECURITY DEFINER SET search_path = public, pg_temp;
ALTER FUNCTION collection_check_moved_on() SECURITY DEFINER SET search_path = public, pg_temp;
