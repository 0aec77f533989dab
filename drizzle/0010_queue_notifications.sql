CREATE TABLE "officer_news" (
	"id" uuid PRIMARY KEY NOT NULL,
	"officer_id" uuid NOT NULL,
	"complaint_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"read_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "officer_news_choices" (
	"officer_id" uuid PRIMARY KEY NOT NULL,
	"email" text,
	"phone" text,
	"digest" boolean NOT NULL,
	"topics" jsonb NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" uuid PRIMARY KEY NOT NULL,
	"occasion" text NOT NULL,
	"channel" text NOT NULL,
	"kind" text NOT NULL,
	"officer_id" uuid,
	"complaint_id" uuid,
	"state" text NOT NULL,
	"attempts" smallint DEFAULT 0 NOT NULL,
	"next_try_at" timestamp (3) with time zone NOT NULL,
	"last_error" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"settled_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "reporter_news_choices" (
	"complaint_id" uuid PRIMARY KEY NOT NULL,
	"email" boolean NOT NULL,
	"phone" boolean NOT NULL,
	"stop_token" text NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "untold_events" (
	"event_id" uuid PRIMARY KEY NOT NULL
);
--> statement-breakpoint
ALTER TABLE "officer_news" ADD CONSTRAINT "officer_news_officer_id_officers_id_fk" FOREIGN KEY ("officer_id") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "officer_news" ADD CONSTRAINT "officer_news_complaint_id_complaints_id_fk" FOREIGN KEY ("complaint_id") REFERENCES "public"."complaints"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "officer_news" ADD CONSTRAINT "officer_news_event_id_complaint_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."complaint_events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "officer_news_choices" ADD CONSTRAINT "officer_news_choices_officer_id_officers_id_fk" FOREIGN KEY ("officer_id") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_officer_id_officers_id_fk" FOREIGN KEY ("officer_id") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_complaint_id_complaints_id_fk" FOREIGN KEY ("complaint_id") REFERENCES "public"."complaints"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reporter_news_choices" ADD CONSTRAINT "reporter_news_choices_complaint_id_complaints_id_fk" FOREIGN KEY ("complaint_id") REFERENCES "public"."complaints"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "officer_news_event_key" ON "officer_news" USING btree ("event_id","officer_id");--> statement-breakpoint
CREATE INDEX "officer_news_officer_idx" ON "officer_news" USING btree ("officer_id","at");--> statement-breakpoint
CREATE INDEX "officer_news_unread_idx" ON "officer_news" USING btree ("officer_id") WHERE "officer_news"."read_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "outbox_occasion_key" ON "outbox" USING btree ("occasion");--> statement-breakpoint
CREATE INDEX "outbox_waiting_idx" ON "outbox" USING btree ("next_try_at") WHERE "outbox"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX "outbox_failed_idx" ON "outbox" USING btree ("settled_at") WHERE "outbox"."state" = 'failed';--> statement-breakpoint
CREATE INDEX "outbox_settled_idx" ON "outbox" USING btree ("settled_at");--> statement-breakpoint
CREATE UNIQUE INDEX "reporter_news_choices_stop_token_key" ON "reporter_news_choices" USING btree ("stop_token");--> statement-breakpoint
-- Written with the event, whoever writes it, or not at all.
CREATE FUNCTION queue_untold_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO untold_events (event_id) VALUES (NEW.id);
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER complaint_events_queue AFTER INSERT ON complaint_events
	FOR EACH ROW EXECUTE FUNCTION queue_untold_event();
