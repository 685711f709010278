-- A meeting's items by whether they are shown: counted without reading their rows, listed in order. It takes the place of the
-- index without is_hidden, since all that is asked of a meeting's items asks for the shown ones, or for few rows.
DROP INDEX agenda_item_by_meeting;
CREATE INDEX agenda_item_by_meeting ON agenda_item (meeting_id, is_hidden, position, id);
