package io.github.tpm4j.engine.crypto.ecc;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.engine.crypto.OpenSsl;
import io.github.tpm4j.engine.crypto.TestRandom;
import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.crypto.random.RandomSource;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** ECDSA signatures on every NIST curve, verified by OpenSSL. */
@Tag("peer")
class EccSignaturePeerTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "NIST_P192,prime192v1",
    "NIST_P224,secp224r1",
    "NIST_P256,prime256v1",
    "NIST_P384,secp384r1",
    "NIST_P521,secp521r1"
  })
  void opensslVerifiesEcdsa(EccCurve curve, String name) throws IOException {
    RandomSource random = TestRandom.named("openssl " + name);
    EccPrivateKey key = EccPrivateKey.generate(curve, random);
    byte[] digest = HashAlgorithm.SHA256.digest(new byte[] {1});
    Path publicKey = Files.write(folder.resolve("key"), subjectPublicKeyInfo(key, name));
    Path signature = Files.write(folder.resolve("signature"), der(Ecdsa.sign(key, digest, random)));
    byte[] answer =
        OpenSsl.run(
            digest,
            "pkeyutl",
            "-verify",
            "-pubin",
            "-keyform",
            "DER",
            "-inkey",
            publicKey.toString(),
            "-sigfile",
            signature.toString());
    assertTrue(
        new String(answer, StandardCharsets.US_ASCII).contains("Signature Verified Successfully"));
  }

  private static byte[] subjectPublicKeyInfo(EccPrivateKey key, String name) throws IOException {
    AlgorithmIdentifier algorithm =
        new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, ECNamedCurveTable.getOID(name));
    byte[] point = key.publicPoint().point().getEncoded(false);
    return new SubjectPublicKeyInfo(algorithm, point).getEncoded();
  }

  private static byte[] der(EccSignature signature) throws IOException {
    ASN1Integer r = new ASN1Integer(new BigInteger(1, signature.r()));
    ASN1Integer s = new ASN1Integer(new BigInteger(1, signature.s()));
    return new DERSequence(new ASN1Integer[] {r, s}).getEncoded();
  }
}
