CREATE TABLE "publication_versions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"publication_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"attachment_id" uuid NOT NULL,
	"sha256" text NOT NULL,
	"reason" text,
	"added_by" uuid NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "publication_versions_reason_check" CHECK (("publication_versions"."number" = 1) = ("publication_versions"."reason" is null))
);
--> statement-breakpoint
CREATE TABLE "publications" (
	"id" uuid PRIMARY KEY NOT NULL,
	"title" text NOT NULL,
	"kind" text NOT NULL,
	"year" smallint NOT NULL,
	"added_by" uuid NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL,
	"withdrawn_at" timestamp (3) with time zone,
	"withdrawn_by" uuid,
	"withdraw_reason" text,
	CONSTRAINT "publications_withdrawn_check" CHECK (("publications"."withdrawn_at" is null) = ("publications"."withdrawn_by" is null)
				and ("publications"."withdrawn_at" is null) = ("publications"."withdraw_reason" is null))
);
--> statement-breakpoint
ALTER TABLE "publication_versions" ADD CONSTRAINT "publication_versions_publication_id_publications_id_fk" FOREIGN KEY ("publication_id") REFERENCES "public"."publications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publication_versions" ADD CONSTRAINT "publication_versions_attachment_id_attachments_id_fk" FOREIGN KEY ("attachment_id") REFERENCES "public"."attachments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publication_versions" ADD CONSTRAINT "publication_versions_added_by_officers_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publications" ADD CONSTRAINT "publications_added_by_officers_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publications" ADD CONSTRAINT "publications_withdrawn_by_officers_id_fk" FOREIGN KEY ("withdrawn_by") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "publication_versions_number_key" ON "publication_versions" USING btree ("publication_id","number");--> statement-breakpoint
CREATE INDEX "publications_kind_idx" ON "publications" USING btree ("kind","year");--> statement-breakpoint
CREATE TRIGGER publication_versions_append_only BEFORE UPDATE OR DELETE ON publication_versions
	FOR EACH ROW EXECUTE FUNCTION refuse_history_change();
