CREATE TABLE "officer_networks" (
	"officer_id" uuid NOT NULL,
	"network_hash" text NOT NULL,
	"signed_in_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "officer_networks_officer_id_network_hash_pk" PRIMARY KEY("officer_id","network_hash")
);
--> statement-breakpoint
ALTER TABLE "officer_networks" ADD CONSTRAINT "officer_networks_officer_id_officers_id_fk" FOREIGN KEY ("officer_id") REFERENCES "public"."officers"("id") ON DELETE cascade ON UPDATE no action;