-- The most speakers each village was tested with in a year: those of the year lie together, however many years there are.
CREATE INDEX audibility_most_tested ON audibility_reports
  (tested_on, counted, village_code, speakers_installed, speakers_tested);
