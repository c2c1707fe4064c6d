CREATE TABLE public.attribute (
    attribute character varying(60) NOT NULL,
    type character varying(10) NOT NULL,
    unit character varying(20) NOT NULL,
    labels json NOT NULL,
    synonyms json NOT NULL,
    better character varying(10) NOT NULL,
    gains json NOT NULL
);
CREATE TABLE public.cart (
    id integer NOT NULL,
    visitor character varying(120) NOT NULL,
    open_for character varying(120),
    currency character varying(3) NOT NULL,
    last_message character varying(200) NOT NULL,
    reviewed json,
    reward character varying(40),
    updated_at timestamp without time zone NOT NULL
);
CREATE SEQUENCE public.cart_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.cart_id_seq OWNED BY public.cart.id;
CREATE TABLE public.cart_line (
    id integer NOT NULL,
    cart_id integer NOT NULL,
    sku character varying(60) NOT NULL,
    variant character varying(80) NOT NULL,
    quantity integer NOT NULL,
    CONSTRAINT cart_line_quantity_check CHECK ((quantity > 0))
);
CREATE SEQUENCE public.cart_line_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.cart_line_id_seq OWNED BY public.cart_line.id;
CREATE TABLE public.category (
    category character varying(60) NOT NULL,
    names json NOT NULL,
    synonyms json NOT NULL
);
CREATE TABLE public.customer (
    customer character varying(60) NOT NULL,
    name character varying(120) NOT NULL,
    email character varying(200) NOT NULL,
    city character varying(80) NOT NULL,
    language character varying(5) NOT NULL,
    loyalty_tier character varying(20) NOT NULL,
    joined timestamp without time zone,
    consent boolean
);
CREATE TABLE public.handover (
    id integer NOT NULL,
    visitor character varying(120) NOT NULL,
    conversation character varying(80) NOT NULL,
    reason character varying(20) NOT NULL,
    is_open boolean NOT NULL,
    asked_at timestamp without time zone NOT NULL
);
CREATE SEQUENCE public.handover_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.handover_id_seq OWNED BY public.handover.id;
CREATE TABLE public.learned_chance (
    context character varying(60) NOT NULL,
    strategy character varying(40) NOT NULL,
    chance double precision NOT NULL,
    shown integer NOT NULL,
    accepted integer NOT NULL,
    learned_at timestamp without time zone NOT NULL
);
CREATE TABLE public.learned_companion (
    run integer NOT NULL,
    relation character varying(10) NOT NULL,
    sku character varying(60) NOT NULL,
    rank integer NOT NULL,
    companion character varying(60) NOT NULL,
    buyers integer NOT NULL,
    out_of integer NOT NULL,
    CONSTRAINT learned_companion_check CHECK ((buyers <= out_of))
);
CREATE TABLE public.learned_deal (
    run integer NOT NULL,
    category character varying(60) NOT NULL,
    kind character varying(20) NOT NULL,
    rank integer NOT NULL,
    sku character varying(60) NOT NULL,
    sold integer NOT NULL,
    days integer NOT NULL
);
CREATE TABLE public.learned_peer_pick (
    run integer NOT NULL,
    customer character varying(60) NOT NULL,
    rank integer NOT NULL,
    sku character varying(60) NOT NULL,
    buyers integer NOT NULL,
    out_of integer NOT NULL,
    CONSTRAINT learned_peer_pick_check CHECK ((buyers <= out_of))
);
CREATE TABLE public.learning_run (
    id integer NOT NULL,
    started_at timestamp without time zone NOT NULL,
    learned_at timestamp without time zone
);
CREATE SEQUENCE public.learning_run_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.learning_run_id_seq OWNED BY public.learning_run.id;
CREATE TABLE public.link (
    sku character varying(60) NOT NULL,
    relation character varying(20) NOT NULL,
    target character varying(60) NOT NULL,
    reasons json NOT NULL
);
CREATE TABLE public.offer_decision (
    id integer NOT NULL,
    session_id character varying(32) NOT NULL,
    decided_at timestamp without time zone NOT NULL,
    turn integer NOT NULL,
    stage character varying(20) NOT NULL,
    outcome character varying(40) NOT NULL,
    offer_id character varying(32),
    verdicts json NOT NULL
);
CREATE SEQUENCE public.offer_decision_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.offer_decision_id_seq OWNED BY public.offer_decision.id;
CREATE TABLE public.offer_ledger (
    id character varying(32) NOT NULL,
    session_id character varying(32) NOT NULL,
    ordinal integer,
    origin character varying(12) NOT NULL,
    visitor character varying(120) NOT NULL,
    customer character varying(60),
    conversation character varying(80) NOT NULL,
    channel character varying(40) NOT NULL,
    strategy character varying(40) NOT NULL,
    kind character varying(20) NOT NULL,
    act character varying(10) NOT NULL,
    sku character varying(60) NOT NULL,
    anchor character varying(60),
    quantity integer NOT NULL,
    context character varying(60) NOT NULL,
    propensity double precision NOT NULL,
    price bigint NOT NULL,
    currency character varying(3) NOT NULL,
    status character varying(20) NOT NULL,
    turn integer NOT NULL,
    proposed_at timestamp without time zone NOT NULL,
    answered_at timestamp without time zone,
    order_number character varying(30),
    CONSTRAINT asked_for_has_no_place CHECK (((ordinal IS NULL) = ((origin)::text = 'asked'::text))),
    CONSTRAINT legal_origin CHECK (((origin)::text = ANY ((ARRAY['proactive'::character varying, 'asked'::character varying, 'withheld'::character varying])::text[]))),
    CONSTRAINT legal_status CHECK (((status)::text = ANY ((ARRAY['proposed'::character varying, 'shown'::character varying, 'accepted'::character varying, 'declined'::character varying, 'ignored'::character varying, 'purchased'::character varying, 'returned'::character varying, 'withheld'::character varying])::text[]))),
    CONSTRAINT ordinal_from_1 CHECK ((ordinal >= 1))
);
CREATE TABLE public.offer_preference (
    visitor character varying(120) NOT NULL,
    stopped boolean NOT NULL,
    changed_at timestamp without time zone NOT NULL
);
CREATE TABLE public.order_line (
    id integer NOT NULL,
    order_id integer NOT NULL,
    sku character varying(60) NOT NULL,
    variant character varying(80) NOT NULL,
    title character varying(200) NOT NULL,
    quantity integer NOT NULL,
    unit_price bigint NOT NULL
);
CREATE SEQUENCE public.order_line_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.order_line_id_seq OWNED BY public.order_line.id;
CREATE TABLE public.points_entry (
    id integer NOT NULL,
    customer character varying(60) NOT NULL,
    order_number character varying(30),
    kind character varying(20) NOT NULL,
    points integer NOT NULL,
    at timestamp without time zone NOT NULL
);
CREATE SEQUENCE public.points_entry_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.points_entry_id_seq OWNED BY public.points_entry.id;
CREATE TABLE public.product (
    sku character varying(60) NOT NULL,
    kind character varying(20) NOT NULL,
    category character varying(60) NOT NULL,
    brand character varying(80) NOT NULL,
    names json NOT NULL,
    descriptions json NOT NULL,
    prices json NOT NULL,
    costs json NOT NULL,
    was_prices json,
    attributes json NOT NULL,
    reviews json NOT NULL,
    stock integer,
    rating numeric(3,1),
    rating_count integer NOT NULL,
    family character varying(60),
    tier integer,
    rebuy_days integer,
    picture character varying(200) NOT NULL,
    CONSTRAINT product_stock_check CHECK ((stock >= 0))
);
CREATE TABLE public.product_vector (
    sku character varying(60) NOT NULL,
    digest character varying(32) NOT NULL,
    vector bytea NOT NULL
);
CREATE TABLE public.selling_session (
    id character varying(32) NOT NULL,
    visitor character varying(120) NOT NULL,
    ordinal integer NOT NULL,
    started_at timestamp without time zone NOT NULL,
    last_seen_at timestamp without time zone NOT NULL,
    declines_in_row integer NOT NULL,
    CONSTRAINT selling_session_ordinal_check CHECK ((ordinal >= 1))
);
CREATE TABLE public.shop_order (
    id integer NOT NULL,
    number character varying(30),
    cart_id integer,
    visitor character varying(120) NOT NULL,
    customer character varying(60),
    status character varying(20) NOT NULL,
    currency character varying(3) NOT NULL,
    name character varying(120) NOT NULL,
    address text NOT NULL,
    delivery character varying(40) NOT NULL,
    delivery_price bigint NOT NULL,
    discount bigint NOT NULL,
    points_redeemed integer NOT NULL,
    points_to_earn integer NOT NULL,
    total bigint NOT NULL,
    ordered_at timestamp without time zone NOT NULL
);
CREATE SEQUENCE public.shop_order_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.shop_order_id_seq OWNED BY public.shop_order.id;
CREATE TABLE public.shop_state (
    key character varying(40) NOT NULL,
    value json NOT NULL
);
CREATE TABLE public.variant (
    variant character varying(80) NOT NULL,
    sku character varying(60) NOT NULL,
    size character varying(20) NOT NULL,
    colours json NOT NULL,
    stock integer NOT NULL,
    CONSTRAINT variant_stock_check CHECK ((stock >= 0))
);
ALTER TABLE ONLY public.cart ALTER COLUMN id SET DEFAULT nextval('public.cart_id_seq'::regclass);
ALTER TABLE ONLY public.cart_line ALTER COLUMN id SET DEFAULT nextval('public.cart_line_id_seq'::regclass);
ALTER TABLE ONLY public.handover ALTER COLUMN id SET DEFAULT nextval('public.handover_id_seq'::regclass);
ALTER TABLE ONLY public.learning_run ALTER COLUMN id SET DEFAULT nextval('public.learning_run_id_seq'::regclass);
ALTER TABLE ONLY public.offer_decision ALTER COLUMN id SET DEFAULT nextval('public.offer_decision_id_seq'::regclass);
ALTER TABLE ONLY public.order_line ALTER COLUMN id SET DEFAULT nextval('public.order_line_id_seq'::regclass);
ALTER TABLE ONLY public.points_entry ALTER COLUMN id SET DEFAULT nextval('public.points_entry_id_seq'::regclass);
ALTER TABLE ONLY public.shop_order ALTER COLUMN id SET DEFAULT nextval('public.shop_order_id_seq'::regclass);
ALTER TABLE ONLY public.attribute
    ADD CONSTRAINT attribute_pkey PRIMARY KEY (attribute);
