CREATE TRIGGER papers_are_the_unions BEFORE INSERT ON bargaining_bargainingpaper
  FOR EACH ROW EXECUTE FUNCTION bargaining_check_talks_part();
