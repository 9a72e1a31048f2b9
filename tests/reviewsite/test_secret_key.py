import stat

from environ import Env

from reviewsite.secret_key import ensure_secret_key, secret_key_path


def test_a_key_is_made_once_and_only_its_owner_can_read_it(tmp_path):
    path = tmp_path / "var" / "secret_key"
    assert ensure_secret_key(path) is True
    key = path.read_text()
    assert ensure_secret_key(path) is False
    assert path.read_text() == key
    assert len(key) >= 80
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_two_installations_have_two_keys(tmp_path):
    paths = [tmp_path / "one", tmp_path / "two"]
    for path in paths:
        ensure_secret_key(path)
    assert paths[0].read_text() != paths[1].read_text()


def test_the_key_stands_in_the_folder_of_data(monkeypatch):
    monkeypatch.delenv("SECRET_KEY_PATH", raising=False)
    monkeypatch.setenv("VAR_DIR", "/data")
    assert str(secret_key_path(Env())) == "/data/secret_key"
    monkeypatch.setenv("SECRET_KEY_PATH", "/keys/foyer")
    assert str(secret_key_path(Env())) == "/keys/foyer"
