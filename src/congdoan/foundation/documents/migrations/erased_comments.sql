-- What was said about a draft quotes it: words go with the document, rows stay. The unit that drafted erases what others said of it too.
DROP TRIGGER never_changes ON documents_draftcomment;
DROP TRIGGER never_changes ON documents_commentanswer;
CREATE TRIGGER never_changes BEFORE DELETE OR TRUNCATE ON documents_draftcomment
  FOR EACH STATEMENT EXECUTE FUNCTION access_refuse_change();
CREATE TRIGGER never_changes BEFORE DELETE OR TRUNCATE ON documents_commentanswer
  FOR EACH STATEMENT EXECUTE FUNCTION access_refuse_change();

CREATE FUNCTION documents_keep_comment() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  one jsonb := to_jsonb(NEW);
  draft bigint;
BEGIN
  SELECT r.outgoing_id INTO draft FROM documents_commentrequest r JOIN documents_draftcomment c ON c.request_id = r.id
    WHERE c.id = coalesce((one ->> 'comment_id')::bigint, NEW.id);
  IF one - ARRAY['quote', 'words', 'why'] <> to_jsonb(OLD) - ARRAY['quote', 'words', 'why'] OR one ->> 'quote' <> ''
     OR coalesce(one ->> 'words', one ->> 'why') NOT LIKE 'Nội dung đã tiêu hủy ngày %'
     OR length(coalesce(one ->> 'words', one ->> 'why')) >= 400 OR documents_may_erase(draft, NULL) IS NOT TRUE THEN
    RAISE EXCEPTION 'what was said about a draft stays, until its document is destroyed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER comments_keep_their_words BEFORE UPDATE ON documents_draftcomment FOR EACH ROW EXECUTE FUNCTION documents_keep_comment();
CREATE TRIGGER answers_keep_their_words BEFORE UPDATE ON documents_commentanswer FOR EACH ROW EXECUTE FUNCTION documents_keep_comment();

CREATE POLICY erased_with_its_document ON documents_draftcomment FOR UPDATE USING (
  request_id IN (SELECT id FROM documents_commentrequest WHERE unit_id IN (SELECT branch_id FROM access_reached() AS branch_id))
);
