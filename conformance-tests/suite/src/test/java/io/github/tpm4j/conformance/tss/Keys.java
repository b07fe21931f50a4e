package io.github.tpm4j.conformance.tss;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.algorithms.TpmsSignatureEcc;
import io.github.tpm4j.tss.algorithms.TpmtSigScheme;
import io.github.tpm4j.tss.algorithms.TpmtSignature;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.crypto.Digests;
import io.github.tpm4j.tss.device.KeyBlob;
import io.github.tpm4j.tss.device.TpmDevice;
import io.github.tpm4j.tss.device.TpmKey;
import io.github.tpm4j.tss.keys.KeyAuthorization;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.templates.KeyTemplate;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.function.Supplier;

/** Keys for the tests, and the check of what they sign by software. */
public final class Keys {
  public static final byte[] MESSAGE = "message".getBytes(StandardCharsets.US_ASCII);
  public static final Bytes DIGEST = Digests.of(HashAlg.SHA256, MESSAGE);
  public static final TpmtSigScheme ECDSA = TpmtSigScheme.of(TpmAlg.ECDSA, TpmAlg.SHA256);
  public static final TpmtPublic P256 = KeyTemplate.ec(TpmEccCurve.NIST_P256).signing().build();

  private Keys() {}

  public static Supplier<SecretBytes> password(String text) {
    return () -> SecretBytes.of(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** A P-256 key with a password. */
  public static TpmKey create(TpmDevice device, String password) {
    return create(device, P256, password, KeyAuthorization.password(password(password)));
  }

  public static TpmKey create(
      TpmDevice device, TpmtPublic template, String password, KeyAuthorization authorization) {
    KeyBlob blob = device.createKey(device.storageKey(), template, password(password).get());
    return device.key(device.storageKey(), blob, authorization);
  }

  /** Signs, and verifies the signature by software. */
  public static void assertSigns(TpmKey key) {
    assertTrue(verifies(key, key.sign(ECDSA, DIGEST)));
  }

  public static boolean verifies(TpmKey key, TpmtSignature signature) {
    try {
      TpmsSignatureEcc numbers = (TpmsSignatureEcc) signature.signature();
      Signature verifier = Signature.getInstance("SHA256withECDSAinP1363Format");
      verifier.initVerify(key.publicKey());
      verifier.update(MESSAGE);
      byte[] concatenated = new byte[64];
      put(numbers.signatureR(), concatenated, 0);
      put(numbers.signatureS(), concatenated, 32);
      return verifier.verify(concatenated);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static void put(Bytes number, byte[] target, int offset) {
    System.arraycopy(number.borrow(), 0, target, offset + 32 - number.size(), number.size());
  }
}
