#!/usr/bin/env python3
"""Writes state files of format version 1 as the package's description says, without its code.

Needs Python's "cryptography". Usage: make_state_v1.py FOLDER
"""
import hashlib
import hmac
import struct
import sys
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

PASSWORD = b"correct horse"
KDF_SALT = bytes(range(32))
FILE_SALT = bytes(range(100, 132))
SNAPSHOT = [("hierarchies", b"seeds"), ("nv/01C00002", bytes(40))]
COMMITS = [[("da", b"\x01"), ("empty", b"")], [("nv/01C00002", None), ("da", b"\x02")]]


def sha256(data):
    return hashlib.sha256(data).digest()


def keyed_part(protection, scrypt):
    return b"TPM4JST\0" + struct.pack(">HHBBBB", 1, protection, *scrypt, 0) + KDF_SALT + FILE_SALT


def changes(records):
    out = struct.pack(">I", len(records))
    for name, value in records:
        out += struct.pack(">H", len(name)) + name.encode()
        out += struct.pack(">i", -1 if value is None else len(value)) + (value or b"")
    return out + bytes(-len(out) % 8)


def record_header(length, number):
    head = b"tRec" + struct.pack(">IQ", length, number)
    return head + sha256(FILE_SALT + head)[:16]


def seal_plain(context, number, payload):
    white = bytes(b ^ FILE_SALT[i % 32] for i, b in enumerate(payload))
    return white + sha256(context + white)


def hkdf_expand(key, salt, info, length):
    prk = hmac.digest(salt, key, "sha256")
    out = block = b""
    for i in range(1, 255):
        block = hmac.digest(prk, block + info + bytes([i]), "sha256")
        out += block
        if len(out) >= length:
            return out[:length]


def image(keyed, check, overhead, seal):
    header = keyed + check
    header += sha256(header)
    out, link = header, header[-16:]
    for number, records in enumerate([SNAPSHOT] + COMMITS):
        payload = changes(records)
        head = record_header(len(payload) + overhead, number)
        body = seal(head + link, number, payload)
        out, link = out + head + body, body[-16:]
    return out


def plain():
    return image(keyed_part(0, (0, 0, 0)), bytes(16), 32, seal_plain)


def encrypted():
    master = hashlib.scrypt(PASSWORD, salt=KDF_SALT, n=1024, r=8, p=1, dklen=32)
    keyed = keyed_part(2, (10, 8, 1))
    okm = hkdf_expand(master, FILE_SALT, b"tpm4j state file" + keyed, 48)
    gcm = AESGCM(okm[:32])

    def seal(context, number, payload):
        return gcm.encrypt(bytes(4) + struct.pack(">Q", number), payload, context)

    return image(keyed, okm[32:], 16, seal)


folder = Path(sys.argv[1])
(folder / "state-v1-plain.bin").write_bytes(plain())
(folder / "state-v1-password.bin").write_bytes(encrypted())
