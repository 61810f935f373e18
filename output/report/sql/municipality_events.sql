-- The changes of a municipality, by day. ?1: its code, '' where documents tell none.
SELECT report_event(id) FROM events WHERE municipality IS nullif(?1, '')
 ORDER BY coalesce(first_day, first_seen) IS NULL, coalesce(first_day, first_seen), id;
