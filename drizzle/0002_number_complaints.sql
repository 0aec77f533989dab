-- One sequence a year: numbers are never reused, gaps are allowed, and filers don't wait for each other.
CREATE FUNCTION next_complaint_number(year integer) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	sequence_name text := 'complaint_number_' || year;
	n bigint;
BEGIN
	IF to_regclass(sequence_name) IS NULL THEN
		-- Held until commit: a second filer in the first second of a year waits here.
		PERFORM pg_advisory_xact_lock(72616002, year);
		EXECUTE format('CREATE SEQUENCE IF NOT EXISTS %I', sequence_name);
	END IF;
	n := nextval(sequence_name::regclass);
	RETURN year || '-' || lpad(n::text, greatest(6, length(n::text)), '0');
END $$;
