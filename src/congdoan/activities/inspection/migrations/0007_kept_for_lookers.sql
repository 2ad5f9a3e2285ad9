-- Since when a person is nobody's member, and the words of names, are kept by functions that run as the tables' owner: they follow also
-- where who writes elsewhere only looks at the person's home.
ALTER POLICY lent_changes_nothing ON members_person
  USING ((unit_id IN (SELECT access_looked_at())) IS NOT TRUE OR current_user <> 'congdoan_app');
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_policy WHERE polrelid = 'members_word'::regclass AND polname = 'lent_only_looks') THEN
    ALTER POLICY lent_only_looks ON members_word
      WITH CHECK ((unit_id IN (SELECT access_looked_at())) IS NOT TRUE OR current_user <> 'congdoan_app');
    ALTER POLICY lent_deletes_nothing ON members_word
      USING ((unit_id IN (SELECT access_looked_at())) IS NOT TRUE OR current_user <> 'congdoan_app');
  END IF;
END $$;
