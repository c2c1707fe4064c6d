CREATE TABLE public.button (
    conversation character varying(64) NOT NULL,
    id character varying(32) NOT NULL,
    payload text NOT NULL,
    title text NOT NULL
);
CREATE TABLE public.event (
    conversation character varying(64) NOT NULL,
    ordinal integer NOT NULL,
    type character varying(64) NOT NULL,
    "timestamp" double precision NOT NULL,
    data text NOT NULL
);
CREATE TABLE public.seen_message (
    conversation character varying(64) NOT NULL,
    message_id character varying(64) NOT NULL,
    turn integer NOT NULL,
    is_failed boolean NOT NULL
);
CREATE TABLE public.snapshot (
    conversation character varying(64) NOT NULL,
    next_ordinal integer NOT NULL,
    data text NOT NULL
);
ALTER TABLE ONLY public.button
    ADD CONSTRAINT button_pkey PRIMARY KEY (conversation, id);
ALTER TABLE ONLY public.event
    ADD CONSTRAINT event_pkey PRIMARY KEY (conversation, ordinal);
ALTER TABLE ONLY public.seen_message
    ADD CONSTRAINT seen_message_conversation_turn_key UNIQUE (conversation, turn);
ALTER TABLE ONLY public.seen_message
    ADD CONSTRAINT seen_message_pkey PRIMARY KEY (conversation, message_id);
ALTER TABLE ONLY public.snapshot
    ADD CONSTRAINT snapshot_pkey PRIMARY KEY (conversation);
