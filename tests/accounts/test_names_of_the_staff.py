"""Nobody can look like the staff: not a member, not a guest."""

import pytest
from django.urls import reverse

from accounts.usernames import claims_office, looks_erased, looks_like
from reviews import services
from reviews.models import Comment
from tests.factories import make_editor, make_guest_comment, make_moderator, make_review, make_user
from tests.reviews.commenting import page, post

CLAIMS = [
    "The moderator", "Moderator of Foyer", "TheModerator", "Modеrator", "M O D E R A T O R",
    "moderat0r1", "admin99 Joe", "foyer-admin", "FoyerAdmin", "Site Admin", "Editor Joe",
    "Official Lars", "ᴍᴏᴅᴇʀᴀᴛᴏʀ", "🅼🅾🅳", "ａｄｍｉｎ", "Moderatorin Ute", "Foyer", "The Staff",
    "✔ Rosa", "Rosa ✅", "☑️ Rosa",
    "St@ff", "$taff", "S†aff", "$taff!", "M()derator", "The €ditor", "/\\/\\od", "TheModer@tor99",
    "F()yer team", "MОDЕЯАTОЯ", "ΛDMIN", "@dm!n", "5taff", "＄taff",
    "Модератор", "Администратор", "Редактор", "главный редактор", "管理员", "电影管理员", "管理者",
    "編集部", "モデレーター", "운영자", "관리자", "영화관리자", "版主",
    "مشرف", "المشرف العام", "מנהל",
    "Διαχειριστής", "ΔΙΑΧΕΙΡΙΣΤΗΣ", "Redaktor", "Redakcja", "Redaktör", "Redactie", "Redazione",
    "Amministratore", "Administratrice", "Ylläpitäjä", "Yönetici", "Szerkesztő", "redaktor",
    "quản trị viên", "ผู้ดูแลระบบ", "प्रशासक",
    "Site owner", "Support Team", "Help desk", "sysop", "Site Team", "Modteam", "Foyer Bot",
    "Foyer HQ", "Équipe Foyer", "Équipe de Foyer", "System Message", "Customer Support",
    "site-owner", "support-team", "modteam", "modteam99", "foyerbot", "foyer_hq", "The Foyer",
    "Head of Security", "Trust & Safety", "Tech Support", "SupportTeam",
    "Film editor", "Thelma Schoonmaker (editor)",
]  # fmt: skip
HONEST = ["Badminton Bob", "Stafford", "Modest Mouse", "Modern Times", "Иван", "정민", "نورا",
          "Rosa", "Anonymous 7", "Credit Editorial Fan", "foyerfan", "Foyer fan", "Hostel",
          "Thelma",
          "P!nk", "A$AP Rocky", "Rosa!", "Jan & Eva", "Rosa (Berlin)", "Will Host", "The Site",
          "Team of Four", "Bot Fly", "Modella", "Иван Модин", "John M.D.", "Д. Админов", "山本",
          "김영", "Theo", "Page Turner"]  # fmt: skip
LIKE_MARTA = [
    "Marta", "MARTA", "Mаrta", "rnarta", "m4rta", "Márta", "𝓜arta", "Mɑrta", "ꓟarta", "🅼🅰🆁🆃🅰",
    "M.a.r.t.a", "Marta of Foyer", "Foyer Marta", "Μаrtα", "МАRТА", "M\ufe0farta", "~ Marta ~",
    "The real Marta", "M@rta", "@Marta", "@M@rta", "M@rta!", "Mar†a", "/\\/\\arta",
    "|\\/|arta", "M4r+a",
    "MΛRTΛ", "MДЯTД", "M*rta", "Mɐrta", "Maяta", "₥arta", "themarta", "realmarta", "marta-foyer",
    "marta_support", "The real M@rta", "foyermarta",
]  # fmt: skip
LIKE_VLK = ["Marta V|k", "Marta V｜k", "Marta V¦k", "Marta V١k", "Marta Vﺍk", "Marta Vlĸ",
            "M@rta Vlk",
            "Mar†a Vlk", "/\\/\\arta Vlk", "V|k M@rta", "Marta \\/lk", "Marta V!k!",
            "Marta V|k, critic",
            "Marta Vוk", "Marta V£k", "Marta Vl|<", "martavlk", "the-marta-vlk"]  # fmt: skip
KOWALSKA = ["Kowalska Marta", "Marta Kowalska, critic", "MartaKowalska", "Marta K0walska"]


@pytest.mark.parametrize("name", CLAIMS)
def test_a_name_that_says_its_bearer_runs_the_site_claims_an_office(name):
    assert claims_office(name, site_name="Foyer")


@pytest.mark.parametrize("name", HONEST)
def test_a_name_that_only_holds_the_letters_of_an_office_claims_none(name):
    assert not claims_office(name, site_name="Foyer")


@pytest.mark.parametrize("name", LIKE_MARTA)
def test_a_name_that_is_read_as_another_looks_like_it(name):
    assert looks_like(name, "Marta", site_name="Foyer")


@pytest.mark.parametrize("name", KOWALSKA)
def test_a_name_with_all_the_words_of_a_longer_one_looks_like_it(name):
    assert looks_like(name, "Marta Kowalska", site_name="Foyer")


@pytest.mark.parametrize("name", LIKE_VLK)
def test_a_sign_that_is_drawn_as_a_letter_is_read_as_it(name):
    assert looks_like(name, "Marta Vlk", site_name="Foyer")


