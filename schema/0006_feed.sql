-- Old addresses name a record by its id in the publishing system alone, without the host.
CREATE INDEX agenda_item_by_source_id ON agenda_item (source_id) WHERE source_id <> '';
CREATE INDEX meeting_by_source_id ON meeting (source_id) WHERE source_id <> '';
CREATE INDEX organization_by_source_id ON organization (source_id) WHERE source_id <> '';
