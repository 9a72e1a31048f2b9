"""`{% kept "name" version … %}` and `{% endkept %}`: a part of a page that is made once.

The version is what `Versions.of` gives. What follows it says how readers' parts differ.
"""

from django import template
from django.template.base import FilterExpression, Node, NodeList, Parser, Token

from freshness.fragments import keep

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
