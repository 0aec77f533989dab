CREATE TABLE "recording_places" (
	"kecamatan_code" text PRIMARY KEY NOT NULL,
	"available" boolean NOT NULL,
	"details" text,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"changed_by" uuid NOT NULL,
	CONSTRAINT "recording_places_details" CHECK (length("recording_places"."details") <= 500)
);
--> statement-breakpoint
CREATE TABLE "unclear_steps" (
	"page_key" uuid NOT NULL,
	"guide" text NOT NULL,
	"step" text NOT NULL,
	"case_id" text NOT NULL,
	"revision" text NOT NULL,
	"arrived_on" date NOT NULL,
	CONSTRAINT "unclear_steps_page_key_guide_step_pk" PRIMARY KEY("page_key","guide","step")
);
--> statement-breakpoint
ALTER TABLE "recording_places" ADD CONSTRAINT "recording_places_changed_by_officers_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "unclear_steps_by_guide" ON "unclear_steps" USING btree ("guide","step");