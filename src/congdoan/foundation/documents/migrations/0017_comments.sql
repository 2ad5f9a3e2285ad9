ALTER TABLE documents_commentrequest ADD CONSTRAINT request_for_own_document
  FOREIGN KEY (outgoing_id, unit_id) REFERENCES documents_outgoing (id, unit_id);

-- Whoever is asked reads the draft and whether it still is one; whoever asked reads what was said, whoever said it what was answered.
CREATE POLICY asked_of_reach ON documents_commentrequest FOR SELECT
  USING (to_unit_id IN (SELECT branch_id FROM access_reached() AS branch_id));
CREATE POLICY asked_about ON documents_outgoing FOR SELECT USING (id IN (SELECT outgoing_id FROM documents_commentrequest));
CREATE POLICY asked_about ON documents_outgoingact FOR SELECT USING (
  kind IN ('circulated', 'submitted', 'returned', 'approved', 'signed', 'voided')
  AND outgoing_id IN (SELECT outgoing_id FROM documents_commentrequest)
);
CREATE POLICY asked_for ON documents_draftcomment FOR SELECT USING (request_id IN (SELECT id FROM documents_commentrequest));
CREATE POLICY answered ON documents_commentanswer FOR SELECT USING (comment_id IN (SELECT id FROM documents_draftcomment));

-- A draft that was sent out for comments stays so while it is rewritten by them.
CREATE OR REPLACE FUNCTION documents_state_of(asked bigint) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN last.kind = 'rewritten' AND (
    SELECT kind FROM documents_outgoingact
    WHERE outgoing_id = asked AND kind IN ('circulated', 'returned') ORDER BY place DESC LIMIT 1
  ) = 'circulated' THEN 'circulated' ELSE last.kind END
  FROM (
    SELECT kind FROM documents_outgoingact WHERE outgoing_id = asked AND kind <> 'commented' ORDER BY place DESC LIMIT 1
  ) last
$$;

CREATE OR REPLACE FUNCTION documents_stamp_outgoing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' AND (NEW.prepared_by IS DISTINCT FROM access_acting() OR NEW.prepared_at <> now()) THEN
    RAISE EXCEPTION 'a document is prepared by whoever acts, now' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.content_sha256 <> encode(sha256(convert_to(NEW.content, 'UTF8')), 'hex') THEN
    RAISE EXCEPTION 'a document stands under the hash of its content' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF TG_OP = 'UPDATE' AND (
    documents_state_of(OLD.id) NOT IN ('drafted', 'rewritten', 'circulated', 'returned')
    OR (NEW.id, NEW.unit_id, NEW.client_key, NEW.drafted_sha256, NEW.prepared_by, NEW.prepared_at)
       <> (OLD.id, OLD.unit_id, OLD.client_key, OLD.drafted_sha256, OLD.prepared_by, OLD.prepared_at)
  ) THEN
    RAISE EXCEPTION 'document % is no draft any more', OLD.id
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'document_changes_as_draft';
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION documents_check_act() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  of documents_outgoing;
  state text;
  last smallint;
BEGIN
  IF NEW.recorded_by IS DISTINCT FROM access_acting() OR NEW.recorded_at <> now() THEN
    RAISE EXCEPTION 'an act is recorded by whoever acts, now' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  SELECT * INTO of FROM documents_outgoing WHERE id = NEW.outgoing_id FOR UPDATE;
  SELECT max(place) INTO last FROM documents_outgoingact WHERE outgoing_id = NEW.outgoing_id;
  state := COALESCE(documents_state_of(NEW.outgoing_id), '');
  IF NEW.place <> COALESCE(last, 0) + 1 OR NOT (CASE
    WHEN state = '' THEN NEW.kind = 'drafted' AND NEW.recorded_by = of.prepared_by
    WHEN state IN ('drafted', 'rewritten', 'circulated', 'returned')
      THEN NEW.kind IN ('rewritten', 'commented', 'circulated', 'submitted', 'voided')
    WHEN state = 'submitted' THEN NEW.kind IN ('commented', 'returned', 'approved', 'voided')
    WHEN state = 'approved' THEN NEW.kind IN ('commented', 'returned', 'signed', 'voided')
    WHEN state = 'signed' THEN NEW.kind IN ('issued', 'voided')
    WHEN state IN ('issued', 'amended', 'corrected') THEN NEW.kind IN ('amended', 'corrected', 'replaced', 'recalled')
    ELSE false
  END) THEN
    RAISE EXCEPTION 'a document does not go from % to %', state, NEW.kind
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'document_goes_one_way';
  END IF;
  IF NEW.kind IN ('submitted', 'approved', 'signed') AND NEW.content_sha256 <> of.content_sha256 THEN
    RAISE EXCEPTION 'what is signed is what was approved' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.kind IN ('commented', 'returned', 'voided', 'recalled') AND NEW.words = '' THEN
    RAISE EXCEPTION 'this act says why' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.kind = 'submitted' AND EXISTS (
    SELECT FROM documents_draftcomment c JOIN documents_commentrequest r ON r.id = c.request_id
    WHERE r.outgoing_id = NEW.outgoing_id AND NOT EXISTS (SELECT FROM documents_commentanswer a WHERE a.comment_id = c.id)
  ) THEN
    RAISE EXCEPTION 'every comment is answered before a document is submitted'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'comments_answered_first';
  END IF;
  IF NEW.kind = 'approved' AND EXISTS (
    SELECT FROM documents_outgoingact
    WHERE outgoing_id = NEW.outgoing_id AND recorded_by = NEW.recorded_by AND kind IN ('drafted', 'rewritten', 'submitted')
  ) THEN
    RAISE EXCEPTION 'nobody approves a document of their own'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'document_approved_by_another';
  END IF;
  IF NEW.kind = 'signed' AND NOT EXISTS (
    SELECT FROM documents_outgoingnumber n JOIN documents_outgoingfile f USING (outgoing_id) WHERE n.outgoing_id = NEW.outgoing_id
  ) THEN
    RAISE EXCEPTION 'a signed document bears a number and has its file' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF (NEW.kind IN ('amended', 'corrected', 'replaced') AND NEW.other_id IS NULL) OR (NEW.other_id IS NOT NULL AND (
    NEW.other_id = NEW.outgoing_id OR NEW.kind NOT IN ('amended', 'corrected', 'replaced', 'recalled')
    OR NOT EXISTS (SELECT FROM documents_outgoingnumber WHERE outgoing_id = NEW.other_id AND unit_id = NEW.unit_id)
  )) THEN
    RAISE EXCEPTION 'a document is changed by another signed one of its unit' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;

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
