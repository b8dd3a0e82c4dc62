"""One file a screen: a case and what is asked of it in; records that the page shows, out."""
