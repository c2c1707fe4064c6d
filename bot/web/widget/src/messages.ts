// A message of the web channel: made from its JSON Schema, not to be edited.

/** One product, priced in the shopper's currency. */
export interface Card {
  readonly sku: string;
  /** Its name. */
  readonly title: string;
  /** Its brand and kind, as far as known. */
  readonly subtitle: string;
  /** As the locale writes it; a dash where it isn't sold in the currency. */
  readonly price: string;
  /** Before it became cheaper. */
  readonly was_price: string | null;
  /** Its address, from the shop's root. */
  readonly picture: string | null;
  /** Stars of five, as 4.5. */
  readonly rating: string | null;
  /** How many gave them. */
  readonly rating_count: number | null;
  /** A word beside it. */
  readonly note: string | null;
  readonly actions: readonly SealedButton[];
}

/** Products found, as a list that the shopper can count in. */
export interface Cards {
  readonly type: "cards";
  readonly items: readonly StockedCard[];
  /** Code of the language that the payload speaks. */
  readonly language: string;
}

/** The cart as it is now; without lines it is empty, and a cart shown beside the chat too. */
export interface Cart {
  readonly type: "cart";
  readonly lines: readonly Line[];
  /** Null: nothing is in it. */
  readonly subtotal: string | null;
  /** Before delivery. */
  readonly total: string | null;
  readonly actions: readonly SealedButton[];
  /** Code of the language that the payload speaks. */
  readonly language: string;
}

/** Answers to what was asked; typed words will do as well. */
export interface Choices {
  readonly type: "choices";
  readonly items: readonly SealedButton[];
  /** Code of the language that the payload speaks. */
  readonly language: string;
}

/** Two or three products side by side, in what they differ. */
export interface Comparison {
  readonly type: "comparison";
  readonly items: readonly StockedCard[];
  readonly rows: readonly Row[];
  /** Code of the language that the payload speaks. */
  readonly language: string;
}

/** How it gets there. */
export interface Delivery {
  readonly name: string;
  readonly price: string;
}

/** What loyalty points take off. */
export interface Discount {
  /** How many are spent. */
  readonly points: string;
  /** With its sign. */
  readonly amount: string;
}

/** One thing known of a product. */
export interface Fact {
  readonly label: string;
  /** In words, with its unit. */
  readonly value: string;
}

/** So many pieces of one product, in one size and colour. */
export interface Line {
  readonly sku: string;
  /** Its name, with size and colour. */
  readonly title: string;
  readonly quantity: number;
  readonly unit_price: string;
  /** Of all its pieces. */
  readonly total: string;
  /** Its address, from the shop's root. */
  readonly picture: string | null;
}

/** What may be shown of an offer; whatever isn't known is null or empty. */
export interface Offer {
  readonly type: "offer";
  readonly offer_id: string;
  /** Beside what is there, in its place, or for an occasion. */
  readonly kind: "cross_sell" | "up_sell" | "occasion";
  /** By name, as selling.yml calls it. */
  readonly strategy: string;
  /** The shopper wished for suggestions. */
  readonly is_asked: boolean;
  /** The first of the items. */
  readonly item: Card;
  /** Of a set that is offered at once several, each to be added alone. */
  readonly items: readonly Card[];
  /** For each of the items, empty where there is none. */
  readonly reasons: readonly string[];
  /** Of a set, what all of it costs. */
  readonly total: string | null;
  /** Pieces that a yes puts into the cart. */
  readonly quantity: number;
  /** Empty where the gains or the facts speak for themselves. */
  readonly reason: string;
  /** What a better one has over the other. */
  readonly gains: readonly string[];
  /** To what it would replace, with its sign. */
  readonly price_difference: string | null;
  /** What the parts of a bundle cost apart. */
  readonly apart: string | null;
  /** An amount, or of a larger size a share. */
  readonly saved: string | null;
  /** Only where few are. */
  readonly stock_left: number | null;
  /** What a buyer wrote. */
  readonly review: string | null;
  /** Yes, no, tell me more. */
  readonly actions: readonly SealedButton[];
  /** Code of the language that the payload speaks. */
  readonly language: string;
}

