#!/usr/bin/env python3
"""Condenses test vectors of Wycheproof to the facts that the conformance tests use.

condense-wycheproof.py REPOSITORY FOLDER

REPOSITORY is a clone of https://github.com/C2SP/wycheproof; its HEAD is read. For each file of KINDS
FOLDER gets a gzipped table, described in its INDEX.md, and INDEX.tsv gets a row of counts.
"""
import gzip
import json
import math
import pathlib
import subprocess
import sys

KINDS = {
    "pkcs1-verify": [
        "rsa_signature_2048_sha224", "rsa_signature_2048_sha256", "rsa_signature_2048_sha384",
        "rsa_signature_2048_sha512", "rsa_signature_3072_sha256", "rsa_signature_3072_sha384",
        "rsa_signature_3072_sha512", "rsa_signature_4096_sha256", "rsa_signature_4096_sha512"],
    "pss-verify": [
        "rsa_pss_2048_sha1_mgf1_20", "rsa_pss_2048_sha256_mgf1_0", "rsa_pss_2048_sha256_mgf1_32",
        "rsa_pss_2048_sha256_mgf1sha1_20", "rsa_pss_2048_sha384_mgf1_48",
        "rsa_pss_2048_sha512_mgf1sha256_32_params", "rsa_pss_3072_sha256_mgf1_32",
        "rsa_pss_4096_sha256_mgf1_32", "rsa_pss_4096_sha384_mgf1_48", "rsa_pss_4096_sha512_mgf1_32",
        "rsa_pss_4096_sha512_mgf1_64", "rsa_pss_misc"],
    "ecdsa-verify": [
        "ecdsa_secp256r1_sha256", "ecdsa_secp256r1_sha512", "ecdsa_secp384r1_sha256",
        "ecdsa_secp384r1_sha384", "ecdsa_secp384r1_sha512", "ecdsa_secp521r1_sha512"],
    "ecdsa-p1363-verify": [
        "ecdsa_secp256r1_sha256_p1363", "ecdsa_secp256r1_sha512_p1363",
        "ecdsa_secp384r1_sha384_p1363", "ecdsa_secp384r1_sha512_p1363",
        "ecdsa_secp521r1_sha512_p1363"],
    "pkcs1-sign": [
        "rsa_pkcs1_1024_sig_gen", "rsa_pkcs1_2048_sig_gen", "rsa_pkcs1_3072_sig_gen",
        "rsa_pkcs1_4096_sig_gen"],
    "pkcs1-decrypt": ["rsa_pkcs1_2048", "rsa_pkcs1_3072", "rsa_pkcs1_4096"],
    "oaep-decrypt": [
        "rsa_oaep_2048_sha1_mgf1sha1", "rsa_oaep_2048_sha224_mgf1sha1",
        "rsa_oaep_2048_sha224_mgf1sha224", "rsa_oaep_2048_sha256_mgf1sha1",
        "rsa_oaep_2048_sha256_mgf1sha256", "rsa_oaep_2048_sha384_mgf1sha1",
        "rsa_oaep_2048_sha384_mgf1sha384", "rsa_oaep_2048_sha512_mgf1sha1",
        "rsa_oaep_2048_sha512_mgf1sha512", "rsa_oaep_3072_sha256_mgf1sha1",
        "rsa_oaep_3072_sha256_mgf1sha256", "rsa_oaep_3072_sha512_mgf1sha1",
        "rsa_oaep_3072_sha512_mgf1sha512", "rsa_oaep_4096_sha256_mgf1sha1",
        "rsa_oaep_4096_sha256_mgf1sha256", "rsa_oaep_4096_sha512_mgf1sha1",
        "rsa_oaep_4096_sha512_mgf1sha512", "rsa_oaep_misc"],
    "ecdh": ["ecdh_secp256r1", "ecdh_secp384r1", "ecdh_secp521r1"],
    "ecdh-point": [
        "ecdh_secp256r1_ecpoint", "ecdh_secp384r1_ecpoint", "ecdh_secp521r1_ecpoint"],
    "hmac": [
        "hmac_sha1", "hmac_sha256", "hmac_sha384", "hmac_sha512", "hmac_sha3_256", "hmac_sha3_384",
        "hmac_sha3_512"],
    "cbc": ["aes_cbc_pkcs5"],
    "cmac": ["aes_cmac"],
}


