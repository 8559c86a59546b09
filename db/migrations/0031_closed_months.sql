-- 关账: 0 makes the batch fail that changes a month without a reason although it was closed, by whoever, up to that moment.
ALTER TABLE assertions ADD COLUMN months_open INTEGER CONSTRAINT months_are_open CHECK (months_open = 1);
