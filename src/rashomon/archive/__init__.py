"""A folder of Parquet tables of millions of reports in: their copies and stories, what is asked of
them, and a case for the desk out."""
