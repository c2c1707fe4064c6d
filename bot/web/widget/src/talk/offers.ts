// What becomes of offers and orders, told to the page around.
import type { Offer, WebMessage } from "../messages";
import { announce } from "../settings";

const TAKE = 0; // an offer's buttons: yes, no, tell me more
const DECLINE = 1;

export class ShopEvents {
  private readonly offers = new Map<string, { readonly offer: Offer; readonly place: number }>();

  /** `isNews` is false for what was said before the page was loaded. */
  heard(message: WebMessage, lastPayload: string | null, isNews: boolean): void {
    const { payload } = message;
    if (payload?.type === "offer") {
      payload.actions.forEach(({ id }, place) => {
        this.offers.set(id, { offer: payload, place });
      });
    }
    if (!isNews) return;
    announce("message", { from: "shop", payload: payload?.type ?? null });
    if (payload?.type === "offer") announce("offer-shown", detailOf(payload));
    // A receipt may be shown again; only after a review has the order just been placed.
    if (payload?.type === "receipt" && lastPayload === "review") {
      announce("order-placed", { order_number: payload.order_number, total: payload.total });
    }
  }

  said(button: string | undefined): void {
    announce("message", { from: "shopper", payload: null });
    const { offer, place } = this.offers.get(button ?? "") ?? { offer: null, place: -1 };
    if (offer && place === TAKE) announce("offer-accepted", detailOf(offer));
    if (offer && place === DECLINE) announce("offer-declined", detailOf(offer));
  }
}

function detailOf({ offer_id, kind, strategy, items }: Offer): Readonly<Record<string, unknown>> {
  return { offer_id, kind, strategy, skus: items.map(({ sku }) => sku) };
}
