ALTER TABLE documents_commentrequest ADD CONSTRAINT request_for_own_document
  FOREIGN KEY (outgoing_id, unit_id) REFERENCES documents_outgoing (id, unit_id);

-- Whoever is asked reads the draft while it takes comments, and afterwards only that it was submitted or decided on; whoever asked reads what was said, whoever said it what was answered.
CREATE POLICY asked_of_reach ON documents_commentrequest FOR SELECT
  USING (to_unit_id IN (SELECT branch_id FROM access_reached() AS branch_id));
CREATE POLICY asked_about ON documents_outgoing FOR SELECT
  USING (id IN (SELECT outgoing_id FROM documents_commentrequest) AND documents_state_of(id) = 'circulated');
CREATE POLICY asked_about ON documents_outgoingact FOR SELECT USING (
  kind IN ('circulated', 'submitted', 'returned', 'approved', 'signed', 'voided')
  AND outgoing_id IN (SELECT outgoing_id FROM documents_commentrequest)
);
CREATE POLICY asked_for ON documents_draftcomment FOR SELECT USING (request_id IN (SELECT id FROM documents_commentrequest));
CREATE POLICY answered ON documents_commentanswer FOR SELECT USING (comment_id IN (SELECT id FROM documents_draftcomment));

CREATE FUNCTION documents_check_request() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.asked_by IS DISTINCT FROM access_acting() OR NEW.asked_on IS DISTINCT FROM access_day() OR NEW.asked_at <> now()
     OR documents_state_of(NEW.outgoing_id) IS DISTINCT FROM 'circulated' THEN
    RAISE EXCEPTION 'comments are asked for by whoever acts, today, on a draft that is sent out'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'comments_asked_on_drafts';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER comments_asked_on_drafts BEFORE INSERT ON documents_commentrequest
  FOR EACH ROW EXECUTE FUNCTION documents_check_request();

CREATE FUNCTION documents_check_comment() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  asked documents_commentrequest;
BEGIN
  SELECT * INTO asked FROM documents_commentrequest WHERE id = NEW.request_id;
  IF NEW.commented_by IS DISTINCT FROM access_acting() OR NEW.commented_on IS DISTINCT FROM access_day() OR NEW.commented_at <> now()
     OR asked.to_unit_id IS DISTINCT FROM NEW.unit_id OR asked.to_actor NOT IN (0, NEW.commented_by)
     OR documents_state_of(asked.outgoing_id) IS DISTINCT FROM 'circulated'
     OR NEW.content_sha256 IS DISTINCT FROM (SELECT content_sha256 FROM documents_outgoing WHERE id = asked.outgoing_id) THEN
    RAISE EXCEPTION 'whoever was asked comments, now, on the draft as it stands'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'comments_by_who_was_asked';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER comments_by_who_was_asked BEFORE INSERT ON documents_draftcomment
  FOR EACH ROW EXECUTE FUNCTION documents_check_comment();

CREATE FUNCTION documents_check_answer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.answered_by IS DISTINCT FROM access_acting() OR NEW.answered_on IS DISTINCT FROM access_day() OR NEW.answered_at <> now()
     OR NOT EXISTS (
       SELECT FROM documents_draftcomment c JOIN documents_commentrequest r ON r.id = c.request_id
       WHERE (c.id, r.unit_id) = (NEW.comment_id, NEW.unit_id) AND documents_state_of(r.outgoing_id) IN ('circulated', 'returned', 'rewritten')
     ) THEN
    RAISE EXCEPTION 'a comment is answered by the unit that drafts, today, while it is a draft'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'answers_by_who_drafts';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER answers_by_who_drafts BEFORE INSERT ON documents_commentanswer
  FOR EACH ROW EXECUTE FUNCTION documents_check_answer();

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
