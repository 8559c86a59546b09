-- Which column of a sheet is which, as the office said when it brought one in: by the heading, of each kind of sheet.
-- An empty field leaves the column out.
CREATE TABLE import_columns (
  kind TEXT NOT NULL,
  heading TEXT NOT NULL,
  field TEXT NOT NULL,
  PRIMARY KEY (kind, heading)
) STRICT, WITHOUT ROWID;
