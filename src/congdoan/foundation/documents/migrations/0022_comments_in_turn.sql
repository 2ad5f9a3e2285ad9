-- A comment and the submission of its draft wait for each other: either the comment is answered first, or the draft takes none any more.
CREATE FUNCTION documents_take_turn() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  draft bigint;
BEGIN
  IF TG_TABLE_NAME = 'documents_draftcomment' THEN
    SELECT outgoing_id INTO draft FROM documents_commentrequest WHERE id = NEW.request_id;
  ELSE
    draft := NEW.outgoing_id;
  END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('documents_comment/' || draft, 0));
  RETURN NEW;
END $$;
CREATE TRIGGER a_turn_for_comments BEFORE INSERT ON documents_draftcomment
  FOR EACH ROW EXECUTE FUNCTION documents_take_turn();
CREATE TRIGGER a_turn_for_comments BEFORE INSERT ON documents_outgoingact
  FOR EACH ROW WHEN (NEW.kind = 'submitted') EXECUTE FUNCTION documents_take_turn();
