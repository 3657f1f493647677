"""How hypothesis runs: without deadlines, since time on a busy machine says nothing."""

from hypothesis import settings

settings.register_profile("newsclean", deadline=None)
settings.load_profile("newsclean")
