CREATE TABLE "attachment_contents" (
	"attachment_id" uuid PRIMARY KEY NOT NULL,
	"content" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "attachments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"owner_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"file_name" text NOT NULL,
	"media_type" text NOT NULL,
	"kind" text NOT NULL,
	"inline" boolean NOT NULL,
	"size_bytes" integer NOT NULL,
	"original_sha256" text NOT NULL,
	"width" integer,
	"height" integer,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "complaint_clocks" (
	"complaint_id" uuid NOT NULL,
	"round" smallint NOT NULL,
	"stage" text NOT NULL,
	"policy_id" uuid NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"first_due_at" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"stopped_at" timestamp (3) with time zone,
	CONSTRAINT "complaint_clocks_complaint_id_round_stage_pk" PRIMARY KEY("complaint_id","round","stage")
);
--> statement-breakpoint
CREATE TABLE "complaint_events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"complaint_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"actor_kind" text NOT NULL,
	"officer_id" uuid,
	"unit_code" text,
	"data" jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "complaint_events_actor_check" CHECK (("complaint_events"."actor_kind" = 'officer') = ("complaint_events"."officer_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "complaint_pauses" (
	"id" uuid PRIMARY KEY NOT NULL,
	"complaint_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"expected_until" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "complaints" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"type" text NOT NULL,
	"channel" text NOT NULL,
	"status" text NOT NULL,
	"class" text,
	"service_code" text NOT NULL,
	"category_code" text NOT NULL,
	"narrative" text NOT NULL,
	"incident_date" date,
	"kecamatan_code" text NOT NULL,
	"desa_code" text,
	"reporter_name" text,
	"reporter_phone" text,
	"reporter_email" text,
	"name_hidden" boolean NOT NULL,
	"confidential" boolean NOT NULL,
	"submission_key_hash" text NOT NULL,
	"submission_digest" text NOT NULL,
	"code_hash" text NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"filed_at" timestamp (3) with time zone NOT NULL,
	"filed_by" uuid,
	"unit_code" text,
	"handler_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"round" smallint DEFAULT 1 NOT NULL,
	"next_due_at" timestamp (3) with time zone,
	"next_due_stage" text,
	"paused_at" timestamp (3) with time zone,
	"unanswered_since" timestamp (3) with time zone,
	"answered_at" timestamp (3) with time zone,
	"closed_at" timestamp (3) with time zone,
	"rating" smallint,
	"rating_reason" text,
	"search_roots" "tsvector" NOT NULL,
	CONSTRAINT "complaints_narrative_check" CHECK (length("complaints"."narrative") between 20 and 5000),
	CONSTRAINT "complaints_rating_check" CHECK ("complaints"."rating" between 1 and 5),
	CONSTRAINT "complaints_closed_check" CHECK (("complaints"."closed_at" is not null) = ("complaints"."status" in ('closed', 'rejected', 'forwarded')))
);
--> statement-breakpoint
CREATE TABLE "tracking_sessions" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"complaint_id" uuid NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "calendar_days" (
	"date" date PRIMARY KEY NOT NULL,
	"year" integer NOT NULL,
	"type" text NOT NULL,
	"name" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "calendar_years" (
	"year" integer PRIMARY KEY NOT NULL,
	"decree" text NOT NULL,
	"decided_on" date NOT NULL
);
--> statement-breakpoint
CREATE TABLE "deadline_policies" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"working_days" integer NOT NULL,
	"legal_basis" text NOT NULL,
	"effective_from" date NOT NULL,
	"confirmed" boolean NOT NULL,
	"note" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "officer_events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"officer_id" uuid,
	"actor_id" uuid,
	"kind" text NOT NULL,
	"data" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "officer_events_kind_check" CHECK (length("officer_events"."kind") between 1 and 60)
);
--> statement-breakpoint
CREATE TABLE "officer_sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"officer_id" uuid NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"device" text NOT NULL,
	"second_factor_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "officers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"username" text NOT NULL,
	"name" text NOT NULL,
	"password_hash" text,
	"roles" text[] NOT NULL,
	"unit_code" text,
	"kecamatan_code" text,
	"totp_secret" text,
	"totp_confirmed_at" timestamp (3) with time zone,
	"totp_last_step" text,
	"password_change_due_at" timestamp (3) with time zone,
	"disabled_at" timestamp (3) with time zone,
	"disabled_by" text,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "recovery_codes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"officer_id" uuid NOT NULL,
	"code_hash" text NOT NULL,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "role_requirements" (
	"role" text PRIMARY KEY NOT NULL,
	"required_at" timestamp (3) with time zone NOT NULL,
	"required_by" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "setup_links" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"officer_id" uuid,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"key" text PRIMARY KEY NOT NULL,
	"full_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "attachment_contents" ADD CONSTRAINT "attachment_contents_attachment_id_attachments_id_fk" FOREIGN KEY ("attachment_id") REFERENCES "public"."attachments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaint_clocks" ADD CONSTRAINT "complaint_clocks_complaint_id_complaints_id_fk" FOREIGN KEY ("complaint_id") REFERENCES "public"."complaints"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaint_clocks" ADD CONSTRAINT "complaint_clocks_policy_id_deadline_policies_id_fk" FOREIGN KEY ("policy_id") REFERENCES "public"."deadline_policies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaint_events" ADD CONSTRAINT "complaint_events_complaint_id_complaints_id_fk" FOREIGN KEY ("complaint_id") REFERENCES "public"."complaints"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaint_events" ADD CONSTRAINT "complaint_events_officer_id_officers_id_fk" FOREIGN KEY ("officer_id") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaint_pauses" ADD CONSTRAINT "complaint_pauses_complaint_id_complaints_id_fk" FOREIGN KEY ("complaint_id") REFERENCES "public"."complaints"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaints" ADD CONSTRAINT "complaints_filed_by_officers_id_fk" FOREIGN KEY ("filed_by") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaints" ADD CONSTRAINT "complaints_handler_id_officers_id_fk" FOREIGN KEY ("handler_id") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tracking_sessions" ADD CONSTRAINT "tracking_sessions_complaint_id_complaints_id_fk" FOREIGN KEY ("complaint_id") REFERENCES "public"."complaints"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_days" ADD CONSTRAINT "calendar_days_year_calendar_years_year_fk" FOREIGN KEY ("year") REFERENCES "public"."calendar_years"("year") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "officer_events" ADD CONSTRAINT "officer_events_officer_id_officers_id_fk" FOREIGN KEY ("officer_id") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "officer_events" ADD CONSTRAINT "officer_events_actor_id_officers_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "officer_sessions" ADD CONSTRAINT "officer_sessions_officer_id_officers_id_fk" FOREIGN KEY ("officer_id") REFERENCES "public"."officers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recovery_codes" ADD CONSTRAINT "recovery_codes_officer_id_officers_id_fk" FOREIGN KEY ("officer_id") REFERENCES "public"."officers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_requirements" ADD CONSTRAINT "role_requirements_required_by_officers_id_fk" FOREIGN KEY ("required_by") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "setup_links" ADD CONSTRAINT "setup_links_officer_id_officers_id_fk" FOREIGN KEY ("officer_id") REFERENCES "public"."officers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "attachments_owner_idx" ON "attachments" USING btree ("owner_id");--> statement-breakpoint
CREATE INDEX "complaint_events_complaint_idx" ON "complaint_events" USING btree ("complaint_id","id");--> statement-breakpoint
CREATE INDEX "complaint_pauses_complaint_idx" ON "complaint_pauses" USING btree ("complaint_id");--> statement-breakpoint
CREATE UNIQUE INDEX "complaint_pauses_open_key" ON "complaint_pauses" USING btree ("complaint_id") WHERE "complaint_pauses"."ended_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "complaints_number_key" ON "complaints" USING btree ("number");--> statement-breakpoint
CREATE UNIQUE INDEX "complaints_submission_key_hash_key" ON "complaints" USING btree ("submission_key_hash");--> statement-breakpoint
CREATE INDEX "complaints_received_idx" ON "complaints" USING btree ("received_at","id","status","closed_at","type","class","channel","service_code","category_code","kecamatan_code");--> statement-breakpoint
CREATE INDEX "complaints_due_idx" ON "complaints" USING btree ("next_due_at","id") WHERE "complaints"."next_due_at" is not null;--> statement-breakpoint
CREATE INDEX "complaints_running_idx" ON "complaints" USING btree ("received_at","id") WHERE "complaints"."next_due_at" is not null;--> statement-breakpoint
CREATE INDEX "complaints_work_idx" ON "complaints" USING btree ("status","received_at","id","unit_code","handler_id","filed_by") WHERE "complaints"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "complaints_unit_idx" ON "complaints" USING btree ("unit_code","received_at","id","status","closed_at","type","class","channel","service_code","category_code","kecamatan_code") WHERE "complaints"."unit_code" is not null;--> statement-breakpoint
CREATE INDEX "complaints_unit_due_idx" ON "complaints" USING btree ("unit_code","next_due_at","id") WHERE "complaints"."unit_code" is not null and "complaints"."next_due_at" is not null;--> statement-breakpoint
CREATE INDEX "complaints_handler_idx" ON "complaints" USING btree ("handler_id","received_at","id","status","closed_at","type","class","channel","service_code","category_code","kecamatan_code","unit_code") WHERE "complaints"."handler_id" is not null;--> statement-breakpoint
CREATE INDEX "complaints_handler_due_idx" ON "complaints" USING btree ("handler_id","next_due_at","id") WHERE "complaints"."handler_id" is not null and "complaints"."next_due_at" is not null;--> statement-breakpoint
CREATE INDEX "complaints_filed_by_idx" ON "complaints" USING btree ("filed_by","received_at","id") WHERE "complaints"."filed_by" is not null;--> statement-breakpoint
CREATE INDEX "complaints_search_idx" ON "complaints" USING gin ("search_roots");--> statement-breakpoint
CREATE INDEX "tracking_sessions_expires_idx" ON "tracking_sessions" USING btree ("expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "deadline_policies_code_from_key" ON "deadline_policies" USING btree ("code","effective_from");--> statement-breakpoint
CREATE INDEX "officer_events_officer_idx" ON "officer_events" USING btree ("officer_id","at");--> statement-breakpoint
CREATE INDEX "officer_sessions_officer_idx" ON "officer_sessions" USING btree ("officer_id");--> statement-breakpoint
CREATE UNIQUE INDEX "officers_username_key" ON "officers" USING btree ("username");--> statement-breakpoint
CREATE INDEX "recovery_codes_officer_idx" ON "recovery_codes" USING btree ("officer_id");