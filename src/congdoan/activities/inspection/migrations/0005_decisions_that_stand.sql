-- A numbered document of a unit that was neither voided nor recalled nor replaced.
CREATE FUNCTION inspection_document_stands(asked bigint, of_unit bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM documents_outgoingnumber n WHERE n.outgoing_id = asked AND n.unit_id = of_unit)
    AND documents_state_of(asked) NOT IN ('voided', 'recalled', 'replaced')
$$;

-- An inspection that names its decision was opened by that document while it stands, written for this unit, with the facts that were
-- written down and every day as it is signed.
CREATE OR REPLACE FUNCTION inspection_check_decision() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  of inspection_officialpaper;
BEGIN
  IF NEW.decision_document_id IS NULL THEN
    RETURN NEW;
  END IF;
  SELECT * INTO of FROM inspection_officialpaper p
  WHERE p.document_id = NEW.decision_document_id AND p.unit_id = NEW.owner_id AND p.kind = 'decision' AND p.inspected_id = NEW.unit_id;
  IF of.id IS NULL OR inspection_document_stands(of.document_id, of.unit_id) IS NOT TRUE THEN
    PERFORM inspection_refuse('the decision is a numbered document of the committee about this unit, in force',
                              'inspection_opened_by_numbered_decision');
  END IF;
  IF (of.facts->>'kind', of.facts->>'scope', of.facts->>'since', of.facts->>'until', of.facts->>'access_from', of.facts->>'access_until',
      of.facts->>'pick_id')
     IS DISTINCT FROM (NEW.kind, NEW.scope, NEW.since::text, NEW.until::text, NEW.access_from::text, NEW.access_until::text, NEW.pick_id::text)
     OR EXISTS (
       SELECT FROM documents_outgoing o, unnest(ARRAY[NEW.since, NEW.until, NEW.access_from, NEW.access_until]) AS day
       WHERE o.id = of.document_id AND strpos(o.content, to_char(day, 'DD/MM/YYYY')) = 0) THEN
    PERFORM inspection_refuse('an inspection is opened as its decision was signed', 'inspection_opened_as_signed');
  END IF;
  RETURN NEW;
END $$;

-- A conclusion is a numbered document of the committee's unit that stands, after the reply or its last day; closed has nothing open.
CREATE OR REPLACE FUNCTION inspection_check_conclusion() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  of inspection_inspection;
BEGIN
  SELECT * INTO of FROM inspection_inspection WHERE id = NEW.inspection_id;
  IF NEW.kind = 'concluded' AND inspection_document_stands(of.document_id, of.owner_id) IS NOT TRUE THEN
    PERFORM inspection_refuse('a conclusion is a numbered document', 'conclusion_is_numbered');
  END IF;
  IF NEW.kind = 'concluded' AND of.state = 'drafted' AND of.reply_by >= NEW.acted_on THEN
    PERFORM inspection_refuse('the unit may still reply', 'conclusion_after_the_reply');
  END IF;
  IF NEW.kind = 'closed' AND EXISTS (SELECT FROM inspection_recommendation r WHERE r.inspection_id = of.id AND r.state <> 'verified') THEN
    PERFORM inspection_refuse('recommendations are not done', 'closed_when_done');
  END IF;
  RETURN NEW;
END $$;
