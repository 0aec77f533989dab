CREATE TABLE "complaint_links" (
	"id" uuid PRIMARY KEY NOT NULL,
	"first_id" uuid NOT NULL,
	"second_id" uuid NOT NULL,
	"linked_by" uuid,
	"linked_at" timestamp (3) with time zone NOT NULL,
	"ended_by" uuid,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "complaint_links_order_check" CHECK ("complaint_links"."first_id" < "complaint_links"."second_id"),
	CONSTRAINT "complaint_links_end_check" CHECK (("complaint_links"."ended_at" is null) = ("complaint_links"."ended_by" is null))
);
--> statement-breakpoint
ALTER TABLE "complaints" ADD COLUMN "public_summary" text;--> statement-breakpoint
ALTER TABLE "complaints" ADD COLUMN "public_since" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "complaint_links" ADD CONSTRAINT "complaint_links_first_id_complaints_id_fk" FOREIGN KEY ("first_id") REFERENCES "public"."complaints"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaint_links" ADD CONSTRAINT "complaint_links_second_id_complaints_id_fk" FOREIGN KEY ("second_id") REFERENCES "public"."complaints"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaint_links" ADD CONSTRAINT "complaint_links_linked_by_officers_id_fk" FOREIGN KEY ("linked_by") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaint_links" ADD CONSTRAINT "complaint_links_ended_by_officers_id_fk" FOREIGN KEY ("ended_by") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "complaint_links_open_key" ON "complaint_links" USING btree ("first_id","second_id") WHERE "complaint_links"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "complaint_links_second_idx" ON "complaint_links" USING btree ("second_id");--> statement-breakpoint
CREATE INDEX "complaints_public_idx" ON "complaints" USING btree ("service_code","category_code","public_since") WHERE "complaints"."public_since" is not null and "complaints"."closed_at" is null;--> statement-breakpoint
ALTER TABLE "complaints" ADD CONSTRAINT "complaints_public_check" CHECK (("complaints"."public_summary" is null) = ("complaints"."public_since" is null)
					and not ("complaints"."confidential" and "complaints"."public_since" is not null));