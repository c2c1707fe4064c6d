"""Debian's Chromium, driven by Playwright."""
import shutil

import pytest
from playwright.sync_api import sync_playwright

CHROMIUM_FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--no-first-run",
]
PHONE = {"width": 390, "height": 844}


# A module's, not the run's: while Playwright is open its event loop runs, and async tests can't.
@pytest.fixture(scope="module")
def browser():
    program = shutil.which("chromium")
    assert program, "The browser tests need Debian's chromium: apt-get install chromium"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=CHROMIUM_FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def open_page(browser):
    """Opens an address in a fresh browser profile; a page error fails the test."""
    contexts, problems = [], []

    def open_address(address, **options):
        context = browser.new_context(**{"viewport": PHONE, **options})
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(30_000)
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.goto(address)
        return page

    yield open_address
    for context in contexts:
        context.close()
    assert problems == []


@pytest.fixture
def open_chat(open_page, shop):
    """Opens the chat page of the running shop."""
    return lambda locale, fragment="": open_page(f"{shop.url}/{fragment}", locale=locale)
