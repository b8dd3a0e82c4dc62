"""Feeds and site maps give the addresses of their pages, and nothing that does harm."""

import gzip

import pytest

from rashomon.errors import IntakeError
from rashomon.intake.fetching.feeds import listed

RSS = (
    "<rss version='2.0'><channel><link>https://a.example/</link>"
    "<item><title>One</title><link> https://a.example/1 </link></item>"
    "<item><link>https://a.example/2</link></item><item><link>https://a.example/1</link></item>"
    "</channel></rss>"
)
ATOM = (
    "<feed xmlns='http://www.w3.org/2005/Atom'><link href='https://a.example/'/>"
    "<entry><link rel='alternate' href='https://a.example/1'/>"
    "<link rel='replies' href='https://a.example/1/replies'/></entry>"
    "<entry><link href='https://a.example/2'/></entry></feed>"
)
MAP = (
    "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>"
    "<url><loc>https://a.example/1</loc></url><url><loc>https://a.example/2</loc></url></urlset>"
)
INDEX = (
    "<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>"
    "<sitemap><loc>https://a.example/news.xml</loc></sitemap></sitemapindex>"
)
LAUGHS = "<!DOCTYPE r [<!ENTITY a 'ha'>" + "".join(
    f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 10}'>" for n in range(9)
)


@pytest.mark.parametrize("words", [RSS, ATOM, MAP])
@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_pages_are_listed(words: str, pack: type[bytes]) -> None:
    found = listed(pack(words.encode()), "feed")
    assert found.pages == ("https://a.example/1", "https://a.example/2")
    assert found.maps == ()


def test_an_index_lists_site_maps() -> None:
    assert listed(INDEX.encode(), "index").maps == ("https://a.example/news.xml",)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<html><p>no feed",
        b"<rss></rss>",
        b"\x1f\x8b\x08 no gzip",
        f"{LAUGHS}]><rss><item><link>&j;</link></item></rss>".encode(),
    ],
)
def test_what_is_no_feed_is_one_sentence(data: bytes) -> None:
    with pytest.raises(IntakeError):
        listed(data, "feed")