ALTER TABLE ONLY public.cart_line
    ADD CONSTRAINT cart_line_cart_id_sku_variant_key UNIQUE (cart_id, sku, variant);
ALTER TABLE ONLY public.cart_line
    ADD CONSTRAINT cart_line_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.cart
    ADD CONSTRAINT cart_open_for_key UNIQUE (open_for);
ALTER TABLE ONLY public.cart
    ADD CONSTRAINT cart_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.category
    ADD CONSTRAINT category_pkey PRIMARY KEY (category);
ALTER TABLE ONLY public.customer
    ADD CONSTRAINT customer_pkey PRIMARY KEY (customer);
ALTER TABLE ONLY public.handover
    ADD CONSTRAINT handover_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.learned_chance
    ADD CONSTRAINT learned_chance_pkey PRIMARY KEY (context, strategy);
ALTER TABLE ONLY public.learned_companion
    ADD CONSTRAINT learned_companion_pkey PRIMARY KEY (run, relation, sku, rank);
ALTER TABLE ONLY public.learned_deal
    ADD CONSTRAINT learned_deal_pkey PRIMARY KEY (run, category, kind, rank);
ALTER TABLE ONLY public.learned_peer_pick
    ADD CONSTRAINT learned_peer_pick_pkey PRIMARY KEY (run, customer, rank);
