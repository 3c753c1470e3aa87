-- Why: orders with their options and promo codes, tickets, uploaded pictures, charges of a payment gateway.
CREATE TABLE `package_choice` (
	`id` text PRIMARY KEY NOT NULL,
	`option_id` text NOT NULL,
	`label` text NOT NULL,
	`price` integer DEFAULT 0 NOT NULL,
	`place` integer DEFAULT 0 NOT NULL,
	`archived_at` integer,
	FOREIGN KEY (`option_id`) REFERENCES `package_option`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "package_choice_price" CHECK("package_choice"."price" >= 0)
) STRICT;
--> statement-breakpoint
CREATE INDEX `package_choice_of` ON `package_choice` (`option_id`,`place`);--> statement-breakpoint
CREATE TABLE `package_cycle` (
	`package_id` text NOT NULL,
	`months` integer NOT NULL,
	`price` integer,
	PRIMARY KEY(`package_id`, `months`),
	FOREIGN KEY (`package_id`) REFERENCES `package`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "package_cycle_months" CHECK("package_cycle"."months" in (1, 3, 12)),
	CONSTRAINT "package_cycle_price" CHECK("package_cycle"."price" is null or "package_cycle"."price" >= 0)
) STRICT;
--> statement-breakpoint
CREATE TABLE `package_option` (
	`id` text PRIMARY KEY NOT NULL,
	`package_id` text NOT NULL,
	`kind` text NOT NULL,
	`label` text NOT NULL,
	`is_required` integer DEFAULT false NOT NULL,
	`every` text NOT NULL,
	`price` integer DEFAULT 0 NOT NULL,
	`maximum` integer,
	`place` integer DEFAULT 0 NOT NULL,
	`archived_at` integer,
	FOREIGN KEY (`package_id`) REFERENCES `package`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "package_option_kind" CHECK("package_option"."kind" in ('choice', 'quantity', 'yes-no', 'text')),
	CONSTRAINT "package_option_every" CHECK("package_option"."every" in ('once', 'month')),
	CONSTRAINT "package_option_price" CHECK("package_option"."price" >= 0)
) STRICT;
--> statement-breakpoint
CREATE INDEX `package_option_of` ON `package_option` (`package_id`,`place`);--> statement-breakpoint
CREATE TABLE `package_ordering` (
	`package_id` text PRIMARY KEY NOT NULL,
	`asks_domain` integer DEFAULT false NOT NULL,
	`install_fee` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`package_id`) REFERENCES `package`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
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
CREATE TABLE `covered_period` (
	`invoice_id` integer NOT NULL,
	`subscription_id` text NOT NULL,
	`period_start` text NOT NULL,
	`period_end` text NOT NULL,
	`months` integer NOT NULL,
	PRIMARY KEY(`invoice_id`, `subscription_id`),
	FOREIGN KEY (`invoice_id`) REFERENCES `invoice`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`subscription_id`) REFERENCES `subscription`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "covered_period_days" CHECK("covered_period"."period_start" < "covered_period"."period_end")
) STRICT;
--> statement-breakpoint
CREATE INDEX `covered_period_of` ON `covered_period` (`subscription_id`,`period_start`);--> statement-breakpoint
CREATE TABLE `order_item` (
	`id` text PRIMARY KEY NOT NULL,
	`order_id` text NOT NULL,
	`position` integer NOT NULL,
	`package_id` text NOT NULL,
	`package_name` text NOT NULL,
	`service_type` text NOT NULL,
	`billing_type` text NOT NULL,
	`cycle_months` integer NOT NULL,
	`quantity` integer NOT NULL,
	`domain_kind` text,
	`domain_name` text DEFAULT '' NOT NULL,
	`router_id` text,
	`lines` text NOT NULL,
	`deferred` integer NOT NULL,
	`total` integer NOT NULL,
	`next` integer NOT NULL,
	`state` text NOT NULL,
	`need` text DEFAULT '' NOT NULL,
	`given_back` integer DEFAULT 0 NOT NULL,
	`given_back_tax` integer DEFAULT 0 NOT NULL,
	`subscription_id` text,
	`made_at` integer,
	FOREIGN KEY (`order_id`) REFERENCES `service_order`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`package_id`) REFERENCES `package`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`router_id`) REFERENCES `router`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`subscription_id`) REFERENCES `subscription`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "order_item_state" CHECK("order_item"."state" in ('waiting', 'person', 'active', 'cancelled')),
	CONSTRAINT "order_item_quantity" CHECK("order_item"."quantity" between 1 and 50 and "order_item"."cycle_months" in (1, 3, 12)),
	CONSTRAINT "order_item_money" CHECK("order_item"."total" >= 0 and "order_item"."deferred" >= 0 and "order_item"."next" >= 0),
	CONSTRAINT "order_item_given" CHECK("order_item"."given_back_tax" >= 0 and "order_item"."given_back_tax" <= "order_item"."given_back"),
	CONSTRAINT "order_item_domain" CHECK(("order_item"."domain_kind" is null) = ("order_item"."domain_name" = '')),
	CONSTRAINT "order_item_made" CHECK(("order_item"."state" = 'active') = ("order_item"."made_at" is not null))
) STRICT;
--> statement-breakpoint
CREATE INDEX `order_item_order` ON `order_item` (`order_id`,`position`);--> statement-breakpoint
CREATE INDEX `order_item_person` ON `order_item` (`order_id`) WHERE state = 'person';--> statement-breakpoint
CREATE INDEX `order_item_subscription` ON `order_item` (`subscription_id`) WHERE subscription_id is not null;--> statement-breakpoint
CREATE TABLE `order_item_option` (
	`item_id` text NOT NULL,
	`position` integer NOT NULL,
	`option_id` text NOT NULL,
	`label` text NOT NULL,
	`value` text NOT NULL,
	`every` text NOT NULL,
	`amount` integer NOT NULL,
	PRIMARY KEY(`item_id`, `position`),
	FOREIGN KEY (`item_id`) REFERENCES `order_item`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "order_item_option_every" CHECK("order_item_option"."every" in ('once', 'month')),
	CONSTRAINT "order_item_option_amount" CHECK("order_item_option"."amount" >= 0)
) STRICT;
--> statement-breakpoint
CREATE TABLE `order_item_voucher` (
	`item_id` text NOT NULL,
	`voucher_id` integer NOT NULL,
	PRIMARY KEY(`item_id`, `voucher_id`),
	FOREIGN KEY (`item_id`) REFERENCES `order_item`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`voucher_id`) REFERENCES `voucher`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `order_item_voucher_voucherId_unique` ON `order_item_voucher` (`voucher_id`);--> statement-breakpoint
