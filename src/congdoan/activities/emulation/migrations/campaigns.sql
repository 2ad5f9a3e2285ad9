-- A campaign is launched by whoever acts and never changes; registration closes; what is proposed was registered for, and is decided once, by
-- another person.
ALTER TABLE emulation_awardproposal ADD CONSTRAINT proposal_of_own_registration
  FOREIGN KEY (registration_id, unit_id) REFERENCES emulation_registration (id, unit_id);

ALTER TABLE emulation_spread ADD CONSTRAINT spread_of_own_initiative
  FOREIGN KEY (initiative_id, unit_id) REFERENCES emulation_initiative (id, unit_id);

CREATE FUNCTION emulation_check_registration() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.registered_by IS DISTINCT FROM access_acting() OR NEW.registered_on IS DISTINCT FROM access_day() OR cardinality(NEW.titles) = 0
     OR NEW.registered_on > (SELECT register_by FROM emulation_campaign WHERE id = NEW.campaign_id) THEN
    RAISE EXCEPTION 'registration is closed'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'registered_in_time';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER registered_in_time BEFORE INSERT ON emulation_registration FOR EACH ROW EXECUTE FUNCTION emulation_check_registration();

CREATE FUNCTION emulation_keep_proposal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.state <> 'proposed' OR NEW.proposed_by IS DISTINCT FROM access_acting()
       OR NOT EXISTS (SELECT FROM emulation_registration WHERE id = NEW.registration_id AND NEW.title = ANY (titles)) THEN
      RAISE EXCEPTION 'no proposal without registration'
        USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'no_proposal_without_registration';
    END IF;
    RETURN NEW;
  END IF;
  IF (NEW.registration_id, NEW.unit_id, NEW.title, NEW.year, NEW.merits, NEW.because, NEW.checks, NEW.proposed_on, NEW.proposed_by)
       <> (OLD.registration_id, OLD.unit_id, OLD.title, OLD.year, OLD.merits, OLD.because, OLD.checks, OLD.proposed_on, OLD.proposed_by)
     OR OLD.state <> 'proposed' OR NEW.decided_by IS DISTINCT FROM access_acting() OR NEW.decided_by = OLD.proposed_by THEN
    RAISE EXCEPTION 'a proposal is decided once, by another person'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'proposal_decided_by_another';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER proposals_are_decided_once BEFORE INSERT OR UPDATE ON emulation_awardproposal
  FOR EACH ROW EXECUTE FUNCTION emulation_keep_proposal();

CREATE FUNCTION emulation_check_award() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.recorded_by IS DISTINCT FROM access_acting() OR (NEW.proposal_id IS NOT NULL AND NOT EXISTS (
    SELECT FROM emulation_awardproposal p WHERE (p.id, p.unit_id, p.title, p.year, p.state) = (NEW.proposal_id, NEW.unit_id, NEW.title, NEW.year, 'granted')
  )) THEN
    RAISE EXCEPTION 'an award follows its decision' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'award_follows_its_decision';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER awards_follow_their_decision BEFORE INSERT ON emulation_award FOR EACH ROW EXECUTE FUNCTION emulation_check_award();
