"""Stories in; what a dossier tells of them out, and a page of HTML that prints well."""