CREATE TABLE `service_order` (
	`id` text PRIMARY KEY NOT NULL,
	`number` text NOT NULL,
	`outlet_id` text NOT NULL,
	`device_id` text NOT NULL,
	`customer_id` text NOT NULL,
	`channel` text NOT NULL,
	`state` text NOT NULL,
	`invoice_id` integer NOT NULL,
	`method` text NOT NULL,
	`buyer_name` text NOT NULL,
	`buyer_phone` text NOT NULL,
	`buyer_address` text NOT NULL,
	`notes` text DEFAULT '' NOT NULL,
	`terms_version` integer NOT NULL,
	`terms_at` integer NOT NULL,
	`promo_id` text,
	`promo_code` text DEFAULT '' NOT NULL,
	`discount` integer DEFAULT 0 NOT NULL,
	`total` integer NOT NULL,
	`placed_at` integer NOT NULL,
	`business_day` text NOT NULL,
	`placed_by` text,
	`lapses_at` integer NOT NULL,
	`paid_at` integer,
	`ended_at` integer,
	`cancel_reason` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`customer_id`) REFERENCES `customer`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`invoice_id`) REFERENCES `invoice`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`terms_version`) REFERENCES `terms_version`(`version`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`promo_id`) REFERENCES `promo`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`placed_by`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "service_order_channel" CHECK("service_order"."channel" in ('portal', 'counter')),
	CONSTRAINT "service_order_state" CHECK("service_order"."state" in ('unpaid', 'processing', 'active', 'cancelled', 'lapsed')),
	CONSTRAINT "service_order_method" CHECK("service_order"."method" in ('cash', 'transfer', 'qris', 'gateway', 'balance')),
	CONSTRAINT "service_order_money" CHECK("service_order"."total" >= 0 and "service_order"."discount" >= 0),
	CONSTRAINT "service_order_promo" CHECK(("service_order"."promo_id" is null) = ("service_order"."promo_code" = '')),
	CONSTRAINT "service_order_paid" CHECK("service_order"."state" not in ('processing', 'active') or "service_order"."paid_at" is not null)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `service_order_number_unique` ON `service_order` (`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `service_order_invoiceId_unique` ON `service_order` (`invoice_id`);--> statement-breakpoint
CREATE INDEX `service_order_newest` ON `service_order` (`placed_at`,`id`);--> statement-breakpoint
CREATE INDEX `service_order_state` ON `service_order` (`state`,`placed_at`,`id`);--> statement-breakpoint
CREATE INDEX `service_order_customer` ON `service_order` (`customer_id`,`placed_at`,`id`);--> statement-breakpoint
CREATE INDEX `service_order_lapse` ON `service_order` (`lapses_at`) WHERE state = 'unpaid';--> statement-breakpoint
CREATE INDEX `service_order_running` ON `service_order` (`customer_id`) WHERE state in ('unpaid', 'processing');--> statement-breakpoint
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
CREATE TABLE `subscription_extra` (
	`id` text PRIMARY KEY NOT NULL,
	`subscription_id` text NOT NULL,
	`label` text NOT NULL,
	`monthly_amount` integer NOT NULL,
	`created_at` integer NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`subscription_id`) REFERENCES `subscription`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "subscription_extra_amount" CHECK("subscription_extra"."monthly_amount" >= 0)
) STRICT;
--> statement-breakpoint
CREATE INDEX `subscription_extra_living` ON `subscription_extra` (`subscription_id`) WHERE ended_at is null;--> statement-breakpoint
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
ALTER TABLE `card_sale` ADD `reseller_id` text REFERENCES reseller(id);--> statement-breakpoint
ALTER TABLE `invoice_line` ADD `is_long` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `payment_claim` ADD `paid_on` text;--> statement-breakpoint
ALTER TABLE `payment_claim` ADD `bank` text;--> statement-breakpoint
ALTER TABLE `payment_claim` ADD `sender` text;--> statement-breakpoint
ALTER TABLE `portal_login` ADD `last_address` text;--> statement-breakpoint
CREATE INDEX `invoice_open_order` ON `invoice` (`id`) WHERE kind = 'order' and state in ('unpaid', 'pending');