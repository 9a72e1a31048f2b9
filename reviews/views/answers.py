"""Answers by mail: confirming an address, stopping the mails, and a member's setting."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from accounts.requests import AuthenticatedRequest
from accounts.services import choose_answers
from reviews.forms import AnswersForm
from reviews.services import answers

GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])


@csrf_exempt
@never_cache
@GET_OR_POST
def answers_confirm(request: HttpRequest, word: str) -> HttpResponse:
    """The page behind the link of a mail: only its button confirms. The signed word in the
    address is what allows it, so that it needs neither an account nor a token."""
    try:
        comment = answers.comment_to_confirm(word)
        if request.method == "POST":
            answers.confirm_answers(word=word)
    except answers.LinkIsOver:
        return _over(request)
    page = {"comment": comment, "done": request.method == "POST"}
    return render(request, "reviews/answers_confirm.html", page)


@csrf_exempt
@never_cache
@GET_OR_POST
def answers_stop(request: HttpRequest, word: str) -> HttpResponse:
    """One press stops all mails about answers. Programs for mail press it from afar (RFC 8058),
    without cookies and without following a redirect; so a POST is answered with the page."""
    try:
        answers.recipient_to_stop(word)
        if request.method == "POST":
            answers.stop_answers(word=word)
    except answers.LinkIsOver:
        return _over(request)
    return render(request, "reviews/answers_stop.html", {"done": request.method == "POST"})


def _over(request: HttpRequest) -> HttpResponse:
    return render(request, "reviews/answers_over.html", status=410)


@login_required
@GET_OR_POST
def account_answers(request: AuthenticatedRequest) -> HttpResponse:
    """A member's setting, for all that they wrote and will write."""
    if request.method == "POST":
        form = AnswersForm(request.POST)
        form.full_clean()  # a box that is not ticked is an answer, too
        choose_answers(member=request.user, wanted=form.cleaned_data["wanted"])
        messages.success(request, _("Saved."))
        return redirect("account_answers")
    form = AnswersForm(initial={"wanted": request.user.wants_answers})
    return render(request, "reviews/answers_form.html", {"form": form})
