-- When a show stood still (断电、下雨、中断), as a list: it is no part of how long it ran.
ALTER TABLE screenings ADD COLUMN pauses TEXT;
ALTER TABLE screenings_past ADD COLUMN pauses TEXT;
