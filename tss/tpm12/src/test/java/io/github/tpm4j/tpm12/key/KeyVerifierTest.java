package io.github.tpm4j.tpm12.key;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.tpm12.key.RefusedKeyException.Reason;
import io.github.tpm4j.tpm12.structures.KeyConstants;
import io.github.tpm4j.tpm12.structures.TpmCertifyInfo;
import io.github.tpm4j.tpm12.structures.TpmKeyParms;
import io.github.tpm4j.tpm12.structures.TpmPcrComposite;
import io.github.tpm4j.tpm12.structures.TpmPcrInfo;
import io.github.tpm4j.tpm12.structures.TpmPcrInfoLong;
import io.github.tpm4j.tpm12.structures.TpmPcrInfoShort;
import io.github.tpm4j.tpm12.structures.TpmPcrSelection;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.Sha1;
import java.math.BigInteger;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Statements that a key of software signs in the place of an identity key. */
class KeyVerifierTest {
  private static final int INFO = 0x0101_0000;
  private static final int INFO2 = 0x0029_0001;
  private static final Bytes ZEROS = Bytes.of(new byte[20]);
  private static final Bytes NONCE = Sha1.of(ZEROS);
  private static final TpmPcrSelection PCR_7 = TpmPcrSelection.of(7);
  private static final TpmPcrComposite VALUES = new TpmPcrComposite(PCR_7, ZEROS);

  private static KeyPair identity;
  private static RSAPublicKey key;

  @BeforeAll
  static void make() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    identity = generator.generateKeyPair();
    key = (RSAPublicKey) generator.generateKeyPair().getPublic();
  }

  private static Bytes modulus() {
    byte[] bytes = key.getModulus().toByteArray();
    return Bytes.of(Arrays.copyOfRange(bytes, bytes.length - 256, bytes.length));
  }

  private static TpmCertifyInfo info(int beginning, int flags, int authDataUsage, Bytes pcrInfo) {
    TpmKeyParms parms =
        TpmKeyParms.rsa(2048, KeyConstants.ES_NONE, KeyConstants.SS_RSASSAPKCS1V15_DER);
    return new TpmCertifyInfo(
        beginning,
        KeyConstants.USAGE_SIGNING,
        flags,
        authDataUsage,
        parms,
        Sha1.of(modulus()),
        NONCE,
        false,
        pcrInfo,
        Bytes.EMPTY);
  }

  private static VerifiedKey verified(KeyVerifier verifier, Bytes signed) throws Exception {
    Signature signer = Signature.getInstance("SHA1withRSA");
    signer.initSign(identity.getPrivate());
    signer.update(signed.toArray());
    return verifier.verify(signed, Bytes.of(signer.sign()), NONCE, key);
  }

  private static KeyVerifier verifier() {
    return new KeyVerifier((RSAPublicKey) identity.getPublic());
  }

  private static void refused(Reason reason, KeyVerifier verifier, Bytes signed) {
    RefusedKeyException refused =
        assertThrows(RefusedKeyException.class, () -> verified(verifier, signed));
    assertEquals(reason, refused.reason(), refused.getMessage());
  }

  @Test
  void aKeyThatCanLeaveItsTpm_isRefused() throws Exception {
    for (int flag : new int[] {KeyConstants.FLAG_MIGRATABLE, KeyConstants.FLAG_MIGRATE_AUTHORITY}) {
      refused(
          Reason.MIGRATABLE,
          verifier(),
          info(INFO, flag, KeyConstants.AUTH_ALWAYS, Bytes.EMPTY).toBytes());
    }
    // TPM_PT_MIGRATE_RESTRICTED: made elsewhere.
    refused(
        Reason.MIGRATABLE,
        verifier(),
        info(0x0029_0006, 0, KeyConstants.AUTH_ALWAYS, Bytes.EMPTY).toBytes());
    assertTrue(
        verified(verifier(), info(INFO2, 0, KeyConstants.AUTH_ALWAYS, Bytes.EMPTY).toBytes())
            .alwaysNeedsSecret());
  }

  @Test
  void aKeyWithoutSecret_isRefusedIfOneIsAskedFor() throws Exception {
    Bytes signed = info(INFO, 0, KeyConstants.AUTH_NEVER, Bytes.EMPTY).toBytes();
    assertFalse(verified(verifier(), signed).alwaysNeedsSecret());
    refused(Reason.NO_SECRET, verifier().withSecret(), signed);
  }

  @Test
  void eachFormOfABinding_isUnderstood() throws Exception {
    Bytes digest = VALUES.digest();
    Bytes first = new TpmPcrInfo(PCR_7, digest, ZEROS).toBytes();
    Bytes longer = new TpmPcrInfoLong(1, 0x1F, PCR_7, PCR_7, ZEROS, digest).toBytes();
    Bytes shorter = new TpmPcrInfoShort(PCR_7, 0x1F, digest).toBytes();
    for (TpmCertifyInfo bound :
        List.of(
            info(INFO, 0, KeyConstants.AUTH_ALWAYS, first),
            info(INFO2, 0, KeyConstants.AUTH_ALWAYS, longer),
            info(INFO2, 0, KeyConstants.AUTH_ALWAYS, shorter))) {
      VerifiedKey verified = verified(verifier().boundTo(VALUES), bound.toBytes());
      assertTrue(verified.isBoundTo(VALUES));
      TpmPcrComposite others = new TpmPcrComposite(PCR_7, NONCE);
      refused(Reason.PCR_VALUES, verifier().boundTo(others), bound.toBytes());
    }
    Bytes none = info(INFO2, 0, KeyConstants.AUTH_ALWAYS, Bytes.EMPTY).toBytes();
    refused(Reason.PCR_VALUES, verifier().boundTo(VALUES), none);
    Bytes damaged = info(INFO2, 0, KeyConstants.AUTH_ALWAYS, Bytes.of(new byte[] {0})).toBytes();
    refused(Reason.STRUCTURE, verifier().boundTo(VALUES), damaged);
  }

  @Test
  void theSameModulusWithAnotherExponent_isAnotherKey() throws Exception {
    Bytes signed = info(INFO, 0, KeyConstants.AUTH_ALWAYS, Bytes.EMPTY).toBytes();
    RSAPublicKey own = key;
    key =
        (RSAPublicKey)
            KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(own.getModulus(), BigInteger.valueOf(3)));
    try {
      refused(Reason.KEY, verifier(), signed);
    } finally {
      key = own;
    }
  }

  @Test
  void whatIsNoStatement_isRefused() {
    Bytes whole = info(INFO, 0, KeyConstants.AUTH_ALWAYS, Bytes.EMPTY).toBytes();
    for (int size : new int[] {0, 3, 4, 30, whole.size() - 1}) {
      refused(Reason.STRUCTURE, verifier(), Bytes.of(Arrays.copyOf(whole.toArray(), size)));
    }
    refused(
        Reason.STRUCTURE, verifier(), Bytes.of(Arrays.copyOf(whole.toArray(), whole.size() + 1)));
  }
}
