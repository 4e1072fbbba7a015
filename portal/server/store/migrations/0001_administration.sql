CREATE TABLE "administrator_sites" (
	"administrator_id" uuid NOT NULL,
	"site_id" uuid NOT NULL,
	CONSTRAINT "administrator_sites_administrator_id_site_id_pk" PRIMARY KEY("administrator_id","site_id")
);
--> statement-breakpoint
CREATE TABLE "api_token_sites" (
	"api_token_id" uuid NOT NULL,
	"site_id" uuid NOT NULL,
	CONSTRAINT "api_token_sites_api_token_id_site_id_pk" PRIMARY KEY("api_token_id","site_id")
);
--> statement-breakpoint
CREATE TABLE "otp_batch_items" (
	"batch_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"status" text NOT NULL,
	"otp_id" uuid,
	"code" text,
	"facts" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"sealed_password" "bytea",
	CONSTRAINT "otp_batch_items_batch_id_account_id_pk" PRIMARY KEY("batch_id","account_id")
);
--> statement-breakpoint
CREATE TABLE "otp_batches" (
	"id" uuid PRIMARY KEY NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" text NOT NULL,
	"password" text NOT NULL,
	"validity_hours" integer NOT NULL,
	"leased_until" timestamp with time zone,
	"finished_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "expected_serial" text;
--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "expected_model" text;
--> statement-breakpoint
ALTER TABLE "administrators" ADD COLUMN "locked_at" timestamp with time zone;
--> statement-breakpoint
ALTER TABLE "administrators" ADD COLUMN "last_signed_in_at" timestamp with time zone;
--> statement-breakpoint
ALTER TABLE "api_tokens" ADD COLUMN "id" uuid DEFAULT gen_random_uuid() NOT NULL;
--> statement-breakpoint
ALTER TABLE "organisation" ADD COLUMN "otp_auto_approval_matches_only" boolean DEFAULT false NOT NULL;
--> statement-breakpoint
ALTER TABLE "requests" ADD COLUMN "source" text;
--> statement-breakpoint
ALTER TABLE "sign_in_links" ADD COLUMN "administrator_id" uuid;
--> statement-breakpoint
ALTER TABLE "administrator_sites" ADD CONSTRAINT "administrator_sites_administrator_id_administrators_id_fk" FOREIGN KEY ("administrator_id") REFERENCES "public"."administrators"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "api_tokens" ADD CONSTRAINT "api_tokens_id_unique" UNIQUE("id");
--> statement-breakpoint
ALTER TABLE "api_token_sites" ADD CONSTRAINT "api_token_sites_api_token_id_api_tokens_id_fk" FOREIGN KEY ("api_token_id") REFERENCES "public"."api_tokens"("id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "otp_batch_items" ADD CONSTRAINT "otp_batch_items_batch_id_otp_batches_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."otp_batches"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
CREATE INDEX "otp_batch_items_order" ON "otp_batch_items" USING btree ("batch_id","position");
--> statement-breakpoint
ALTER TABLE "sign_in_links" ADD CONSTRAINT "sign_in_links_administrator_id_administrators_id_fk" FOREIGN KEY ("administrator_id") REFERENCES "public"."administrators"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
CREATE INDEX "audit_target" ON "audit" USING btree ("target","action");
--> statement-breakpoint
CREATE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION 'the audit list is append-only';
END
$$;
--> statement-breakpoint
CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit" FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();
