"""Verifies the cases on standard input with python-fido2. Writes one result for each: null, or the error."""

import base64
import json
import sys

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from fido2 import cbor
from fido2.attestation import Attestation
from fido2.client import ClientData
from fido2.cose import CoseKey
from fido2.ctap2 import AttestationObject, AttestedCredentialData, AuthenticatorData
from fido2.server import AttestationVerifier, Fido2Server
from fido2.webauthn import UserVerificationRequirement


def decode(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


cases = json.load(sys.stdin)
root = x509.load_pem_x509_certificate(cases["root"].encode()).public_bytes(Encoding.DER)
state = {"challenge": cases["challenge"], "user_verification": UserVerificationRequirement.REQUIRED}
without_verification = {**state, "user_verification": UserVerificationRequirement.PREFERRED}


class TrustedRoot(AttestationVerifier):
    """Verifies statements of all formats, and trusts the root of the cases."""

    def ca_lookup(self, attestation_result, auth_data):
        return [root]


formats = [cls() for cls in Attestation.__subclasses__() if getattr(cls, "FORMAT", None)]
server = Fido2Server(
    {"id": cases["rpId"], "name": "Example"},
    attestation="direct",
    verify_attestation=TrustedRoot(formats),
)


def error_of(verify):
    try:
        verify()
        return None
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def register(case):
    response = case["response"]["response"]
    uses_u2f = case["format"] == "fido-u2f" and case.get("fault") != "no-user-verification"
    server.register_complete(
        without_verification if uses_u2f else state,
        ClientData(decode(response["clientDataJSON"])),
        AttestationObject(decode(response["attestationObject"])),
    )


def authenticate(case):
    response = case["response"]["response"]
    credential = case["credential"]
    public_key = CoseKey.parse(cbor.decode(decode(credential["publicKey"])))
    stored = AttestedCredentialData.create(bytes(16), decode(credential["id"]), public_key)
    server.authenticate_complete(
        state,
        [stored],
        decode(case["response"]["rawId"]),
        ClientData(decode(response["clientDataJSON"])),
        AuthenticatorData(decode(response["authenticatorData"])),
        decode(response["signature"]),
    )


def results(name, verify):
    return [
        {
            **{key: case[key] for key in ("format", "algorithm", "fault") if key in case},
            "error": error_of(lambda: verify(case)),
        }
        for case in cases[name]
    ]


json.dump(
    {
        "registrations": results("registrations", register),
        "authentications": results("authentications", authenticate),
    },
    sys.stdout,
)
