"""A member sets up second factors and signs in with them."""

import re
import time

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import Page, expect

from tests.journeys.conftest import join, sign_in

PASSWORD = "three films in a row"


def press(page: Page, name: str) -> None:
    page.get_by_role("main").get_by_role("button", name=name, exact=True).click()


def sign_out(page: Page) -> None:
    page.goto("/account/logout/")
    press(page, "Sign out")


def prove(page: Page) -> None:
    """Type the password once more, where the page asks for it."""
    expect(page.get_by_role("heading", level=1)).to_have_text("Is it you?")
    page.get_by_label("Password").fill(PASSWORD)
    press(page, "Go on")


def is_in(page: Page, name: str) -> None:
    expect(page.get_by_role("banner")).to_contain_text(name)


def test_a_member_signs_in_with_an_app_and_with_a_recovery_code(visit, site, javascript):
    name = "app-scripted" if javascript else "app-unscripted"
    page = visit()
    join(page, site, name, PASSWORD)
    page.goto("/account/2fa/")
    page.get_by_role("link", name="Set up an app").click()
    prove(page)
    secret = page.get_by_role("main").locator("code").inner_text().replace(" ", "")

    def code(later: int = 0) -> str:
        return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + later))

    page.get_by_label("Code").fill(code())
    press(page, "Use this app")
    recovery_code = page.get_by_role("main").get_by_role("listitem").first.inner_text()

    sign_out(page)
    sign_in(page, name, PASSWORD)
    page.get_by_label("Code").fill("000 000")
    press(page, "Sign in")
    expect(page.get_by_role("alert")).to_contain_text("did not fit")
    # The code that set the app up is spent; the next one of a clock that is fast is taken.
    page.get_by_label("Code").fill(code(later=1))
    press(page, "Sign in")
    is_in(page, name)

    sign_out(page)
    sign_in(page, name, PASSWORD)
    page.get_by_label("Code").fill(recovery_code)
    press(page, "Sign in")
    is_in(page, name)
    page.goto("/account/2fa/")
    expect(page.get_by_role("main")).to_contain_text("9 codes are left")


@pytest.mark.parametrize("javascript", [True], indirect=True)
def test_a_member_signs_in_with_a_passkey_alone_and_after_the_password(visit, site, javascript):
    page = visit(site.named_address)
    join(page, site, "keyed", PASSWORD)
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    device = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True,
              "hasUserVerification": True, "isUserVerified": True}  # fmt: skip
    added = devices.send("WebAuthn.addVirtualAuthenticator", {"options": device})
    page.goto("/account/2fa/")
    page.get_by_role("link", name="Add a passkey").click()
    prove(page)
    page.get_by_label("Name").fill("My laptop")
    press(page, "Add a passkey")
    expect(page.get_by_role("status").first).to_have_text("The passkey is added.")
    page.goto("/account/2fa/")
    expect(page.get_by_role("heading", name="My laptop")).to_be_visible()

    sign_out(page)
    page.goto("/account/login/?next=/members/")
    press(page, "Use a passkey")
    is_in(page, "keyed")
    assert page.url.endswith("/members/")

    sign_out(page)
    sign_in(page, "keyed", PASSWORD)
    expect(page.get_by_role("heading", level=1)).to_have_text("One step more")
    press(page, "Use a passkey")
    is_in(page, "keyed")

    sign_out(page)
    page.goto("/account/login/")
    refusal = {"authenticatorId": added["authenticatorId"], "isUserVerified": False}
    devices.send("WebAuthn.setUserVerified", refusal)
    press(page, "Use a passkey")
    expect(page.get_by_role("alert")).to_contain_text("The passkey was not used")
    expect(page.get_by_role("banner")).to_contain_text("Sign in")


@pytest.mark.parametrize("javascript", [False], indirect=True)
def test_without_javascript_no_button_promises_a_passkey(visit, site, javascript):
    page = visit(site.named_address)
    page.goto("/account/login/")
    expect(page.get_by_role("button", name=re.compile("passkey"))).to_have_count(0)
    join(page, site, "plain", PASSWORD)
    page.goto("/account/2fa/webauthn/add/")
    prove(page)
    expect(page.get_by_role("button", name=re.compile("passkey"))).to_have_count(0)
    expect(page.get_by_role("main")).to_contain_text("Passkeys need JavaScript")
