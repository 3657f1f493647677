"""Rules for single sites: what is known of their pages, one TOML file a site.

``newsclean.sites.rules`` says what a file may hold, ``loader`` reads folders of them, ``match``
applies the rules of a page's site. Files are named after the domain; those with a leading
underscore are templates that several sites share.
"""