@pytest.mark.parametrize("name", ["Martha", "Marta K", "Martin", "마르타", "Martal", "martafan",
                                  "theresamarta", "+Mart", "M@rtin"])  # fmt: skip
def test_another_name_does_not(name):
    assert not looks_like(name, "Marta", site_name="Foyer")


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["Mаrta", "The moderator", "m4rta", "✔ Ines", "lnes", "Ines"])
def test_no_member_takes_a_name_that_looks_like_one_of_the_staff(client, name):
    make_editor(username="desk1", display_name="Marta")
    make_moderator(username="ines")
    member = make_user("ana")
    client.force_login(member)
    answer = client.post(reverse("account_profile"), {"display_name": name, "bio": "Kept."})
    assert answer.status_code == 422
    assert "Readers may take this name for one of the staff." in answer.text
    assert "Kept." in answer.text
    member.refresh_from_db()
    assert member.display_name == ""


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["m4rta", "rnarta", "the-moderator", "1nes", "marta_of_foyer"])
def test_nobody_signs_up_under_such_a_name(client, name):
    make_editor(username="desk1", display_name="Marta")
    make_moderator(username="ines")
    fields = {"username": name, "email": "new@example.org", "password1": "twelve long words"}
    answer = client.post(reverse("account_signup"), fields)
    assert "Readers may take this name for one of the staff." in answer.text


ERASED = ["Former member", "Deleted user", "F0rmer mеmber", "former-member", "former-abc12345",
          "Former–abc", "former_abc", "deleted-user", "Former member 7", "[deleted]",
          "D€leted u$er",
          "A former member", "formermember", "Ehemaliges Mitglied", "已注销用户"]  # fmt: skip


@pytest.mark.parametrize("name", ERASED)
def test_a_name_that_readers_know_of_the_erased_looks_erased(name):
    assert looks_erased(name)


@pytest.mark.parametrize("name", ["Former projectionist", "Formerly Ana", "performer-ana", "Rosa",
                                  "former", "Membership", "User 7"])  # fmt: skip
def test_a_name_of_somebody_who_was_something_else_before_does_not(name):
    assert not looks_erased(name)


@pytest.mark.django_db
def test_neither_a_member_nor_a_guest_looks_like_somebody_who_was_erased(client):
    refusal = "Readers may take this name for that of a former member."
    for name in ("former-abc12345", "former-member"):
        fields = {"username": name, "email": "new@example.org", "password1": "twelve long words"}
        assert refusal in client.post(reverse("account_signup"), fields).text
    assert refusal in post(client, make_review(), name="Former member").text
    client.force_login(make_user("ana"))
    for name in ("Former member", "Deleted user"):
        fields = {"display_name": name, "bio": ""}
        assert refusal in client.post(reverse("account_profile"), fields).text


@pytest.mark.django_db
def test_the_staff_themselves_may_be_called_so(client):
    editor = make_editor(username="marta")
    client.force_login(editor)
    answer = client.post(reverse("account_profile"), {"display_name": "Marta, editor", "bio": ""})
    assert answer.status_code == 302


@pytest.mark.django_db
def test_a_member_who_had_the_name_before_keeps_it(client):
    member = make_user("ana", display_name="Marta")
    make_editor(username="desk1", display_name="Marta")
    client.force_login(member)
    fields = {"display_name": "Marta", "bio": "New words."}
    assert client.post(reverse("account_profile"), fields).status_code == 302


@pytest.mark.django_db
@pytest.mark.parametrize("was_approved", [False, True])
@pytest.mark.parametrize("name", ["Marta", "Mаrta", "Moderator of Foyer", "✔ Marta"])
def test_no_guest_does_even_one_who_was_approved_before(client, name, was_approved):
    make_editor(username="desk1", display_name="Marta")
    review = make_review()
    if was_approved:
        post(client, review)
        services.approve_comment(comment=Comment.objects.get())
    before = Comment.objects.count()
    answer = post(client, review, comment="Words worth keeping.", name=name)
    assert answer.status_code == 422
    assert "Readers may take this name for one of the staff." in answer.text
    assert "Words worth keeping." in answer.text
    assert Comment.objects.count() == before


@pytest.mark.django_db
def test_the_staff_carry_a_mark_beside_their_name_where_they_speak(client):
    editor = make_editor(username="desk1", display_name="Marta")
    review = make_review(author=editor)
    services.leave_comment(review=review, author=editor, body="From the desk.")
    make_guest_comment(review)
    services.leave_comment(review=review, author=make_user("ana"), body="From the stalls.")
    for address in (review.get_absolute_url(), review.film.get_absolute_url(), "/reviews/"):
        html = client.get(address).text
        marked = '<bdi>Marta</bdi></a> <small class="staff">Staff</small>'
        assert html.count(marked) == html.count("<bdi>Marta</bdi></a>") > 0, address
        assert html.count('class="staff"') == html.count(marked), address
    assert ">Staff</span>" in client.get(editor.get_absolute_url()).text


@pytest.mark.django_db
def test_who_becomes_staff_is_marked_on_kept_pages_at_once(client):
    member = make_user("ana")
    review = make_review(author=member)
    assert 'class="staff"' not in page(client, review)
    member.is_staff = True
    member.save()
    assert 'class="staff"' in page(client, review)
