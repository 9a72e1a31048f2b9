"""`{% kept "name" version … %}` to `{% endkept %}`: a part of a page that is made once. The version
is what `Versions.of` gives; what follows says how readers' parts differ. `{% own "name" %}`: a part
that is the reader's own.
"""

from django import template
from django.template.base import FilterExpression, Node, NodeList, Parser, Token
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from freshness.fragments import keep
from freshness.readers import PLACES, is_for_others

register = template.Library()


class Kept(Node):
    def __init__(self, nodelist: NodeList, arguments: list[FilterExpression]):
        self.nodelist, self.arguments = nodelist, arguments

    def render(self, context) -> str:
        name, version, *variant = (argument.resolve(context) for argument in self.arguments)
        return keep((name, *variant), version or None, lambda: self.nodelist.render(context))


@register.tag
def kept(parser: Parser, token: Token) -> Kept:
    """Keep what stands between under its name, the version and the variant."""
    arguments = [parser.compile_filter(part) for part in token.split_contents()[1:]]
    nodelist = parser.parse(["endkept"])
    parser.delete_first_token()
    return Kept(nodelist, arguments)


@register.simple_tag(takes_context=True)
def own(context, name: str) -> SafeString:
    """The template `_name.html`, which knows `user` and `request`, and of the staff `perms`; its
    place in a kept page."""
    request = context["request"]
    if is_for_others(request):
        return SafeString(PLACES[name])
    known = {"user": context["user"], "perms": context.get("perms"), "request": request}
    return render_to_string(f"_{name}.html", known)