ALTER TABLE ONLY public.learning_run
    ADD CONSTRAINT learning_run_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.link
    ADD CONSTRAINT link_pkey PRIMARY KEY (sku, relation, target);
ALTER TABLE ONLY public.offer_decision
    ADD CONSTRAINT offer_decision_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.offer_ledger
    ADD CONSTRAINT offer_ledger_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.offer_ledger
    ADD CONSTRAINT offer_ledger_session_id_ordinal_key UNIQUE (session_id, ordinal);
ALTER TABLE ONLY public.offer_ledger
    ADD CONSTRAINT offer_ledger_session_id_origin_sku_key UNIQUE (session_id, origin, sku);
ALTER TABLE ONLY public.offer_preference
    ADD CONSTRAINT offer_preference_pkey PRIMARY KEY (visitor);
ALTER TABLE ONLY public.order_line
    ADD CONSTRAINT order_line_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.points_entry
    ADD CONSTRAINT points_entry_order_number_kind_key UNIQUE (order_number, kind);
ALTER TABLE ONLY public.points_entry
    ADD CONSTRAINT points_entry_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.product
    ADD CONSTRAINT product_pkey PRIMARY KEY (sku);
ALTER TABLE ONLY public.product_vector
    ADD CONSTRAINT product_vector_pkey PRIMARY KEY (sku);
