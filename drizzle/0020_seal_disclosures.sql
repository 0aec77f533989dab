CREATE SCHEMA "disclosures";
--> statement-breakpoint
CREATE TABLE "disclosures"."envelopes" (
	"report_id" text NOT NULL,
	"thread" text NOT NULL,
	"sequence" integer NOT NULL,
	"digest" text NOT NULL,
	"sealed" "bytea" NOT NULL,
	"stored_on" date NOT NULL,
	CONSTRAINT "envelopes_report_id_thread_sequence_pk" PRIMARY KEY("report_id","thread","sequence")
);
--> statement-breakpoint
CREATE TABLE "disclosures"."file_parts" (
	"report_id" text NOT NULL,
	"file_id" text NOT NULL,
	"offset" integer NOT NULL,
	"sealed" "bytea" NOT NULL,
	CONSTRAINT "file_parts_report_id_file_id_offset_pk" PRIMARY KEY("report_id","file_id","offset")
);
--> statement-breakpoint
CREATE TABLE "disclosures"."files" (
	"report_id" text NOT NULL,
	"id" text NOT NULL,
	"size" integer NOT NULL,
	"received" integer NOT NULL,
	"started_on" date NOT NULL,
	CONSTRAINT "files_report_id_id_pk" PRIMARY KEY("report_id","id")
);
--> statement-breakpoint
CREATE TABLE "disclosures"."manifests" (
	"version" integer PRIMARY KEY NOT NULL,
	"text" text NOT NULL,
	"signature" text NOT NULL,
	"stored_on" date NOT NULL
);
--> statement-breakpoint
CREATE TABLE "disclosures"."member_keys" (
	"id" text PRIMARY KEY NOT NULL,
	"officer_id" uuid NOT NULL,
	"name" text NOT NULL,
	"position" text NOT NULL,
	"recipient" text NOT NULL,
	"sign_key" text NOT NULL,
	"by_passphrase" "bytea" NOT NULL,
	"by_recovery" "bytea" NOT NULL,
	"made_on" date NOT NULL
);
--> statement-breakpoint
CREATE TABLE "disclosures"."reports" (
	"id" text PRIMARY KEY NOT NULL,
	"lookup_hash" text NOT NULL,
	"read_hash" text NOT NULL,
	"reporter_wrap" "bytea" NOT NULL,
	"sealed_by" text NOT NULL,
	"filed_on" date NOT NULL,
	"listed_on" date NOT NULL,
	"erase_on" date NOT NULL
);
--> statement-breakpoint
CREATE TABLE "disclosures"."slots" (
	"report_id" text NOT NULL,
	"kind" text NOT NULL,
	"place" smallint NOT NULL,
	"sealed" "bytea" NOT NULL,
	CONSTRAINT "slots_report_id_kind_place_pk" PRIMARY KEY("report_id","kind","place")
);
--> statement-breakpoint
CREATE TABLE "disclosures"."spent_proofs" (
	"challenge_hash" text PRIMARY KEY NOT NULL,
	"spent_on" date NOT NULL
);
--> statement-breakpoint
ALTER TABLE "disclosures"."envelopes" ADD CONSTRAINT "envelopes_report_id_reports_id_fk" FOREIGN KEY ("report_id") REFERENCES "disclosures"."reports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disclosures"."file_parts" ADD CONSTRAINT "file_parts_report_id_file_id_files_report_id_id_fk" FOREIGN KEY ("report_id","file_id") REFERENCES "disclosures"."files"("report_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disclosures"."files" ADD CONSTRAINT "files_report_id_reports_id_fk" FOREIGN KEY ("report_id") REFERENCES "disclosures"."reports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disclosures"."member_keys" ADD CONSTRAINT "member_keys_officer_id_officers_id_fk" FOREIGN KEY ("officer_id") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disclosures"."slots" ADD CONSTRAINT "slots_report_id_reports_id_fk" FOREIGN KEY ("report_id") REFERENCES "disclosures"."reports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "member_keys_officer_key" ON "disclosures"."member_keys" USING btree ("officer_id");--> statement-breakpoint
CREATE UNIQUE INDEX "reports_lookup_hash_key" ON "disclosures"."reports" USING btree ("lookup_hash");--> statement-breakpoint
CREATE INDEX "reports_listed_idx" ON "disclosures"."reports" USING btree ("listed_on","id");--> statement-breakpoint
CREATE INDEX "reports_erase_idx" ON "disclosures"."reports" USING btree ("erase_on");--> statement-breakpoint
CREATE INDEX "spent_proofs_day_idx" ON "disclosures"."spent_proofs" USING btree ("spent_on");