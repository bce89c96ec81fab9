"""Django's own form renderer, with the markup of the GOV.UK Design System."""

from django.forms.renderers import TemplatesSetting

from scr_portal.forms.bound import BoundField


class GovukRenderer(TemplatesSetting):
    """Draws a form as its questions, each with label, hint, error and control.

    The Django admin draws widgets by its own templates and meets none of these.
    """

    form_template_name = "govuk/form.html"
    bound_field_class = BoundField