/** One product with all that is known of it. */
export interface ProductSheet {
  readonly type: "product";
  readonly item: StockedCard;
  readonly description: string;
  readonly facts: readonly Fact[];
  /** What a buyer wrote. */
  readonly review: string | null;
  /** Code of the language that the payload speaks. */
  readonly language: string;
}

/** A detail asked for, which a browser may know; typed words will do as well. */
export interface Question {
  readonly type: "question";
  readonly asks: "name" | "address" | "phone" | "email";
  readonly actions: readonly SealedButton[];
  /** Code of the language that the payload speaks. */
  readonly language: string;
}

/** An order as it was placed, and where it stands now. */
export interface Receipt {
  readonly type: "receipt";
  readonly order_number: string;
  readonly status: "placed" | "paid" | "shipped" | "delivered" | "cancelled" | "returned";
  readonly lines: readonly Line[];
  /** Of the goods. */
  readonly subtotal: string;
  readonly delivery: Delivery;
  /** Null: no points were spent. */
  readonly discount: Discount | null;
  readonly total: string;
  /** Who gets it. */
  readonly name: string;
  /** Where it goes; empty: it is collected. */
  readonly address: string;
  /** Empty, as the next two, where none was given. */
  readonly phone: string;
  readonly email: string;
  /** For the courier. */
  readonly note: string;
  /** Empty: there is nothing to pay any more. */
  readonly payment_url: string;
  /** Code of the language that the payload speaks. */
  readonly language: string;
}

/** All that would be ordered, for a last look. */
export interface Review {
  readonly type: "review";
  readonly lines: readonly Line[];
  /** Of the goods. */
  readonly subtotal: string;
  /** Who gets it. */
  readonly name: string;
  /** Where it goes; empty: it is collected. */
  readonly address: string;
  /** Empty, as the next two, where none was given. */
  readonly phone: string;
  readonly email: string;
  /** For the courier. */
  readonly note: string;
  readonly delivery: Delivery;
  /** Null: no points are spent. */
  readonly discount: Discount | null;
  readonly total: string;
  readonly actions: readonly SealedButton[];
  /** Code of the language that the payload speaks. */
  readonly language: string;
}

/** One attribute of the products compared, in their order. */
export interface Row {
  readonly label: string;
  /** The better ones end with a star. */
  readonly values: readonly string[];
  /** Places of those better than the rest, from 0. */
  readonly best: readonly number[];
}

/** A button of this conversation. */
export interface SealedButton {
  /** To be sent back when it is pressed. */
  readonly id: string;
  /** In the shopper's words. */
  readonly title: string;
}

/** A card that says whether it can be had. */
export interface StockedCard {
  readonly sku: string;
  /** Its name. */
  readonly title: string;
  /** Its brand and kind, as far as known. */
  readonly subtitle: string;
  /** As the locale writes it; a dash where it isn't sold in the currency. */
  readonly price: string;
  /** Before it became cheaper. */
  readonly was_price: string | null;
  /** Its address, from the shop's root. */
  readonly picture: string | null;
  /** Stars of five, as 4.5. */
  readonly rating: string | null;
  /** How many gave them. */
  readonly rating_count: number | null;
  /** A word beside it. */
  readonly note: string | null;
  readonly actions: readonly SealedButton[];
  /** Then it isn't offered to be added. */
  readonly sold_out: boolean;
}

/** One message of the shop. */
export interface WebMessage {
  /** What it says, complete without the payload. */
  readonly text: string | null;
  /** Answers to the text, beside those of the payload. */
  readonly buttons: readonly SealedButton[];
  /** What may be shown of it. */
  readonly payload: Cards | ProductSheet | Comparison | Choices | Question | Cart | Offer | Review | Receipt | null;
}
