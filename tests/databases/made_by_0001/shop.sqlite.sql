CREATE TABLE learning_run (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	started_at DATETIME NOT NULL,
	learned_at DATETIME
);
CREATE TABLE learned_companion (
	run INTEGER NOT NULL,
	relation VARCHAR(10) NOT NULL,
	sku VARCHAR(60) NOT NULL,
	rank INTEGER NOT NULL,
	companion VARCHAR(60) NOT NULL,
	buyers INTEGER NOT NULL,
	out_of INTEGER NOT NULL,
	PRIMARY KEY (run, relation, sku, rank),
	CHECK (buyers <= out_of)
)
 WITHOUT ROWID

;
CREATE TABLE learned_peer_pick (
	run INTEGER NOT NULL,
	customer VARCHAR(60) NOT NULL,
	rank INTEGER NOT NULL,
	sku VARCHAR(60) NOT NULL,
	buyers INTEGER NOT NULL,
	out_of INTEGER NOT NULL,
	PRIMARY KEY (run, customer, rank),
	CHECK (buyers <= out_of)
)
 WITHOUT ROWID

;
CREATE TABLE learned_deal (
	run INTEGER NOT NULL,
	category VARCHAR(60) NOT NULL,
	kind VARCHAR(20) NOT NULL,
	rank INTEGER NOT NULL,
	sku VARCHAR(60) NOT NULL,
	sold INTEGER NOT NULL,
	days INTEGER NOT NULL,
	PRIMARY KEY (run, category, kind, rank)
)
 WITHOUT ROWID

