-- What a target is called in English, where the register has it; of its versions it stands in their content.
ALTER TABLE targets ADD COLUMN name_en TEXT;
