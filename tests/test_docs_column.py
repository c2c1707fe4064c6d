"""A column of a product is added by what docs/catalogue.md says, and by no more."""
import shutil
import subprocess
import sys
import textwrap

import pytest

from tests.documents import ROOT, examples

HOW_TO = ROOT / "docs/catalogue.md"
# Before which line of each file the document's example goes.
PLACES = {
    "actions/shop/loading/check_products.py": "        was_prices=_was_prices(",
    "actions/shop/catalogue/catalogue.py": "    def name(self, language: str) -> str:\n"
    "        return in_language(self.names",
    "actions/shop/models.py": "\n\nclass VariantRow",
}


def the_examples():
    """The Python of the how-to: columns, check, field, column of the table, migration."""
    return [each for each in examples(HOW_TO) if each.language == "python"]


@pytest.fixture
def house(tmp_path):
    """The repository with the column in it."""
    shutil.copytree(ROOT / "actions", tmp_path / "actions")
    for name in ("bot", "data", "tests", "pyproject.toml"):
        (tmp_path / name).symlink_to(ROOT / name)
    names, check, field, column, migration = the_examples()
    for (path, before), each in zip(PLACES.items(), (check, field, column), strict=True):
        insert(tmp_path / path, before, each.text)
    columns = tmp_path / "actions/shop/loading/columns.py"
    assert '"weight_grams", ' in names.text
    insert(columns, '"picture"),\n    texts=("name"', '"weight_grams", ')
    (tmp_path / migration.path).write_text(migration.text)
    return tmp_path


def insert(file, before, text):
    written = file.read_text(encoding="utf-8")
    assert written.count(before) == 1
    file.write_text(written.replace(before, text + before), encoding="utf-8")


def run(house, *arguments):
    ran = subprocess.run(
        [sys.executable, *arguments], cwd=house, capture_output=True, text=True, timeout=120
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout.split("\n")


def test_the_column_goes_from_the_folder_to_the_catalogue(house):
    told = run(house, "-c", textwrap.dedent("""
        from pathlib import Path
        from actions.connectors.csv_folder import CsvFolder
        from actions.connectors.sources import fill_shop
        from actions.shop.catalogue.catalogue_reading import read_catalogue
        from tests.builders import SHOP_FOLDER, a_database, a_shop_folder

        header, first, *rows = SHOP_FOLDER["products.csv"].strip().split("\\n")
        lines = [f"{header},weight_grams", f"{first},250", *(f"{row}," for row in rows)]
        database = a_database(Path())
        fill_shop(database, CsvFolder(a_shop_folder(Path(), {"products.csv": "\\n".join(lines)})))
        with database.read_scope() as db:
            for product in read_catalogue(db).products.values():
                print(product.sku, product.weight_grams)
    """))

    assert "TOAST-2 250" in told
    assert "TOAST-4 None" in told


def test_an_old_shop_gets_it_from_the_migration(house):
    proof = "test_migrations_lead_exactly_to_the_tables_as_declared"

    run(
        house, "-m", "pytest", "tests/databases/test_upgrading.py",
        "-k", f"{proof} and shop and sqlite",
    )
