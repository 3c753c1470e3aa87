-- Why: orders with their options and promo codes, tickets, uploaded pictures, charges of a payment gateway.
CREATE TABLE `stored_file` (
	`id` text PRIMARY KEY NOT NULL,
	`owner_kind` text NOT NULL,
	`owner_id` text NOT NULL,
	`purpose` text NOT NULL,
	`mime` text NOT NULL,
	`bytes` integer NOT NULL,
	`width` integer NOT NULL,
	`height` integer NOT NULL,
	`sha256` text NOT NULL,
	`created_at` integer NOT NULL,
	`subject_type` text,
	`subject_id` text,
	`attached_at` integer,
	CONSTRAINT "stored_file_owner_kind" CHECK("stored_file"."owner_kind" in ('customer', 'reseller', 'staff')),
	CONSTRAINT "stored_file_mime" CHECK("stored_file"."mime" in ('image/jpeg', 'image/png', 'image/webp')),
	CONSTRAINT "stored_file_size" CHECK("stored_file"."bytes" > 0 and "stored_file"."width" > 0 and "stored_file"."height" > 0),
	CONSTRAINT "stored_file_attached" CHECK(("stored_file"."subject_type" is null) = ("stored_file"."subject_id" is null) and ("stored_file"."subject_type" is null) = ("stored_file"."attached_at" is null))
) STRICT;
--> statement-breakpoint
CREATE INDEX `stored_file_subject` ON `stored_file` (`subject_type`,`subject_id`);--> statement-breakpoint
CREATE INDEX `stored_file_owner` ON `stored_file` (`owner_kind`,`owner_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `stored_file_loose` ON `stored_file` (`created_at`) WHERE subject_type is null;--> statement-breakpoint
CREATE TABLE `gateway_charge` (
	`id` text PRIMARY KEY NOT NULL,
	`ref` text NOT NULL,
	`place` text NOT NULL,
	`invoice_id` integer NOT NULL,
	`customer_id` text NOT NULL,
	`method` text NOT NULL,
	`amount` integer NOT NULL,
	`state` text DEFAULT 'new' NOT NULL,
	`is_ending` integer DEFAULT false NOT NULL,
	`expiry_minutes` integer NOT NULL,
	`created_at` integer NOT NULL,
	`sent_at` integer,
	`transaction_id` text,
	`va_number` text,
	`qr_text` text,
	`expires_at` integer,
	`checked_at` integer,
	`next_check_at` integer,
	`last_error` text DEFAULT '' NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`ended_at` integer,
	`payment_id` text,
	`handled_at` integer,
	`handled_by` text,
	FOREIGN KEY (`invoice_id`) REFERENCES `invoice`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`customer_id`) REFERENCES `customer`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`payment_id`) REFERENCES `payment`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "gateway_charge_amount" CHECK("gateway_charge"."amount" > 0),
	CONSTRAINT "gateway_charge_state" CHECK("gateway_charge"."state" in ('new', 'pending', 'paid', 'expired', 'failed', 'mismatch')),
	CONSTRAINT "gateway_charge_paid" CHECK("gateway_charge"."state" <> 'paid' or "gateway_charge"."payment_id" is not null)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `gateway_charge_ref_unique` ON `gateway_charge` (`ref`);--> statement-breakpoint
CREATE UNIQUE INDEX `gateway_charge_open` ON `gateway_charge` (`invoice_id`,`method`) WHERE state in ('new', 'pending') and is_ending = 0;--> statement-breakpoint
CREATE INDEX `gateway_charge_invoice` ON `gateway_charge` (`invoice_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `gateway_charge_customer` ON `gateway_charge` (`customer_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `gateway_charge_watched` ON `gateway_charge` (`next_check_at`) WHERE next_check_at is not null;--> statement-breakpoint
CREATE INDEX `gateway_charge_running` ON `gateway_charge` (`created_at`) WHERE state in ('new', 'pending');--> statement-breakpoint
CREATE INDEX `gateway_charge_trouble` ON `gateway_charge` (`created_at`) WHERE state = 'mismatch' and handled_at is null;--> statement-breakpoint
CREATE TABLE `promo` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`value` integer NOT NULL,
	`minimum` integer DEFAULT 0 NOT NULL,
	`cap` integer,
	`first_day` text NOT NULL,
	`last_day` text,
	`total_uses` integer,
	`uses_per_customer` integer,
	`used` integer DEFAULT 0 NOT NULL,
	`is_active` integer DEFAULT true NOT NULL,
	`created_at` integer NOT NULL,
	`archived_at` integer,
	CONSTRAINT "promo_kind" CHECK("promo"."kind" in ('percent', 'fixed')),
	CONSTRAINT "promo_value" CHECK("promo"."value" > 0 and ("promo"."kind" = 'fixed' or "promo"."value" <= 100)),
	CONSTRAINT "promo_money" CHECK("promo"."minimum" >= 0 and ("promo"."cap" is null or "promo"."cap" > 0)),
	CONSTRAINT "promo_used" CHECK("promo"."used" >= 0 and ("promo"."total_uses" is null or "promo"."used" <= "promo"."total_uses"))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `promo_code` ON `promo` (`code`) WHERE archived_at is null;--> statement-breakpoint
CREATE TABLE `promo_package` (
	`promo_id` text NOT NULL,
	`package_id` text NOT NULL,
	PRIMARY KEY(`promo_id`, `package_id`),
	FOREIGN KEY (`promo_id`) REFERENCES `promo`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`package_id`) REFERENCES `package`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE TABLE `promo_use` (
	`id` text PRIMARY KEY NOT NULL,
	`promo_id` text NOT NULL,
	`customer_id` text NOT NULL,
	`order_id` text NOT NULL,
	`amount` integer NOT NULL,
	`at` integer NOT NULL,
	`released_at` integer,
	FOREIGN KEY (`promo_id`) REFERENCES `promo`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`customer_id`) REFERENCES `customer`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "promo_use_amount" CHECK("promo_use"."amount" > 0)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `promo_use_orderId_unique` ON `promo_use` (`order_id`);--> statement-breakpoint
CREATE INDEX `promo_use_promo` ON `promo_use` (`promo_id`,`at`);--> statement-breakpoint
CREATE INDEX `promo_use_customer` ON `promo_use` (`customer_id`,`promo_id`);--> statement-breakpoint
CREATE TABLE `terms_version` (
	`version` integer PRIMARY KEY NOT NULL,
	`text` text NOT NULL,
	`at` integer NOT NULL,
	`actor_id` text,
	FOREIGN KEY (`actor_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "terms_version_text" CHECK("terms_version"."version" > 0 and length("terms_version"."text") > 0)
) STRICT;
--> statement-breakpoint
CREATE TABLE `ticket` (
	`id` text PRIMARY KEY NOT NULL,
	`number` text NOT NULL,
	`party_kind` text NOT NULL,
	`party_id` text NOT NULL,
	`party_name` text NOT NULL,
	`category` text NOT NULL,
	`priority` text DEFAULT 'biasa' NOT NULL,
	`subject` text NOT NULL,
	`search_key` text NOT NULL,
	`state` text DEFAULT 'open' NOT NULL,
	`about_type` text,
	`about_id` text,
	`assignee_id` text,
	`created_at` integer NOT NULL,
	`last_at` integer NOT NULL,
	`last_by` text NOT NULL,
	`last_party_message` integer DEFAULT 0 NOT NULL,
	`last_staff_message` integer DEFAULT 0 NOT NULL,
	`read_by_party_up_to` integer DEFAULT 0 NOT NULL,
	`read_by_staff_up_to` integer DEFAULT 0 NOT NULL,
	`closed_at` integer,
	FOREIGN KEY (`assignee_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "ticket_party_kind" CHECK("ticket"."party_kind" in ('customer', 'reseller')),
	CONSTRAINT "ticket_category" CHECK("ticket"."category" in ('gangguan', 'tagihan', 'pesanan', 'perangkat', 'lainnya')),
	CONSTRAINT "ticket_priority" CHECK("ticket"."priority" in ('rendah', 'biasa', 'tinggi')),
	CONSTRAINT "ticket_state" CHECK("ticket"."state" in ('open', 'answered', 'closed')),
	CONSTRAINT "ticket_last_by" CHECK("ticket"."last_by" in ('party', 'staff')),
	CONSTRAINT "ticket_about" CHECK(("ticket"."about_type" is null) = ("ticket"."about_id" is null)),
	CONSTRAINT "ticket_about_type" CHECK("ticket"."about_type" in ('order', 'invoice', 'subscription')),
	CONSTRAINT "ticket_closed" CHECK(("ticket"."state" = 'closed') = ("ticket"."closed_at" is not null))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `ticket_number_unique` ON `ticket` (`number`);--> statement-breakpoint
CREATE INDEX `ticket_party` ON `ticket` (`party_kind`,`party_id`,`last_at`);--> statement-breakpoint
CREATE INDEX `ticket_state` ON `ticket` (`state`,`last_at`);--> statement-breakpoint
CREATE TABLE `ticket_message` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`ticket_id` text NOT NULL,
	`at` integer NOT NULL,
	`author` text NOT NULL,
	`actor_id` text,
	`author_name` text NOT NULL,
	`text` text NOT NULL,
	FOREIGN KEY (`ticket_id`) REFERENCES `ticket`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`actor_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "ticket_message_author" CHECK("ticket_message"."author" in ('party', 'staff', 'system')),
	CONSTRAINT "ticket_message_text" CHECK(length("ticket_message"."text") between 1 and 2000)
) STRICT;
--> statement-breakpoint
CREATE INDEX `ticket_message_ticket` ON `ticket_message` (`ticket_id`,`id`);--> statement-breakpoint
ALTER TABLE `payment_claim` ADD `paid_on` text;--> statement-breakpoint
ALTER TABLE `payment_claim` ADD `bank` text;--> statement-breakpoint
ALTER TABLE `payment_claim` ADD `sender` text;