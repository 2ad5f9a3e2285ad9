-- Who was asked reads the draft while it takes comments, and nothing of what becomes of it.
DROP POLICY asked_about ON documents_outgoing;
CREATE POLICY asked_about ON documents_outgoing FOR SELECT
  USING (id IN (SELECT outgoing_id FROM documents_commentrequest) AND documents_state_of(id) = 'circulated');
