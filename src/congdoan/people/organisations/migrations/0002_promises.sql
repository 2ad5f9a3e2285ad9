-- What plain columns cannot say: numbers start above the root, and a place copies the rank and days of both its ends under
-- foreign keys that follow every change, so the checks of the table prove for every writer and every day that the parent
-- stands higher (so there is no cycle) and that both stand. Foreign keys look past row-level security; triggers would not.

ALTER TABLE organisations_organisation ALTER COLUMN id SET MINVALUE 101 SET START WITH 101 RESTART;

ALTER TABLE organisations_placement
  ADD CONSTRAINT placed_organisation_as_it_is FOREIGN KEY (organisation_id, organisation_rank, organisation_stands)
    REFERENCES organisations_organisation (id, rank, stands) ON UPDATE CASCADE,
  ADD CONSTRAINT parent_as_it_is FOREIGN KEY (parent_id, parent_rank, parent_stands)
    REFERENCES organisations_organisation (id, rank, stands) ON UPDATE CASCADE;

-- Federations are known to everybody who is signed in: a union sees who stands above it. Their accounts are not.
CREATE POLICY federations_are_known ON organisations_organisation FOR SELECT USING (rank < 40 AND access_acting() IS NOT NULL);
CREATE POLICY federations_are_known ON organisations_placement FOR SELECT USING (organisation_rank < 40 AND access_acting() IS NOT NULL);
