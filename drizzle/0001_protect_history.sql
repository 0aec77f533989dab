-- History is evidence: rows are added and never changed. A superuser can drop the triggers; the
-- application's own role should not own the tables in production (docs/operations.md).
CREATE FUNCTION refuse_history_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION 'rows of % are append-only', TG_TABLE_NAME USING ERRCODE = 'TG001';
END $$;
--> statement-breakpoint
CREATE TRIGGER complaint_events_append_only BEFORE UPDATE OR DELETE ON complaint_events
	FOR EACH ROW EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
CREATE TRIGGER complaint_events_no_truncate BEFORE TRUNCATE ON complaint_events
	FOR EACH STATEMENT EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
CREATE TRIGGER officer_events_append_only BEFORE UPDATE OR DELETE ON officer_events
	FOR EACH ROW EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
CREATE TRIGGER officer_events_no_truncate BEFORE TRUNCATE ON officer_events
	FOR EACH STATEMENT EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
-- What a reporter relies on stays as it was: the number, when it came in, the receipt code.
CREATE FUNCTION refuse_identity_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF (NEW.number, NEW.received_at, NEW.filed_at, NEW.code_hash, NEW.submission_key_hash)
		IS DISTINCT FROM (OLD.number, OLD.received_at, OLD.filed_at, OLD.code_hash, OLD.submission_key_hash) THEN
		RAISE EXCEPTION 'number, dates of receipt and receipt code of a complaint never change'
			USING ERRCODE = 'TG002';
	END IF;
	RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER complaints_keep_identity BEFORE UPDATE ON complaints
	FOR EACH ROW EXECUTE FUNCTION refuse_identity_change();
--> statement-breakpoint
CREATE TRIGGER complaints_no_delete BEFORE DELETE ON complaints
	FOR EACH ROW EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
CREATE FUNCTION refuse_first_deadline_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF (NEW.first_due_at, NEW.started_at) IS DISTINCT FROM (OLD.first_due_at, OLD.started_at) THEN
		RAISE EXCEPTION 'the first deadline of a clock never changes' USING ERRCODE = 'TG003';
	END IF;
	RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER complaint_clocks_keep_first_deadline BEFORE UPDATE ON complaint_clocks
	FOR EACH ROW EXECUTE FUNCTION refuse_first_deadline_change();
