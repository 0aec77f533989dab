CREATE TABLE "monitoring_reminders" (
	"id" uuid PRIMARY KEY NOT NULL,
	"period" text NOT NULL,
	"stage" smallint NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "monitoring_reminders_stage_check" CHECK ("monitoring_reminders"."stage" between 0 and 3)
);
--> statement-breakpoint
ALTER TABLE "officer_news" DROP CONSTRAINT "officer_news_event_id_complaint_events_id_fk";
--> statement-breakpoint
ALTER TABLE "officer_news" ALTER COLUMN "complaint_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "finding_actions" ADD COLUMN "reminded_for" date;--> statement-breakpoint
ALTER TABLE "officer_news" ADD COLUMN "action_id" uuid;--> statement-breakpoint
ALTER TABLE "officer_news" ADD COLUMN "period" text;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "action_id" uuid;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "period" text;--> statement-breakpoint
CREATE UNIQUE INDEX "monitoring_reminders_period_key" ON "monitoring_reminders" USING btree ("period","stage");--> statement-breakpoint
ALTER TABLE "officer_news" ADD CONSTRAINT "officer_news_action_id_finding_actions_id_fk" FOREIGN KEY ("action_id") REFERENCES "public"."finding_actions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_action_id_finding_actions_id_fk" FOREIGN KEY ("action_id") REFERENCES "public"."finding_actions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "officer_news" ADD CONSTRAINT "officer_news_subject_check" CHECK (num_nonnulls("officer_news"."complaint_id", "officer_news"."action_id", "officer_news"."period") = 1);
--> statement-breakpoint
CREATE TRIGGER monitoring_reminders_append_only BEFORE UPDATE OR DELETE ON monitoring_reminders
	FOR EACH ROW EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
-- As of complaints (0010): queued with what happened, whoever writes it, or not at all.
CREATE TRIGGER finding_events_queue AFTER INSERT ON finding_events
	FOR EACH ROW WHEN (NEW.kind IN ('action_due_soon', 'action_overdue'))
	EXECUTE FUNCTION queue_untold_event();
--> statement-breakpoint
CREATE TRIGGER monitoring_reminders_queue AFTER INSERT ON monitoring_reminders
	FOR EACH ROW EXECUTE FUNCTION queue_untold_event();
