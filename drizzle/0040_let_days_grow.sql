CREATE TABLE "disclosures"."list_days" (
	"day" date PRIMARY KEY NOT NULL,
	"entries" integer NOT NULL
);