def rsa_private(group):
    """Modulus, public exponent and one prime."""
    key = group["privateKey"]
    prime = key.get("prime1") or prime_of(
        int(key["modulus"], 16), int(key["publicExponent"], 16), int(key["privateExponent"], 16))
    return [key["modulus"], key["publicExponent"], prime]


def prime_of(modulus, exponent, private_exponent):
    """One prime factor of the modulus (SP 800-56B, appendix C)."""
    odd = exponent * private_exponent - 1
    twos = (odd & -odd).bit_length() - 1
    odd >>= twos
    for base in range(2, 100):
        power = pow(base, odd, modulus)
        for _ in range(twos):
            square = power * power % modulus
            if square == 1 and power not in (1, modulus - 1):
                prime = math.gcd(power - 1, modulus)
                return "%0*x" % (prime.bit_length() + 7 >> 3 << 1, prime)
            power = square
    raise ValueError("no prime found")


def rsa_public(group):
    key = group["publicKey"]
    return [key["modulus"], key["publicExponent"]]


GROUP = {
    "pkcs1-verify": lambda g: [g["sha"]] + rsa_public(g),
    "pss-verify": lambda g: [g["sha"], g["mgfSha"], str(g["sLen"])] + rsa_public(g),
    "ecdsa-verify": lambda g: [g["publicKey"]["curve"], g["sha"], g["publicKeyDer"]],
    "ecdsa-p1363-verify": lambda g: [g["publicKey"]["curve"], g["sha"], g["publicKeyDer"]],
    "pkcs1-sign": lambda g: [g["sha"]] + rsa_private(g),
    "pkcs1-decrypt": rsa_private,
    "oaep-decrypt": lambda g: [g["sha"], g["mgfSha"]] + rsa_private(g),
    "ecdh": lambda g: [g["curve"]],
    "ecdh-point": lambda g: [g["curve"]],
    "hmac": lambda g: [str(g["keySize"]), str(g["tagSize"])],
    "cmac": lambda g: [str(g["keySize"]), str(g["tagSize"])],
    "cbc": lambda g: [str(g["keySize"])],
}

TEST = {
    "pkcs1-verify": ["msg", "sig"],
    "pss-verify": ["msg", "sig"],
    "ecdsa-verify": ["msg", "sig"],
    "ecdsa-p1363-verify": ["msg", "sig"],
    "pkcs1-sign": ["msg", "sig"],
    "pkcs1-decrypt": ["msg", "ct"],
    "oaep-decrypt": ["msg", "ct", "label"],
    "ecdh": ["public", "private", "shared"],
    "ecdh-point": ["public", "private", "shared"],
    "hmac": ["key", "msg", "tag"],
    "cmac": ["key", "msg", "tag"],
    "cbc": ["key", "iv", "msg", "ct"],
}


def git(repository, *command):
    return subprocess.run(
        ["git", "-C", repository, *command], capture_output=True, check=True).stdout


def condense(kind, vectors):
    lines, results = [], []
    for group in vectors["testGroups"]:
        lines.append("\t".join(["group"] + GROUP[kind](group)))
        for test in group["tests"]:
            results.append(test["result"])
            fields = [test[field] for field in TEST[kind]]
            lines.append("\t".join([str(test["tcId"]), test["result"]] + fields))
    return "\n".join(lines) + "\n", results


def main(repository, folder):
    folder = pathlib.Path(folder)
    commit = git(repository, "rev-parse", "HEAD").decode().strip()
    rows = ["# https://github.com/C2SP/wycheproof at commit " + commit,
            "file\tkind\ttests\tvalid\tinvalid\tacceptable"]
    for kind, names in KINDS.items():
        for name in names:
            source = "testvectors_v1/" + name + "_test.json"
            vectors = json.loads(git(repository, "show", "HEAD:" + source))
            table, results = condense(kind, vectors)
            counts = [results.count(r) for r in ("valid", "invalid", "acceptable")]
            assert sum(counts) == vectors["numberOfTests"], name
            # Without a name and a time in it: the same vectors make the same file.
            with open(folder / (name + ".tsv.gz"), "wb") as out:
                with gzip.GzipFile("", "wb", 9, out, 0) as packed:
                    packed.write(table.encode())
            rows.append("\t".join([name, kind, str(sum(counts))] + [str(c) for c in counts]))
    (folder / "INDEX.tsv").write_text("\n".join(rows) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
