CREATE TABLE button (
	conversation VARCHAR(64) NOT NULL,
	id VARCHAR(32) NOT NULL,
	payload TEXT NOT NULL,
	title TEXT NOT NULL,
	PRIMARY KEY (conversation, id)
);
CREATE TABLE seen_message (
	conversation VARCHAR(64) NOT NULL,
	message_id VARCHAR(64) NOT NULL,
	turn INTEGER NOT NULL,
	is_failed BOOLEAN NOT NULL,
	PRIMARY KEY (conversation, message_id),
	UNIQUE (conversation, turn)
);
CREATE TABLE event (
	conversation VARCHAR(64) NOT NULL,
	ordinal INTEGER NOT NULL,
	type VARCHAR(64) NOT NULL,
	timestamp FLOAT NOT NULL,
	data TEXT NOT NULL,
	PRIMARY KEY (conversation, ordinal)
);
CREATE TABLE snapshot (
	conversation VARCHAR(64) NOT NULL,
	next_ordinal INTEGER NOT NULL,
	data TEXT NOT NULL,
	PRIMARY KEY (conversation)
);
