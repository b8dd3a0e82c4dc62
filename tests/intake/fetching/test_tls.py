"""A certificate is held against the name that was asked for, though the machine is asked by number."""

import ssl
import threading
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import httpx2
import pytest

from rashomon.intake.fetching import Manners, Visitor

WORDS = b"The army shelled Vella on Monday, the mayor said."


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """A certificate of nobody's, for the name localhost, with its key."""
    x509 = pytest.importorskip("cryptography.x509")
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path / "localhost.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    path.write_bytes(private + made.public_bytes(serialization.Encoding.PEM))
    return path


@pytest.mark.parametrize(
    ("host", "trusted", "words"),
    [
        ("localhost", True, None),
        ("localhost", False, "CERTIFICATE_VERIFY_FAILED"),
        ("127.0.0.1", True, "CERTIFICATE_VERIFY_FAILED"),
    ],
)
def test_certificates(certificate: Path, host: str, trusted: bool, words: str | None) -> None:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(404 if self.path == "/robots.txt" else 200)
            self.send_header("Content-Type", "text/plain")
            self.end_headers()
            self.wfile.write(WORDS)

        def log_message(self, *_: Any) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    visitor = Visitor(Manners(every=0, timeout=2, private=True), "tester")
    if trusted:
        own = ssl.create_default_context(cafile=certificate)
        visitor._asker._transport = httpx2.HTTPTransport(verify=own, trust_env=False)
    visit = visitor.visit(f"https://{host}:{server.server_port}/a")
    visitor.close()
    server.shutdown()
    server.server_close()
    if words is None:
        assert visit.page is not None
        assert visit.page.data == WORDS
    else:
        assert visit.failure is not None
        assert words in visit.failure.reason
