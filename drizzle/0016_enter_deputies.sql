CREATE TABLE "officer_deputies" (
	"id" uuid PRIMARY KEY NOT NULL,
	"officer_id" uuid NOT NULL,
	"deputy_id" uuid NOT NULL,
	"from_date" date NOT NULL,
	"until_date" date NOT NULL,
	"entered_by" uuid NOT NULL,
	"entered_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "officer_deputies_dates_check" CHECK ("officer_deputies"."from_date" <= "officer_deputies"."until_date"),
	CONSTRAINT "officer_deputies_people_check" CHECK ("officer_deputies"."officer_id" <> "officer_deputies"."deputy_id")
);
--> statement-breakpoint
ALTER TABLE "officer_deputies" ADD CONSTRAINT "officer_deputies_officer_id_officers_id_fk" FOREIGN KEY ("officer_id") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "officer_deputies" ADD CONSTRAINT "officer_deputies_deputy_id_officers_id_fk" FOREIGN KEY ("deputy_id") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "officer_deputies" ADD CONSTRAINT "officer_deputies_entered_by_officers_id_fk" FOREIGN KEY ("entered_by") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "officer_deputies_open_idx" ON "officer_deputies" USING btree ("until_date") WHERE "officer_deputies"."ended_at" is null;