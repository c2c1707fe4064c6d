"""The third pack says what packs say: a table under another name would never be heard."""
from actions.language.packs import FOLDER, Pack
from tests.languages.third_language import PACK
from tests.test_words_of_languages import tables


def test_it_has_no_table_that_the_packs_here_lack():
    here = [tables(Pack(folder.name, folder)) for folder in FOLDER.iterdir()]

    assert tables(Pack(PACK.name, PACK)).keys() <= {name for each in here for name in each}
