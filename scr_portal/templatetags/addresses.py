"""Django's tag `url`, which works out what stands round the ids of rows once for each name."""

from django import template
from django.template import Context, defaulttags
from django.template.base import Parser, Token
from django.utils.safestring import SafeString

from scr_portal.addresses import reverse
from scr_portal.markup import put

register = template.Library()


class Address(defaulttags.URLNode):
    """An address by its name, with what its parts are."""

    def render(self, context: Context) -> SafeString:
        """As Django's own; one with parts by name, or that is kept under a name, is left to it."""
        args = [arg.resolve(context) for arg in self.args]
        if self.kwargs or self.asvar or not all(isinstance(arg, str) for arg in args):
            return SafeString(super().render(context))
        return put("{}", reverse(self.view_name.resolve(context), args))


@register.tag
def url(parser: Parser, token: Token) -> Address:
    """`{% url "case" casefile.public_id %}`."""
    node = defaulttags.url(parser, token)
    return Address(node.view_name, node.args, node.kwargs, node.asvar)
