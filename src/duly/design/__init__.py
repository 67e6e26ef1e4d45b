"""The look of Duly: page layout, GOV.UK components as Django templates, and forms that render as them."""
