"""Many pictures at once: they are dropped with what is true of all, then each gets its film."""

from urllib.parse import urlencode

from django.contrib import messages
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from films.file_names import says_poster
from films.models import Film, Picture
from films.pictures import POSTER, STILL, PictureRefused, Shape, remake_picture
from films.pictures.headers import read_header
from films.pictures.remaking import MAX_BYTES
from films.selectors import films_of_files, waiting_pictures
from films.services import (
    describe_picture,
    place_poster,
    place_still,
    remove_picture,
    store_uploaded_picture,
)

from .base import ReadingAdmin
from .forms.dropped import DropForm, PlaceForm, all_valid, place_forms
from .forms.pictures import SOURCE_FIELDS

NEEDED = ("films.add_picture", "films.change_film", "films.add_still")
# What the address names was dropped here: pictures of articles stand with no film, either.
SALT = "dropped pictures"

Pairs = list[tuple[int, int | None]]


class DroppingAdmin(ReadingAdmin):
    def get_urls(self):
        drop = self.admin_site.admin_view(self.drop_pictures)
        place = self.admin_site.admin_view(self.place_pictures)
        return [
            path("drop/", drop, name="films_picture_drop"),
            path("place/", place, name="films_picture_place"),
            *super().get_urls(),
        ]

    def changelist_view(self, request, extra_context=None):
        may_drop = {"may_drop": request.user.has_perms(NEEDED)}
        return super().changelist_view(request, may_drop | (extra_context or {}))

    def drop_pictures(self, request: HttpRequest) -> HttpResponse:
        _require(request)
        form = DropForm(request.POST or None, request.FILES or None)
        if request.method == "POST" and form.is_valid():
            stored = self._store(request, form)
            if stored:
                query = urlencode({"dropped": signing.dumps(stored, salt=SALT)})
                return HttpResponseRedirect(f"{reverse('admin:films_picture_place')}?{query}")
        return self._page(request, "drop", _("Drop pictures"), form=form)

    def _store(self, request: HttpRequest, form: DropForm) -> Pairs:
        """Store what can be stored, say of the rest why not; the pictures with their films."""
        films = films_of_files((one.name for one in form.cleaned_data["pictures"]), request.user)
        source = {name: form.cleaned_data[name] for name in SOURCE_FIELDS}
        pairs: Pairs = []
        for upload in form.cleaned_data["pictures"]:
            try:
                picture = _stored(upload, source)
            except PictureRefused as refusal:
                text = f"{upload.name}: {refusal.message % refusal.params}"
                form.add_error("pictures", text)
                messages.warning(request, text)
            else:
                pairs.append((picture.pk, films.get(upload.name)))
        return pairs

    def place_pictures(self, request: HttpRequest) -> HttpResponse:
        _require(request)
        pairs = _dropped(request.GET.getlist("dropped"))
        pictures = list(waiting_pictures().filter(pk__in=pairs).order_by("pk"))
        if not pictures:
            messages.warning(request, _("None of these pictures waits for its film any more."))
            return HttpResponseRedirect(reverse("admin:films_picture_changelist"))
        films = Film.objects.visible_to(request.user)
        known = films.in_bulk([film for film in pairs.values() if film])
        proposed = {pk: known[film] for pk, film in pairs.items() if film in known}
        forms = place_forms(pictures, proposed, films, request.POST or None)
        if request.method == "POST" and all_valid(forms):
            self._place(request, forms)
            return HttpResponseRedirect(reverse("admin:films_picture_changelist"))
        return self._page(request, "place", _("Pictures and their films"), forms=forms)

    @transaction.atomic
    def _place(self, request: HttpRequest, forms: list[PlaceForm]) -> None:
        placed = [form for form in forms if not form.cleaned_data.get("leave_out")]
        for form in forms:
            if form in placed:
                _place_one(form, request)
            else:
                remove_picture(form.picture)
        text = ngettext(
            "One picture stands with its film.", "%(number)d pictures stand with their films.",
            len(placed),
        )  # fmt: skip
        messages.success(request, text % {"number": len(placed)})

    def _page(self, request, name: str, title: str, **context) -> HttpResponse:
        page = {**self.admin_site.each_context(request), "title": title, "opts": self.opts}
        status = 422 if request.method == "POST" else 200
        template = f"admin/films/{name}_pictures.html"
        return TemplateResponse(request, template, page | context, status=status)


def _require(request: HttpRequest) -> None:
    if not request.user.has_perms(NEEDED):
        raise PermissionDenied


def _dropped(tokens: list[str]) -> dict[int, int | None]:
    """The pictures that the tokens of an address name, with the films that are proposed."""
    try:
        return {pk: film for token in tokens for pk, film in signing.loads(token, salt=SALT)}
    except signing.BadSignature as error:
        raise Http404 from error


def _stored(upload: UploadedFile, source: dict[str, str]) -> Picture:
    shape = _shape_of(upload)
    return store_uploaded_picture(remake_picture(upload, shape=shape), shape=shape, **source)


def _shape_of(upload: UploadedFile) -> Shape:
    """A poster, where the file is called one or stands upright; else a still."""
    header = read_header(upload.read(MAX_BYTES))
    is_poster = says_poster(upload.name or "") or header.height > header.width
    return POSTER if is_poster else STILL


def _place_one(form: PlaceForm, request: HttpRequest) -> None:
    said = form.cleaned_data
    describe_picture(form.picture, **form.source)
    if form.is_poster:
        place_poster(form.picture, film=said["film"], by=request.user)
    else:
        place_still(
            form.picture, film=said["film"], caption=said["caption"], alt_text=said["alt_text"]
        )