ALTER TABLE ONLY public.selling_session
    ADD CONSTRAINT selling_session_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.selling_session
    ADD CONSTRAINT selling_session_visitor_ordinal_key UNIQUE (visitor, ordinal);
ALTER TABLE ONLY public.shop_order
    ADD CONSTRAINT shop_order_cart_id_key UNIQUE (cart_id);
ALTER TABLE ONLY public.shop_order
    ADD CONSTRAINT shop_order_number_key UNIQUE (number);
ALTER TABLE ONLY public.shop_order
    ADD CONSTRAINT shop_order_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.shop_state
    ADD CONSTRAINT shop_state_pkey PRIMARY KEY (key);
ALTER TABLE ONLY public.variant
    ADD CONSTRAINT variant_pkey PRIMARY KEY (variant);
CREATE INDEX ix_cart_visitor ON public.cart USING btree (visitor);
CREATE INDEX ix_handover_conversation ON public.handover USING btree (conversation);
CREATE INDEX ix_offer_decision_decided_at ON public.offer_decision USING btree (decided_at);
CREATE INDEX ix_offer_decision_session_id ON public.offer_decision USING btree (session_id);
CREATE INDEX ix_offer_ledger_order_number ON public.offer_ledger USING btree (order_number);
CREATE INDEX ix_offer_ledger_visitor_proposed ON public.offer_ledger USING btree (visitor, proposed_at);
CREATE INDEX ix_order_line_order_id ON public.order_line USING btree (order_id);
CREATE INDEX ix_order_line_sku ON public.order_line USING btree (sku);
CREATE INDEX ix_points_entry_customer ON public.points_entry USING btree (customer);
CREATE INDEX ix_product_category ON public.product USING btree (category);
CREATE INDEX ix_product_family ON public.product USING btree (family);
CREATE INDEX ix_shop_order_customer ON public.shop_order USING btree (customer);
CREATE INDEX ix_shop_order_ordered_at ON public.shop_order USING btree (ordered_at);
CREATE INDEX ix_shop_order_visitor ON public.shop_order USING btree (visitor);
CREATE INDEX ix_variant_sku ON public.variant USING btree (sku);
ALTER TABLE ONLY public.cart_line
    ADD CONSTRAINT cart_line_cart_id_fkey FOREIGN KEY (cart_id) REFERENCES public.cart(id);
ALTER TABLE ONLY public.cart_line
    ADD CONSTRAINT cart_line_sku_fkey FOREIGN KEY (sku) REFERENCES public.product(sku);
ALTER TABLE ONLY public.link
    ADD CONSTRAINT link_sku_fkey FOREIGN KEY (sku) REFERENCES public.product(sku);
ALTER TABLE ONLY public.link
    ADD CONSTRAINT link_target_fkey FOREIGN KEY (target) REFERENCES public.product(sku);
ALTER TABLE ONLY public.offer_ledger
    ADD CONSTRAINT offer_ledger_session_id_fkey FOREIGN KEY (session_id) REFERENCES public.selling_session(id);
ALTER TABLE ONLY public.order_line
    ADD CONSTRAINT order_line_order_id_fkey FOREIGN KEY (order_id) REFERENCES public.shop_order(id);
ALTER TABLE ONLY public.product
    ADD CONSTRAINT product_category_fkey FOREIGN KEY (category) REFERENCES public.category(category);
ALTER TABLE ONLY public.product_vector
    ADD CONSTRAINT product_vector_sku_fkey FOREIGN KEY (sku) REFERENCES public.product(sku) ON DELETE CASCADE;
ALTER TABLE ONLY public.shop_order
    ADD CONSTRAINT shop_order_cart_id_fkey FOREIGN KEY (cart_id) REFERENCES public.cart(id);
ALTER TABLE ONLY public.variant
    ADD CONSTRAINT variant_sku_fkey FOREIGN KEY (sku) REFERENCES public.product(sku);
