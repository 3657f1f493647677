"""Who the text comes from: agencies and other sources named in credit lines, bylines and datelines."""
