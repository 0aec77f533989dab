CREATE TABLE "outreach_sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"digest" text NOT NULL,
	"slug" text NOT NULL,
	"revision" text NOT NULL,
	"held_on" date NOT NULL,
	"kecamatan_code" text,
	"present" smallint NOT NULL,
	"minutes" smallint NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"state" text DEFAULT 'unconfirmed' NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp (3) with time zone,
	"discard_reason" text,
	CONSTRAINT "outreach_sessions_present" CHECK ("outreach_sessions"."present" > 0),
	CONSTRAINT "outreach_sessions_minutes" CHECK ("outreach_sessions"."minutes" > 0),
	CONSTRAINT "outreach_sessions_decision" CHECK (("outreach_sessions"."state" = 'unconfirmed') = ("outreach_sessions"."decided_by" is null)
				and ("outreach_sessions"."decided_by" is null) = ("outreach_sessions"."decided_at" is null)
				and ("outreach_sessions"."state" = 'discarded') = ("outreach_sessions"."discard_reason" is not null))
);
--> statement-breakpoint
CREATE TABLE "outreach_totals" (
	"session_id" uuid NOT NULL,
	"form" text NOT NULL,
	"method" text NOT NULL,
	"present" smallint NOT NULL,
	"lesson" text NOT NULL,
	"objective" text NOT NULL,
	"asked" integer NOT NULL,
	"right_answers" integer NOT NULL,
	"wrong_answers" integer NOT NULL,
	"unanswered" integer NOT NULL,
	CONSTRAINT "outreach_totals_session_id_form_lesson_objective_pk" PRIMARY KEY("session_id","form","lesson","objective"),
	CONSTRAINT "outreach_totals_form" CHECK ("outreach_totals"."form" in ('a', 'b')),
	CONSTRAINT "outreach_totals_sum" CHECK ("outreach_totals"."right_answers" + "outreach_totals"."wrong_answers" + "outreach_totals"."unanswered" = "outreach_totals"."asked"
				and least("outreach_totals"."right_answers", "outreach_totals"."wrong_answers", "outreach_totals"."unanswered") >= 0)
);
--> statement-breakpoint
ALTER TABLE "outreach_sessions" ADD CONSTRAINT "outreach_sessions_decided_by_officers_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outreach_totals" ADD CONSTRAINT "outreach_totals_session_id_outreach_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."outreach_sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "outreach_sessions_received_idx" ON "outreach_sessions" USING btree ("received_at","id");