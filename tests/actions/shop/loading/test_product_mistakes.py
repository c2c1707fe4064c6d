"""Every mistake in the products file is reported with its line and fix."""
import pytest

from actions.shop.loading import RowError

# What is replaced by what, and the line, column and reason that are reported.
PRODUCT_MISTAKES = [
    (
        "CARE,", "BEANS,warranty,toasters,,B,,B,,1,1,1,1,,,,,,,,,\nCARE,", 5, "sku",
        "'BEANS' is on line 4 already; give every product its own",
    ),
    (
        "CARE,", "CARE 2,warranty,toasters,,B,,B,,1,1,1,1,,,,,,,,,\nCARE,", 5, "sku",
        "'CARE 2' is not an id; use letters, digits and . : / + - _ only",
    ),
    (
        "TOAST-4,product", "TOAST-4,gadget", 3, "kind",
        "'gadget' is not allowed; write one of: product, service, warranty, sample, plan, "
        "bundle",
    ),
    (
        "TOAST-4,product,toasters", "TOAST-4,product,toaster", 3, "category",
        "'toaster' is not in categories.csv (did you mean toasters?); add it there or "
        "correct it here",
    ),
    (
        "TOAST-4,product,toasters", "TOAST-4,product,", 3, "category",
        "is empty; write it",
    ),
    (
        "Four Slots,Empat Slot", ",", 3, "name_en",
        "is empty; write the name in at least one language",
    ),
    (
        "Big.,Besar.", ",", 3, "description_en",
        "is empty; write the description in at least one language",
    ),
    (
        "40.00,640000", "0,640000", 3, "price_USD",
        "is zero; write a price above zero",
    ),
    (
        "40.00,640000", "-40,640000", 3, "price_USD",
        "'-40' is not an amount; write digits and at most two decimals, such as 39.90",
    ),
    (
        "40.00,640000", ",640000", 3, "price_USD",
        "is empty; write the amount, such as 39.90",
    ),
    (
        "40.00,640000", "40.001,640000", 3, "price_USD",
        "'40.001' is not an amount; write digits and at most two decimals, such as 39.90",
    ),
    (
        "40.00,640000", "$40,640000", 3, "price_USD",
        "'$40' is not an amount; write digits and at most two decimals, such as 39.90",
    ),
    (
        "24.00,384000", "41,384000", 3, "cost_USD",
        "41 is above the price 40.00; correct one of the two",
    ),
    (
        "24.00,384000", ",384000", 3, "cost_USD",
        "is empty; write the amount, such as 39.90",
    ),
    (
        ",3,4.6", ",-3,4.6", 3, "stock",
        "'-3' is not a whole number of 0 or more; write one such as 12",
    ),
    (
        ",3,4.6", ",2.5,4.6", 3, "stock",
        "'2.5' is not a whole number of 0 or more; write one such as 12",
    ),
    (
        ",3,4.6", ",,4.6", 3, "stock",
        "is empty, which means unlimited; write how many of this product there are",
    ),
    (
        ",3,4.6", ",3,5.1", 3, "rating",
        "'5.1' is not between 0 and 5; write one such as 4.6",
    ),
    (
        ",3,4.6", ",3,good", 3, "rating",
        "'good' is not a number; write digits with a point, such as 39.90",
    ),
    (
        "4.6,120", "4.6,many", 3, "rating_count",
        "'many' is not a whole number of 0 or more; write one such as 120",
    ),
    (
        "toast,2,", "toast,1,", 3, "tier",
        "'toast 1' is on line 2 already; give the products of a family different tiers",
    ),
    (
        "toast,2,", "toast,4,", 3, "tier",
        "'4' is above 3; write 1 (good), 2 (better) or 3 (best)",
    ),
    (
        "toast,2,", "toast,,", 3, "tier",
        "is empty though there is a family; write 1, 2 or 3, or empty both",
    ),
    (
        "toast,2,", ",2,", 3, "family",
        "is empty though there is a tier; name the family or empty both",
    ),
    (
        "toast,2,", "toast,best,", 3, "tier",
        "'best' is not a whole number of 1 or more; write one such as 1, 2 or 3",
    ),
    (
        ",21,", ",0,", 4, "rebuy_days",
        "'0' is not a whole number of 1 or more; write one such as 30",
    ),
    (
        ",21,", ",often,", 4, "rebuy_days",
        "'often' is not a whole number of 1 or more; write one such as 30",
    ),
    (
        "toast-2.svg", "toast-9.svg", 2, "picture",
        "pictures/toast-9.svg is not there; add the file or empty the cell",
    ),
    (
        "Kawan",
        "KKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKK",
        4, "brand",
        "has 81 characters; shorten it to 80",
    ),
    (
        "review_id", "review_en", 1, None,
        "the header repeats review_en; give each column a name of its own",
    ),
]


@pytest.mark.parametrize(("old", "new", "line", "column", "reason"), PRODUCT_MISTAKES)
def test_refuses_a_product_mistake(refused_after, old, new, line, column, reason):
    errors = refused_after("products.csv", old, new)

    assert errors == [RowError("products.csv", line, column, reason)]
