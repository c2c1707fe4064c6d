"""Files that are missing, empty, unreadable or misshapen are mistakes like any other."""
import pytest

from actions.connectors.csv_folder import CsvFolder
from actions.connectors.sources import fill_shop
from actions.shop.loading import RowError, ShopFolderInvalid, read_folder, validate
from tests.builders import PURCHASES, SHOP_FOLDER, a_database, a_shop_folder


def test_refuses_a_missing_folder(tmp_path):
    with pytest.raises(ShopFolderInvalid) as refusal:
        fill_shop(a_database(tmp_path), CsvFolder(tmp_path / "nowhere"))

    reason = "there is no such folder; give the folder that holds shop.yml"
    assert refusal.value.errors == (RowError(str(tmp_path / "nowhere"), None, None, reason),)


@pytest.mark.parametrize("file", [*SHOP_FOLDER, *PURCHASES])
def test_refuses_a_folder_that_lacks_a_file(refused, file):
    reason = "this file is missing; add it to the folder"
    assert refused({file: None}) == [RowError(file, None, None, reason)]


@pytest.mark.parametrize("file", [*SHOP_FOLDER, *PURCHASES])
@pytest.mark.parametrize("text", ["", "\ufeff \n"])
def test_refuses_an_empty_file(refused, file, text):
    reason = "this file is empty; write its header row"
    assert refused({file: text}) == [RowError(file, None, None, reason)]


@pytest.mark.parametrize(
    ("file", "thing"), [("products.csv", "product"), ("categories.csv", "category")]
)
def test_refuses_a_catalogue_without_rows(tmp_path, file, thing):
    headers = {name: text.splitlines()[0] + "\n" for name, text in SHOP_FOLDER.items()}
    folder = a_shop_folder(tmp_path, {**headers, "shop.yml": SHOP_FOLDER["shop.yml"]})

    with pytest.raises(ShopFolderInvalid) as refusal:
        validate(read_folder(folder))

    reason = f"has no rows; add at least one {thing}"
    assert RowError(file, None, None, reason) in refusal.value.errors


@pytest.mark.parametrize(
    ("encoded", "line"),
    [(b"category,name_en\ntoasters,Toasters\ncoffee,Caf\xe9\n", 3), ("kopi".encode("utf-16"), 1)],
)
def test_refuses_text_that_is_not_utf_8(tmp_path, encoded, line):
    folder = a_shop_folder(tmp_path)
    (folder / "categories.csv").write_bytes(encoded)

    with pytest.raises(ShopFolderInvalid) as refusal:
        fill_shop(a_database(tmp_path), CsvFolder(folder))

    reason = "is not UTF-8 text; save the file as UTF-8 (in a spreadsheet: “CSV UTF-8”)"
    assert refusal.value.errors == (RowError("categories.csv", line, None, reason),)


def test_refuses_a_folder_in_the_place_of_a_file(tmp_path):
    folder = a_shop_folder(tmp_path, {"links.csv": None})
    (folder / "links.csv").mkdir()

    with pytest.raises(ShopFolderInvalid) as refusal:
        fill_shop(a_database(tmp_path), CsvFolder(folder))

    reason = "can't be read (Is a directory); check that it is a file you may open"
    assert refusal.value.errors == (RowError("links.csv", None, None, reason),)


COMMAS = "columns are not separated by commas; save the file as CSV with commas"


@pytest.mark.parametrize(
    ("file", "old", "new", "line", "reason"),
    [
        ("links.csv", "sku,relation,target,reason_en,reason_id", "sku;relation;target", 1, COMMAS),
        ("links.csv", "sku,relation,target,reason_en,reason_id", "sku\trelation", 1, COMMAS),
        (
            "products.csv", "review_id", "review_en", 1,
            "the header repeats review_en; give each column a name of its own",
        ),
        (
            "categories.csv", "Coffee,Kopi", "Coffee, hot,Kopi", 3,
            "has 6 cells where the header has 5; put a text that holds commas between quotes",
        ),
        (
            "categories.csv", "coffee,Coffee,Kopi,", "coffee\nCoffee,Kopi,", 3,
            "has 1 cells where the header has 5; put a text that holds commas between quotes",
        ),
        (
            "categories.csv", "kopi|biji kopi", '"kopi', 3,
            "is not CSV: unexpected end of data; check the quotes from here on",
        ),
    ],
)
def test_refuses_a_misshapen_file(refused_after, file, old, new, line, reason):
    assert RowError(file, line, None, reason) in refused_after(file, old, new)


ENDS = " rename or remove it (languages and currencies are those of shop.yml)"


@pytest.mark.parametrize(
    ("file", "old", "new", "column", "reason"),
    [
        ("categories.csv", "category,", "group,", "category", "missing"),
        ("products.csv", "IDR,stock", "EUR,stock", "cost_IDR", "missing"),
        (
            "products.csv", "IDR,stock", "EUR,stock", "cost_EUR",
            "no such column (did you mean cost_IDR?);" + ENDS,
        ),
        (
            "products.csv", "rebuy_days", "rebuydays", "rebuydays",
            "no such column (did you mean rebuy_days?);" + ENDS,
        ),
        ("products.csv", "review_id", "comment", "comment", "no such column;" + ENDS),
        (
            "products.csv", "name_en,name_id", "nom,nome", "name_en",
            "this column is missing; add at least one of name_en, name_id",
        ),
    ],
)
def test_refuses_a_wrong_header(refused_after, file, old, new, column, reason):
    missing = "this column is missing; add it to the header"
    expected = RowError(file, 1, column, missing if reason == "missing" else reason)
    assert expected in refused_after(file, old, new)


def test_refuses_shop_yml_that_holds_something_else(refused):
    reason = "must hold name, languages, currencies, delivery; write each as `key: value`"
    assert refused({"shop.yml": "- a list\n"}) == [RowError("shop.yml", 1, None, reason)]


def test_reports_the_mistakes_of_all_files_at_once_in_their_order(refused):
    errors = refused(
        {
            "shop.yml": SHOP_FOLDER["shop.yml"].replace("id: IDR", "id: RUPIAH"),
            "products.csv": SHOP_FOLDER["products.csv"]
            .replace("9.50,", "free,")
            .replace("192000,5,", "192000,five,"),
            "links.csv": None,
            "orders.csv": PURCHASES["orders.csv"].replace("returned", "lost"),
        }
    )

    assert [str(error) for error in errors] == [
        "shop.yml line 3, currencies.id: 'RUPIAH' is not a currency;"
        " write its ISO 4217 code such as USD",
        "products.csv line 2, stock: 'five' is not a whole number of 0 or more;"
        " write one such as 12",
        "products.csv line 4, price_USD: 'free' is not an amount;"
        " write digits and at most two decimals, such as 39.90",
        "links.csv: this file is missing; add it to the folder",
        "orders.csv line 3, status: 'lost' is not allowed;"
        " write one of: paid, delivered, cancelled, returned",
    ]


def test_a_text_over_several_lines_keeps_the_line_numbers_right(refused):
    products = SHOP_FOLDER["products.csv"].replace("Small.", '"Small\nand\nneat."')

    errors = refused({"products.csv": products.replace("4.6,120", "6,120")})

    assert [(error.line, error.column) for error in errors] == [(5, "rating")]