;
CREATE TABLE selling_session (
	id VARCHAR(32) NOT NULL,
	visitor VARCHAR(120) NOT NULL,
	ordinal INTEGER NOT NULL CHECK (ordinal >= 1),
	started_at DATETIME NOT NULL,
	last_seen_at DATETIME NOT NULL,
	declines_in_row INTEGER NOT NULL,
	PRIMARY KEY (id),
	UNIQUE (visitor, ordinal)
);
CREATE TABLE offer_decision (
	id INTEGER NOT NULL,
	session_id VARCHAR(32) NOT NULL,
	decided_at DATETIME NOT NULL,
	turn INTEGER NOT NULL,
	stage VARCHAR(20) NOT NULL,
	outcome VARCHAR(40) NOT NULL,
	offer_id VARCHAR(32),
	verdicts JSON NOT NULL,
	PRIMARY KEY (id)
);
CREATE INDEX ix_offer_decision_session_id ON offer_decision (session_id);
CREATE INDEX ix_offer_decision_decided_at ON offer_decision (decided_at);
CREATE TABLE learned_chance (
	context VARCHAR(60) NOT NULL,
	strategy VARCHAR(40) NOT NULL,
	chance FLOAT NOT NULL,
	shown INTEGER NOT NULL,
	accepted INTEGER NOT NULL,
	learned_at DATETIME NOT NULL,
	PRIMARY KEY (context, strategy)
);
CREATE TABLE offer_preference (
	visitor VARCHAR(120) NOT NULL,
	stopped BOOLEAN NOT NULL,
	changed_at DATETIME NOT NULL,
	PRIMARY KEY (visitor)
);
CREATE TABLE shop_state (
	"key" VARCHAR(40) NOT NULL,
	value JSON NOT NULL,
	PRIMARY KEY ("key")
);
CREATE TABLE category (
	category VARCHAR(60) NOT NULL,
	names JSON NOT NULL,
	synonyms JSON NOT NULL,
	PRIMARY KEY (category)
);
CREATE TABLE attribute (
	attribute VARCHAR(60) NOT NULL,
	type VARCHAR(10) NOT NULL,
	unit VARCHAR(20) NOT NULL,
	labels JSON NOT NULL,
	synonyms JSON NOT NULL,
	better VARCHAR(10) NOT NULL,
	gains JSON NOT NULL,
	PRIMARY KEY (attribute)
);
CREATE TABLE customer (
	customer VARCHAR(60) NOT NULL,
	name VARCHAR(120) NOT NULL,
	email VARCHAR(200) NOT NULL,
	city VARCHAR(80) NOT NULL,
	language VARCHAR(5) NOT NULL,
	loyalty_tier VARCHAR(20) NOT NULL,
	joined DATETIME,
	consent BOOLEAN,
	PRIMARY KEY (customer)
);
CREATE TABLE cart (
	id INTEGER NOT NULL,
	visitor VARCHAR(120) NOT NULL,
	open_for VARCHAR(120),
	currency VARCHAR(3) NOT NULL,
	last_message VARCHAR(200) NOT NULL,
	reviewed JSON,
	reward VARCHAR(40),
	updated_at DATETIME NOT NULL,
	PRIMARY KEY (id),
	UNIQUE (open_for)
);
CREATE INDEX ix_cart_visitor ON cart (visitor);
CREATE TABLE points_entry (
	id INTEGER NOT NULL,
	customer VARCHAR(60) NOT NULL,
	order_number VARCHAR(30),
	kind VARCHAR(20) NOT NULL,
	points INTEGER NOT NULL,
	at DATETIME NOT NULL,
	PRIMARY KEY (id),
	UNIQUE (order_number, kind)
);
CREATE INDEX ix_points_entry_customer ON points_entry (customer);
CREATE TABLE handover (
	id INTEGER NOT NULL,
	visitor VARCHAR(120) NOT NULL,
	conversation VARCHAR(80) NOT NULL,
	reason VARCHAR(20) NOT NULL,
	is_open BOOLEAN NOT NULL,
	asked_at DATETIME NOT NULL,
	PRIMARY KEY (id)
);
CREATE INDEX ix_handover_conversation ON handover (conversation);
CREATE TABLE offer_ledger (
	id VARCHAR(32) NOT NULL,
	session_id VARCHAR(32) NOT NULL,
	ordinal INTEGER,
	origin VARCHAR(12) NOT NULL,
	visitor VARCHAR(120) NOT NULL,
	customer VARCHAR(60),
	conversation VARCHAR(80) NOT NULL,
	channel VARCHAR(40) NOT NULL,
	strategy VARCHAR(40) NOT NULL,
	kind VARCHAR(20) NOT NULL,
	act VARCHAR(10) NOT NULL,
	sku VARCHAR(60) NOT NULL,
	anchor VARCHAR(60),
	quantity INTEGER NOT NULL,
	context VARCHAR(60) NOT NULL,
	propensity FLOAT NOT NULL,
	price BIGINT NOT NULL,
	currency VARCHAR(3) NOT NULL,
	status VARCHAR(20) NOT NULL,
	turn INTEGER NOT NULL,
	proposed_at DATETIME NOT NULL,
	answered_at DATETIME,
	order_number VARCHAR(30),
	PRIMARY KEY (id),
	UNIQUE (session_id, ordinal),
	UNIQUE (session_id, origin, sku),
	CONSTRAINT ordinal_from_1 CHECK (ordinal >= 1),
	CONSTRAINT legal_status CHECK (status IN ('proposed', 'shown', 'accepted', 'declined', 'ignored', 'purchased', 'returned', 'withheld')),
	CONSTRAINT legal_origin CHECK (origin IN ('proactive', 'asked', 'withheld')),
	CONSTRAINT asked_for_has_no_place CHECK ((ordinal IS NULL) = (origin = 'asked')),
	FOREIGN KEY(session_id) REFERENCES selling_session (id)
);
CREATE INDEX ix_offer_ledger_visitor_proposed ON offer_ledger (visitor, proposed_at);
CREATE INDEX ix_offer_ledger_order_number ON offer_ledger (order_number);
CREATE TABLE product (
	sku VARCHAR(60) NOT NULL,
	kind VARCHAR(20) NOT NULL,
	category VARCHAR(60) NOT NULL,
	brand VARCHAR(80) NOT NULL,
	names JSON NOT NULL,
	descriptions JSON NOT NULL,
	prices JSON NOT NULL,
	costs JSON NOT NULL,
	was_prices JSON,
	attributes JSON NOT NULL,
	reviews JSON NOT NULL,
	stock INTEGER CHECK (stock >= 0),
	rating NUMERIC(3, 1),
	rating_count INTEGER NOT NULL,
	family VARCHAR(60),
	tier INTEGER,
	rebuy_days INTEGER,
	picture VARCHAR(200) NOT NULL,
	PRIMARY KEY (sku),
	FOREIGN KEY(category) REFERENCES category (category)
);
CREATE INDEX ix_product_category ON product (category);
CREATE INDEX ix_product_family ON product (family);
CREATE TABLE shop_order (
	id INTEGER NOT NULL,
	number VARCHAR(30),
	cart_id INTEGER,
	visitor VARCHAR(120) NOT NULL,
	customer VARCHAR(60),
	status VARCHAR(20) NOT NULL,
	currency VARCHAR(3) NOT NULL,
	name VARCHAR(120) NOT NULL,
	address TEXT NOT NULL,
	delivery VARCHAR(40) NOT NULL,
	delivery_price BIGINT NOT NULL,
	discount BIGINT NOT NULL,
	points_redeemed INTEGER NOT NULL,
	points_to_earn INTEGER NOT NULL,
	total BIGINT NOT NULL,
	ordered_at DATETIME NOT NULL,
	PRIMARY KEY (id),
	UNIQUE (number),
	UNIQUE (cart_id),
	FOREIGN KEY(cart_id) REFERENCES cart (id)
);
CREATE INDEX ix_shop_order_visitor ON shop_order (visitor);
CREATE INDEX ix_shop_order_customer ON shop_order (customer);
CREATE INDEX ix_shop_order_ordered_at ON shop_order (ordered_at);
CREATE TABLE variant (
	variant VARCHAR(80) NOT NULL,
	sku VARCHAR(60) NOT NULL,
	size VARCHAR(20) NOT NULL,
	colours JSON NOT NULL,
	stock INTEGER NOT NULL CHECK (stock >= 0),
	PRIMARY KEY (variant),
	FOREIGN KEY(sku) REFERENCES product (sku)
);
CREATE INDEX ix_variant_sku ON variant (sku);
CREATE TABLE link (
	sku VARCHAR(60) NOT NULL,
	relation VARCHAR(20) NOT NULL,
	target VARCHAR(60) NOT NULL,
	reasons JSON NOT NULL,
	PRIMARY KEY (sku, relation, target),
	FOREIGN KEY(sku) REFERENCES product (sku),
	FOREIGN KEY(target) REFERENCES product (sku)
);
CREATE TABLE cart_line (
	id INTEGER NOT NULL,
	cart_id INTEGER NOT NULL,
	sku VARCHAR(60) NOT NULL,
	variant VARCHAR(80) NOT NULL,
	quantity INTEGER NOT NULL CHECK (quantity > 0),
	PRIMARY KEY (id),
	UNIQUE (cart_id, sku, variant),
	FOREIGN KEY(cart_id) REFERENCES cart (id),
	FOREIGN KEY(sku) REFERENCES product (sku)
);
CREATE TABLE order_line (
	id INTEGER NOT NULL,
	order_id INTEGER NOT NULL,
	sku VARCHAR(60) NOT NULL,
	variant VARCHAR(80) NOT NULL,
	title VARCHAR(200) NOT NULL,
	quantity INTEGER NOT NULL,
	unit_price BIGINT NOT NULL,
	PRIMARY KEY (id),
	FOREIGN KEY(order_id) REFERENCES shop_order (id)
);
CREATE INDEX ix_order_line_sku ON order_line (sku);
CREATE INDEX ix_order_line_order_id ON order_line (order_id);
CREATE TABLE product_vector (
	sku VARCHAR(60) NOT NULL,
	digest VARCHAR(32) NOT NULL,
	vector BLOB NOT NULL,
	PRIMARY KEY (sku),
	FOREIGN KEY(sku) REFERENCES product (sku) ON DELETE CASCADE
);
