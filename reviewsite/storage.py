"""Static files as production serves them: hashed names, compressed, and one stylesheet a page.

The stylesheets are written as small files that a root (`css/site.css`) imports. Browsers follow the
imports in development; `collectstatic` writes them into one file. Nothing else is built.
"""

import posixpath
import re

from django.core.files.base import ContentFile
from django.core.files.storage import InMemoryStorage
from whitenoise.storage import CompressedManifestStaticFilesStorage

IMPORT = re.compile(r'@import "(?P<url>[^":]+)"(?: layer\((?P<layer>[\w-]+)\))?;')
URL = re.compile(r'url\("(?P<url>[^":]+)"\)')
STRING_OR_COMMENT_OR_SPACE = re.compile(r'(?P<string>"[^"]*")|/\*.*?\*/|\s+', re.DOTALL)
STRING_OR_SPACED_MARK = re.compile(r'(?P<string>"[^"]*")|\s*(?P<mark>[{};,])\s*')


class BundledStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Writes every stylesheet that imports others as one file, before names are hashed."""

    def post_process(self, paths, dry_run=False, **options):
        """Work on the sources, never on an earlier result, so that a second run changes nothing."""
        bundles = InMemoryStorage()
        bundled = {}
        for name in paths:
            if name.endswith(".css") and (text := bundle_imports(name, paths)):
                bundles.save(name, ContentFile(text.encode()))
                bundled[name] = (bundles, name)
        yield from super().post_process({**paths, **bundled}, dry_run=dry_run, **options)


def bundle_imports(name: str, paths: dict) -> str:
    """The stylesheet `name` with its imports written into it; "" when it imports nothing.

    `paths` maps each collected name to its (storage, path), as collectstatic hands it over.
    """
    source = read_text(name, paths)
    if not IMPORT.search(source):
        return ""

    def write_in(match: re.Match) -> str:
        imported = posixpath.normpath(posixpath.join(posixpath.dirname(name), match["url"]))
        text = move_urls(read_text(imported, paths), imported, name)
        return f"@layer {match['layer']} {{{text}}}" if match["layer"] else text

    return tighten(IMPORT.sub(write_in, source))


def read_text(name: str, paths: dict) -> str:
    storage, path = paths[name]
    with storage.open(path) as file:
        return file.read().decode()


def move_urls(css: str, source: str, target: str) -> str:
    """Addresses relative to the file `source`, rewritten to be relative to the file `target`."""

    def rewrite(match: re.Match) -> str:
        absolute = posixpath.normpath(posixpath.join(posixpath.dirname(source), match["url"]))
        return f'url("{posixpath.relpath(absolute, posixpath.dirname(target))}")'

    return URL.sub(rewrite, css)


def tighten(css: str) -> str:
    """The same rules without comments and without needless space; strings stay as they are."""
    css = STRING_OR_COMMENT_OR_SPACE.sub(lambda m: m["string"] or " ", css)
    css = STRING_OR_SPACED_MARK.sub(lambda m: m["string"] or m["mark"], css)
    return css.replace(";}", "}").strip() + "\n"
