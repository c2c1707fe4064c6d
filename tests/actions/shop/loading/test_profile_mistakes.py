"""Every mistake in shop.yml is reported with its line and fix."""
import pytest

from actions.shop.loading import RowError

# What is replaced by what, and the line, column and reason that are reported.
PROFILE_MISTAKES = [
    (
        "delivery:\n", "never_found: shoes\ndelivery:\n", 4, "never_found",
        "must be a list of SKUs and categories such as [GIFT-1, services]; write it so",
    ),
    (
        "delivery:\n", "never_found:\n  - NOTHING-9\ndelivery:\n", 5, "never_found.0",
        "'NOTHING-9' is neither a SKU nor a category; correct or remove it",
    ),
    (
        "name: Toko Contoh\n", "", 1, "name",
        "is missing; add it",
    ),
    (
        "[en, id]", "en", 2, "languages",
        "must be a list such as [en, id]; write it so",
    ),
    (
        "[en, id]", "[en, Indonesian]", 2, "languages.1",
        "'Indonesian' is not a language code; write two letters such as en",
    ),
    (
        "{en: USD, id: IDR}", "{en: USD}", 3, "currencies.id",
        "is missing; add the currency of this language",
    ),
    (
        "{en: USD, id: IDR}", "{en: USD, id: RUPIAH}", 3, "currencies.id",
        "'RUPIAH' is not a currency; write its ISO 4217 code such as USD",
    ),
    (
        "{en: USD, id: IDR}", "{en: USD, id: IDR, fr: EUR}", 3, "currencies.fr",
        "is not among the languages; add it there or remove it here",
    ),
    (
        "\"20000\"}", "\"free\"}", 7, "delivery.0.price.IDR",
        "'free' is not a price of zero or more; write one such as 5.00",
    ),
    (
        ", IDR: \"20000\"", "", 7, "delivery.0.price.IDR",
        "is missing; add the price in this currency",
    ),
    (
        "USD: \"3.00\"", "USD: -3", 7, "delivery.0.price.USD",
        "'-3' is not a price of zero or more; write one such as 5.00",
    ),
    (
        "    days: \"2-4\"\n", "", 5, "delivery.0.days",
        "is missing; add it",
    ),
    (
        "    days:", "    hours: 9\n    days:", 8, "delivery.0.hours",
        "is not known; rename or remove it",
    ),
    (
        "{en: Standard delivery, id: Pengiriman reguler}", "{}", 6, "delivery.0.name",
        "has no text; write `en: …` or another language of the shop",
    ),
    (
        "    days: \"2-4\"\n",
        "    days: \"2-4\"\n"
        "  - {id: standard, name: {en: Again}, price: {USD: 1, IDR: 1}, days: 1}\n",
        9, "delivery.1.id",
        "'standard' is there twice; give each option an id of its own",
    ),
    (
        "delivery:\n", "slogan: Hi\ndelivery:\n", 4, "slogan",
        "is not known; rename or remove it",
    ),
    (
        "delivery:\n", "contact: by phone\ndelivery:\n", 4, "contact",
        "must hold email, phone, whatsapp, call_back, answers; write each as `key: value`",
    ),
    (
        "delivery:\n", "contact:\n  fax: 1\ndelivery:\n", 5, "contact.fax",
        "is not known; rename or remove it",
    ),
    (
        "delivery:\n", "contact:\n  email: help at shop\ndelivery:\n", 5, "contact.email",
        "'help at shop' is not an e-mail address; write one such as help@shop.example",
    ),
    (
        "delivery:\n", "contact:\n  phone: \"0812 3456 7890\"\ndelivery:\n", 5, "contact.phone",
        "'0812 3456 7890' is not a phone number with its country's code; write \"+62 …\"",
    ),
    (
        "delivery:\n", "contact:\n  whatsapp: 628123456\ndelivery:\n", 5, "contact.whatsapp",
        "'628123456' is not a phone number with its country's code; write \"+62 …\"",
    ),
    (
        "delivery:\n", "contact:\n  call_back: sometimes\ndelivery:\n", 5, "contact.call_back",
        "'sometimes' is neither; write true or false",
    ),
    (
        "delivery:\n", "contact:\n  answers: {fr: en semaine}\ndelivery:\n", 5,
        "contact.answers", "has no text; write `en: …` or another language of the shop",
    ),
    (
        "[en, id]", "[en, id", 3, None,
        "is not YAML: expected ',' or ']', but got ':'; check the indentation and quotes here",
    ),
]


@pytest.mark.parametrize(("old", "new", "line", "column", "reason"), PROFILE_MISTAKES)
def test_refuses_a_profile_mistake(refused_after, old, new, line, column, reason):
    errors = refused_after("shop.yml", old, new)

    assert errors == [RowError("shop.yml", line, column, reason)]
