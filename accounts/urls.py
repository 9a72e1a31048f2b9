"""Addresses of the profile, and of the account pages that differ from allauth's."""

from django.urls import path, re_path
from django.views.generic import RedirectView

from accounts import entrances, views

urlpatterns = [
    path("account/profile/", views.profile, name="account_profile"),
    path("account/signup/", views.SignUp.as_view(), name="account_signup"),
    path("account/email/", views.ChangeEmail.as_view(), name="account_email"),
    path(
        "account/password/change/", views.ChangePassword.as_view(), name="account_change_password"
    ),
    path("account/password/reset/", views.ResetPassword.as_view(), name="account_reset_password"),
    re_path(
        r"^account/confirm-email/(?P<key>[-:\w]+)/$",
        views.ConfirmEmail.as_view(),
        name="account_confirm_email",
    ),
    path("account/login/", entrances.SignIn.as_view(), name="account_login"),
    path(
        "account/reauthenticate/", entrances.Reauthenticate.as_view(), name="account_reauthenticate"
    ),
    path("account/2fa/", entrances.SecondFactor.as_view(), name="mfa_index"),
    path("account/2fa/authenticate/", entrances.Authenticate.as_view(), name="mfa_authenticate"),
    path(
        "account/2fa/reauthenticate/",
        entrances.ReauthenticateByCode.as_view(),
        name="mfa_reauthenticate",
    ),
    path(
        "account/2fa/webauthn/reauthenticate/",
        entrances.ReauthenticateByPasskey.as_view(),
        name="mfa_reauthenticate_webauthn",
    ),
    path("account/2fa/totp/activate/", entrances.ActivateTOTP.as_view(), name="mfa_activate_totp"),
    path("account/2fa/webauthn/add/", entrances.AddPasskey.as_view(), name="mfa_add_webauthn"),
    path(
        "account/2fa/webauthn/",
        RedirectView.as_view(pattern_name="mfa_index"),
        name="mfa_list_webauthn",
    ),
    path(
        "account/2fa/recovery-codes/",
        entrances.RecoveryCodes.as_view(),
        name="mfa_view_recovery_codes",
    ),
    path("account/sessions/", entrances.session_list, name="usersessions_list"),
    path("account/sessions/end/", entrances.session_end_others, name="session_end_others"),
    path("account/sessions/<int:pk>/end/", entrances.session_end, name="session_end"),
]
