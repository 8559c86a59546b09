-- Of the tests kept by village (0047) those later than a day are found at once: none, as a rule.

CREATE INDEX villages_tested_by_day ON villages_tested (tested_on);
