"""What many pages of one site have in common is the site's, not the article's.

`learn` reads many dumps into a `Profile`: a sample of each site's pages, their lines as hashes
with the roles a labeller gave them. ``Cleaner(profile=...)`` then corrects the labels of lines
that recur (`newsclean.learn.apply`), whatever the labeller.
"""

from newsclean.learn.dumps import learn
from newsclean.learn.profile import Profile

__all__ = ["Profile", "learn"]
