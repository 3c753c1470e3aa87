-- Why: orders with their options and promo codes, tickets, uploaded pictures, charges of a payment gateway.
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
CREATE INDEX `ticket_message_ticket` ON `ticket_message` (`ticket_id`,`id`);